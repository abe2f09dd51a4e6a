/** What throws where it is read. That it is no promise can be seen. */
export function unreadable(): object {
  return new Proxy(
    { size: 0 },
    {
      get(_, name) {
        if (name === 'then') {
          return undefined;
        }
        throw new Error(`Nobody may read ${String(name)}.`);
      },
    },
  );
}
