import { deepEqual, equal, ok } from 'node:assert/strict';
import {
  type Exploration,
  exploreInterleavings,
  type InterleavingExperiment,
} from '@audit-race/interleavings';
import { Given, Then, When } from '@cucumber/cucumber';
import { ExplorerPage } from '../adopting/support/explorer-page';
import { ExportedTypes } from '../adopting/support/exported-types';
import type { AuditWorld } from '../support/world';

const NAME = '@audit-race/interleavings';

/** What the pages say, and what the package has. */
class Compared {
  readonly pages = ExplorerPage.all();
  said: string[] = [];
  there: string[] = [];
}

/** Callers who are counted. */
class Counted {
  callers = 0;
  exploration: Exploration | undefined;
}

function namesIn(pages: readonly ExplorerPage[], pattern: RegExp): string[] {
  const found = pages.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, name = '']) => name));
  return [...new Set(found)].toSorted();
}

Given('{int} simple callers with three operations each', function (this: AuditWorld, callers: number) {
  this.part(Counted).callers = callers;
});

When(
  'Ada compares the chapter {string} of the page with the errors that the package exports',
  function (this: AuditWorld, title: string) {
    const compared = this.part(Compared);
    compared.said = [...new ExplorerPage('errors').column(title, 'when').keys()].toSorted();
    // The one that is an error of Node.
    compared.there = [...new ExportedTypes(NAME).codes, 'ERR_ASSERTION'].toSorted();
  },
);

When('Ada looks up the controls that the pages call', function (this: AuditWorld) {
  const compared = this.part(Compared);
  compared.said = namesIn(compared.pages, /\bturns\.(\w+)/g);
  compared.there = new ExportedTypes(NAME)
    .membersOf('Turns')
    .map(({ name }) => name)
    .toSorted();
});

When('Ada looks up the functions that the pages call', function (this: AuditWorld) {
  const compared = this.part(Compared);
  compared.there = new ExportedTypes(NAME).functions.toSorted();
  compared.said = namesIn(compared.pages, /`(\w+)\(/g).filter((name) => !OF_THE_USER.has(name));
});

When('Ada explores every order of them', async function (this: AuditWorld) {
  const counted = this.part(Counted);
  counted.exploration = await exploreInterleavings(threeOperations(counted.callers));
});

When(
  /^Ada explores every order of them, who start by (call|await)$/,
  async function (this: AuditWorld, starts: 'call' | 'await') {
    const counted = this.part(Counted);
    counted.exploration = await exploreInterleavings({ ...threeOperations(counted.callers), starts });
  },
);

/** What callers and checks of the examples are called. */
const OF_THE_USER: ReadonlySet<string> = new Set(['check', 'cleanUp', 'close', 'wait', 'waitSync']);

Then('each code is in both', function (this: AuditWorld) {
  assertSame(this.part(Compared));
});

Then('each of them is there, and each that is there is called', function (this: AuditWorld) {
  assertSame(this.part(Compared));
});

Then('all that the scope assumes is in the chapter {string}', function (this: AuditWorld, title: string) {
  const chapter = new ExplorerPage('README').chapter(title).replaceAll(/\s+/g, ' ').toLowerCase();
  const { scope = '' } = this.part(Counted).exploration ?? {};
  const [, granted = ''] = scope.split('It assumes that ');
  const parts = granted.split('; ').map((part) => part.replace(/ or in several$/, '').toLowerCase());
  ok(parts.length > 3, scope);
  deepEqual(
    parts.filter((part) => !chapter.includes(part)),
    [],
  );
});

Then('there are as many as the README tells', function (this: AuditWorld) {
  const { callers, exploration } = this.part(Counted);
  const { text } = new ExplorerPage('README');
  const [, two, three] =
    /two simple callers with three operations each have (\d[\d,]*\d) orders, three have (\d[\d,]*\d)/.exec(
      text,
    ) ?? [];
  equal(exploration?.interleavings.toLocaleString('en'), { 2: two, 3: three }[callers]);
  ok(exploration?.complete);
});

function assertSame({ said, there }: Compared): void {
  ok(there.length > 0, 'Nothing was compared.');
  deepEqual(said, there);
}

function threeOperations(count: number): InterleavingExperiment {
  return {
    name: 'three operations',
    setup(turns) {
      const work = turns.control('work', () => undefined);
      const run = async () => {
        await work();
        await work();
        await work();
      };
      const callers = Array.from({ length: count }, (_, index) => ({
        name: `caller ${index}`,
        kind: 'caller',
        run,
      }));
      return { callers, check: () => undefined };
    },
  };
}
