// Explores a race and its fix, as in the README of the explorer. The test runners pass the explorer in, because each loads it in
// its own way.
const assert = require('node:assert/strict');

class Service {
  #session;

  async withRace(open) {
    if (this.#session === undefined) {
      this.#session = await open();
    }
    return this.#session;
  }

  withPromise(open) {
    this.#session ??= open();
    return this.#session;
  }
}

module.exports = async function exploreRace({ exploreInterleavings, replayInterleaving }) {
  const experiment = (way) => ({
    name: `two callers ask for the session ${way}`,
    setup(turns) {
      const opened = [];
      const open = turns.control('open', () => opened.push('a session'));
      const service = new Service();
      return {
        callers: ['Ada', 'Grace'].map((name) => ({ name, kind: 'caller', run: () => service[way](open) })),
        check: () => assert.equal(opened.length, 1),
      };
    },
  });
  const race = await exploreInterleavings(experiment('withRace'));
  assert.deepEqual([race.failing, race.interleavings, race.complete], [4n, 6n, true]);
  const again = await replayInterleaving(experiment('withRace'), race.smallest.id);
  assert.equal(again.problems.length, 1);
  const repaired = await exploreInterleavings(experiment('withPromise'));
  assert.deepEqual([repaired.failing, repaired.interleavings, repaired.complete], [0n, 4n, true]);
};
