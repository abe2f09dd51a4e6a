/** Values that JSON cannot hold, or that do not like to be looked at. */
export const oddResults: Readonly<Record<string, () => unknown>> = {
  'a large number': () => 12n,
  'a circle': () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    return circle;
  },
  'a thing that cannot be asked': () => ({
    get secret(): never {
      throw new Error('asked');
    },
    toJSON(): never {
      throw new Error('asked');
    },
  }),
  'an error with a reason': () => new RangeError('too far', { cause: 5n }),
  'a stand-in': () =>
    new Proxy(
      {},
      {
        get: (_, key) => {
          // Whatever is awaited is asked for that.
          if (key === 'then') {
            return;
          }
          throw new Error('asked');
        },
      },
    ),
};
