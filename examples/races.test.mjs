// npm install --save-dev @audit-race/interleavings
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  assertEveryInterleaving,
  describeInterleaving,
  exploreInterleavings,
} from '@audit-race/interleavings';

// A cache as many people write it. Its tests pass, and now and then it keeps a name that nobody has any more.
function makeHastyCache(users) {
  const names = new Map();
  return {
    async read(id) {
      if (!names.has(id)) {
        names.set(id, await users.select(id));
      }
      return names.get(id);
    },
    async rename(id, name) {
      await users.update(id, name);
      names.delete(id);
    },
  };
}

// The repair: a name that was on its way while somebody renamed is not kept.
function makeCache(users) {
  const names = new Map();
  let renames = 0;
  return {
    async read(id) {
      if (names.has(id)) {
        return names.get(id);
      }
      const before = renames;
      const name = await users.select(id);
      if (renames === before) {
        names.set(id, name);
      }
      return name;
    },
    async rename(id, name) {
      await users.update(id, name);
      renames += 1;
      names.delete(id);
    },
  };
}

// Put your own code in the place of the cache, and what it waits for in the place of the table.
const renaming = (make) => ({
  name: 'a rename while somebody reads',
  answers: 'later', // The answer of a database takes time, and others go on meanwhile.
  setup(turns) {
    const table = new Map([[1, 'Ada']]);
    const users = turns.controlAll({
      select: (id) => table.get(id),
      update: (id, name) => {
        table.set(id, name);
      },
    });
    const cache = make(users);
    return {
      callers: [
        { name: 'reader', run: () => cache.read(1) },
        { name: 'writer', run: () => cache.rename(1, 'Grace') },
      ],
      // Runs when both have ended.
      check: async () => assert.equal(await cache.read(1), 'Grace'),
    };
  },
});

test('a test with Promise.all does not see the race', async () => {
  const table = new Map([[1, 'Ada']]);
  const cache = makeHastyCache({
    select: async (id) => table.get(id),
    update: async (id, name) => table.set(id, name),
  });
  await Promise.all([cache.read(1), cache.rename(1, 'Grace')]);
  assert.equal(await cache.read(1), 'Grace');
});

test('the hasty cache keeps an old name in some order', async (t) => {
  const { failing, interleavings, smallest } = await exploreInterleavings(renaming(makeHastyCache));
  assert.ok(failing > 0n);
  t.diagnostic(`${failing} of ${interleavings} orders fail.`);
  t.diagnostic(describeInterleaving(smallest));
});

test('the cache never keeps an old name', () => assertEveryInterleaving(renaming(makeCache)));
