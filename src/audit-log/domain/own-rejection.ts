/** Takes charge of what somebody else's code has given back: where that is a promise, nobody else would look at it. */
export function ownRejection(given: unknown, onRejected: (error: unknown) => void): void {
  if (typeof Reflect.get(Object(given), 'then') === 'function') {
    Promise.resolve(given).catch(onRejected);
  }
}
