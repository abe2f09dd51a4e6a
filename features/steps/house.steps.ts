import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Given, Then, When } from '@cucumber/cucumber';
import { HouseLaw } from '../house/support/house-law';
import { LawlessHouse } from '../house/support/lawless-house';
import { Said } from '../house/support/said';
import { type WrongImport, wrongImportsFor } from '../house/support/wrong-imports';
import type { AuditWorld } from '../support/world';

/** The rooms that the plan does not show. */
class MissingRooms {
  names: readonly string[] = [];
}

Given('a copy of this repository with an import against each law', function (this: AuditWorld) {
  const house = this.part(LawlessHouse);
  for (const wrong of wrongImportsFor(this.part(HouseLaw))) {
    house.plant(wrong);
  }
});

When('Grace checks the layers of the copy', async function (this: AuditWorld) {
  await this.part(LawlessHouse).check();
});

When(
  /^Grace holds the rooms of "([^"]*)" against the house(?:, (.*))?$/,
  async function (this: AuditWorld, home: string, fault: string | undefined) {
    const law = this.part(HouseLaw);
    const rooms = law.rooms.filter((room) => room.home === home).map(({ name }) => [name, []] as const);
    assert.ok(rooms.length > 0, `The law knows no room of ${home}.`);
    const plan = new Map<string, readonly string[]>(rooms);
    if (fault !== undefined) {
      spoil(plan, fault);
    }
    await this.part(Said).of(() => law.holdAgainstHouse(home, Object.fromEntries(plan)));
  },
);

Then('each law has refused the import against it', function (this: AuditWorld) {
  const { laws } = this.part(HouseLaw);
  const { planted, refused } = this.part(LawlessHouse);
  const words = refused.map(describe);
  assert.deepEqual(
    planted.map(describe).filter((wrong) => !words.includes(wrong)),
    [],
    'These were let through.',
  );
  assert.deepEqual(
    laws.filter((name) => !planted.some(({ law }) => law === name)),
    [],
    'These laws were not tried; name a wrong import for each in wrong-imports.ts.',
  );
});

Then('no other import was refused', function (this: AuditWorld) {
  const { planted, refused } = this.part(LawlessHouse);
  const imports = planted.map(describeImport);
  // A file that reaches for a room above it makes circles of all that leads back to it.
  const others = refused.filter(
    (each) => each.law !== 'no circles' && !imports.includes(describeImport(each)),
  );
  assert.deepEqual(others.map(describe), []);
});

Then('there is nothing to say against them', function (this: AuditWorld) {
  assert.equal(this.part(Said).words, '');
});

Then(/^it is said that (.*)$/, function (this: AuditWorld, words: string) {
  const told = this.part(Said).words;
  assert.ok(told.includes(words), told);
});

/** Draws something into the plan that the house does not have, or leaves something out. */
function spoil(plan: Map<string, readonly string[]>, fault: string): void {
  const [word, other] = fault.match(/(?<=a )cellar|(?<=called )\w+|(?<=from |to )\w+/g) ?? [];
  assert.ok(word, `No such fault: ${fault}`);
  if (fault.startsWith('without')) {
    plan.delete(word);
  } else {
    plan.set(word, other === undefined ? [] : [other]);
  }
}

function describe(wrong: WrongImport): string {
  return `${wrong.law}: ${describeImport(wrong)}`;
}

function describeImport({ from, imported }: WrongImport): string {
  return `${from} -> ${imported}`;
}

When('Grace looks for each room of the law in the plan of {word}', function (this: AuditWorld, file: string) {
  const [, plan = ''] =
    /## The plan of the house\n+```\n([\s\S]*?)\n```/.exec(readFileSync(file, 'utf8')) ?? [];
  const { rooms } = this.part(HouseLaw);
  assert.ok(rooms.length > 0, 'The law knows no room.');
  this.part(MissingRooms).names = rooms
    .filter(({ home, name }) => !isShown(floorsOf(plan, home), name))
    .map(({ home, name }) => `${home}/${name}`);
});

Then('the plan shows each of them', function (this: AuditWorld) {
  assert.deepEqual(this.part(MissingRooms).names, []);
});

/** The lines of the plan that are about one package. */
function floorsOf(plan: string, home: string): string {
  const [, floors = ''] = plan.split(`src/${home}/`);
  return floors.split(/\n(?=\S)/)[0] ?? '';
}

/** A folder is shown with its slash, inside of another by its own name; the front door, and files beside rooms, need no line. */
function isShown(floors: string, room: string): boolean {
  const name = room.split('/').at(-1) ?? '';
  return name.endsWith('.ts') || floors.includes(` ${name}/`);
}
