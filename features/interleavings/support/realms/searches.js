// The same searches in each realm: what a user of a test runner writes, with the errors and promises of that realm and of Node.
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { Readable } = require('node:stream');
const timers = require('node:timers');
const promised = require('node:timers/promises');

const nobodyMinds = () => undefined;

function pair(run, check = nobodyMinds) {
  return { callers: ['Ada', 'Grace'].map((name) => ({ name, run })), check };
}

/** What each search sets up. */
const setups = {
  'a rejection that nobody handles': (turns) => {
    const save = turns.control('save', nobodyMinds, { fault: () => new Error('the disk is full') });
    return pair(() => {
      save();
    });
  },
  'an error of Node': (turns) => pair(turns.control('read', () => fs.readFileSync('/nowhere'))),
  'a call that is aborted': (turns) => {
    const signal = turns.abortSignal();
    const read = turns.control('read', nobodyMinds);
    const run = () => read().then(() => signal.throwIfAborted());
    return { callers: [{ name: 'Ada', run }], check: nobodyMinds };
  },
  'a class of promises': (turns) => {
    class Later extends Promise {}
    const read = turns.control('read', () => Later.resolve(new Map([['id', 1n]])));
    const wait = turns.control('wait', () => promised.setImmediate('waited'));
    return pair(async () => [await read(), await wait()]);
  },
  'streams and callbacks of Node': (turns) => {
    const read = turns.control('read', () => 1);
    const save = turns.control('save', (parts) => parts.join());
    // Node ends a stream in a callback of its own `process.nextTick`.
    const collect = (parts, resolve) =>
      Readable.from(parts)
        .resume()
        .on('end', () => resolve(save(parts)));
    const run = async () => {
      const first = await read();
      return new Promise((resolve) => collect([first, 2], resolve));
    };
    return pair(run, (outcomes) => assert.equal(outcomes[1].value, '1,2'));
  },
  'timers that are controlled': (turns) => {
    turns.controlTimers();
    let count = 0;
    const later = () =>
      new Promise((resolve) => {
        count += 1;
        setTimeout(resolve, 10);
      });
    return pair(later, () => assert.equal(count, 1));
  },
  'a module that is loaded for one order': async (turns) => {
    turns.controlTimers();
    const { wait } = await turns.load(path.join(__dirname, 'waiting-module.js'));
    return pair(() => new Promise(wait));
  },
  'a wait that was forgotten': (turns) => {
    const read = turns.control('read', nobodyMinds);
    return pair(() => read().then(() => new Promise((resolve) => timers.setTimeout(resolve, 1))));
  },
};

function withdrawals(turns) {
  let balance = 100;
  const read = turns.control('read', () => balance);
  const write = turns.control('write', (value) => {
    balance = value;
  });
  const withdraw = async () => write((await read()) - 30);
  return pair(withdraw, () => assert.equal(balance, 40));
}

/** Returns what each search says, or why it was refused; it is given the package as it was loaded in this realm. */
module.exports = async function runSearches(explorer) {
  const { assertEveryInterleaving, describeInterleaving, exploreInterleavings } = explorer;
  const said = {};
  const race = { name: 'a race', setup: withdrawals };
  said['a failed assertion of Node'] = await assertEveryInterleaving(race, { pictures: false }).then(
    () => 'holds',
    ({ message }) => message,
  );
  for (const [name, setup] of Object.entries(setups)) {
    said[name] = await exploreInterleavings({ name: 'a search', setup }).then(
      ({ failing, interleavings, complete, smallest, example }) =>
        `${failing} of ${interleavings} fail, complete: ${complete}\n${describeInterleaving(smallest ?? example)}`,
      ({ message }) => message,
    );
  }
  return said;
};
