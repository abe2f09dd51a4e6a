/** A proxy may throw when it is read; then the answer is `otherwise`. */
export function asked<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}
