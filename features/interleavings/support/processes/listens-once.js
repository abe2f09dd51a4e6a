// Whoever listens once hears of one rejection, and the next ends the program, also where a search came in between.
const { exploreInterleavings } = require('@audit-race/interleavings');

const rejects = [];
const abandoned = ['first', 'second'].map(
  (which) =>
    new Promise((_, reject) => {
      rejects.push(() => reject(new Error(`the ${which} of somebody else`)));
    }),
);

process.once('unhandledRejection', ({ message }) => process.stdout.write(`heard ${message}\n`));

exploreInterleavings({
  name: 'a program that listens once',
  setup: () => ({ callers: [{ name: 'A', run: () => rejects[0]() }], check: () => abandoned.length }),
}).then(() => rejects[1]());
