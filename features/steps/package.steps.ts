import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Given, Then, When } from '@cucumber/cucumber';
import { AdoptingSuite } from '../adopting/support/adopting-suite';
import { EmptyProject } from '../adopting/support/empty-project';
import { LoadedModules } from '../adopting/support/loaded-modules';
import { packPackages } from '../adopting/support/packed-package';
import { readSourceMaps, type SourceMaps } from '../adopting/support/source-maps';
import { type CheckedTypes, TypedProject } from '../adopting/support/typed-project';
import type { RunMode } from '../support/nested-run';
import type { AuditWorld } from '../support/world';

/** What is built into the page: it is written into it, and nobody imports it. */
const pageFolder = 'documentation/page/';

/** What a scenario has found out about the packages. */
class PackageFindings {
  files: readonly string[] = [];
  types: readonly (readonly [door: string, file: string | undefined])[] = [];
  sourceMaps: SourceMaps | undefined;
  checked: CheckedTypes | undefined;
  told = '';
}

Given('the packed packages', async () => {
  await packPackages();
});

Given('an empty project with the packages', async function (this: AuditWorld) {
  await this.part(EmptyProject).install();
});

Given('an empty project with nothing but {string}', async function (this: AuditWorld, name: string) {
  await this.part(EmptyProject).install([name]);
});

When('Ada lists the files of {string}', async function (this: AuditWorld, name: string) {
  const packages = await packPackages();
  this.part(PackageFindings).files = packages.find((packed) => packed.name === name)?.files ?? [];
});

When('Ada looks for the sources of each program in {string}', function (this: AuditWorld, name: string) {
  this.part(PackageFindings).sourceMaps = readSourceMaps(this.part(EmptyProject).homeOf(name));
});

When(/^Ada's TypeScript looks for every door as (.*)$/, function (this: AuditWorld, way: string) {
  this.part(PackageFindings).types = this.part(TypedProject).findTypes(way);
});

When('Ada uses every door in strict TypeScript', function (this: AuditWorld) {
  this.part(PackageFindings).checked = this.part(TypedProject).check();
});

When('a program opens every door of {string}', async function (this: AuditWorld, name: string) {
  const project = this.part(EmptyProject);
  await project.runProgram(openEach(project.doorsOf(name)), this.part(LoadedModules).environment);
});

When(
  'Ada runs that suite {mode}, and looks at its processes',
  async function (this: AuditWorld, { args }: RunMode) {
    await this.part(AdoptingSuite).runIn({ args, environment: this.part(LoadedModules).environment });
  },
);

When("Ada's project asks for the session of an audit log", async function (this: AuditWorld) {
  const program = `
    const { AuditService } = require('audit-race');
    const audit = new AuditService({ databaseUrl: 'sqlite:audit.db' });
    audit.ensureSession().catch(({ code, message }) => console.log(code, message));
  `;
  this.part(PackageFindings).told = await this.part(EmptyProject).runProgram(program);
});

Then(
  'each source in {string} is there, compiled and with its types',
  function (this: AuditWorld, folder: string) {
    const { files } = this.part(PackageFindings);
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && !name.startsWith('dist') && !name.startsWith(pageFolder),
    );
    const expected = sources.flatMap((name) =>
      ['js', 'js.map', 'd.ts'].map((kind) => `dist/${name.replace(/ts$/, kind)}`),
    );
    assert.ok(sources.length > 0, 'No source was found.');
    assert.deepEqual(
      expected.filter((name) => !files.includes(name)),
      [],
    );
  },
);

Then('what the page carries with it is one script and one style sheet', function (this: AuditWorld) {
  const { files } = this.part(PackageFindings);
  assert.deepEqual(
    files.filter((name) => name.startsWith(`dist/${pageFolder}`)),
    [`dist/${pageFolder}main.js`, `dist/${pageFolder}style.css`],
  );
});

Then(/^beside them stand only (.*)$/, function (this: AuditWorld, names: string) {
  const { files } = this.part(PackageFindings);
  const others = files.filter((name) => !/^dist\/.*\.(?:m?js|js\.map|d\.ts|css)$/.test(name));
  const kinds = others.map((name) => name.replace(/^docs\/[\w-]+(?=\.md$)/, 'docs/*'));
  assert.deepEqual([...new Set(kinds)], names.split(', '));
});

Then('every source map finds its sources', function (this: AuditWorld) {
  const { count = 0, missing = [] } = this.part(PackageFindings).sourceMaps ?? {};
  assert.ok(count > 0, 'No program has a source map.');
  assert.deepEqual(missing, []);
});

Then('it finds the types of each', function (this: AuditWorld) {
  const { types } = this.part(PackageFindings);
  assert.ok(types.length > 0, 'The packages have no door.');
  for (const [door, file] of types) {
    assert.match(file ?? 'nothing', /node_modules\/(?:@audit-race\/)?[a-z-]+\/dist\/.*\.d\.ts$/, door);
  }
});

Then('the compiler has read the types of each, and has nothing to say', function (this: AuditWorld) {
  const { files = [], complaints } = this.part(PackageFindings).checked ?? {};
  const types = this.part(TypedProject).findTypes('node16, from ES modules');
  const unread = types.filter(([, file = '']) => !files.includes(path.resolve(file)));
  assert.deepEqual({ unread, complaints }, { unread: [], complaints: [] });
});

Then(/^the project has got (.*)$/, function (this: AuditWorld, names: string) {
  assert.deepEqual(this.part(EmptyProject).installed(), names.split(', '));
});

Then(
  /^its process has loaded something of each but (.*), and nothing else$/,
  function (this: AuditWorld, unloaded: string) {
    const project = this.part(EmptyProject);
    const [name = ''] = project.packages;
    const expected = project.installed().filter((installed) => !unloaded.split(', ').includes(installed));
    assert.deepEqual(this.part(LoadedModules).packagesBeside(name), [expected]);
  },
);

Then(
  /^(?:its process|each of its (\d+) processes) has loaded the harness, and nothing of the audit log$/,
  function (this: AuditWorld, count: string | null) {
    const lists = this.part(LoadedModules).packagesBeside('@audit-race/cucumber');
    assert.equal(lists.length, Number(count ?? 1));
    const foreign = lists.flat().filter((name) => ['audit-race', 'better-sqlite3', 'pg'].includes(name));
    assert.deepEqual(foreign, []);
  },
);

Then('the project is told {word} and {string}', function (this: AuditWorld, code: string, remedy: string) {
  const { told } = this.part(PackageFindings);
  assert.ok(told.startsWith(`${code} `) && told.includes(remedy), told);
});

// A door that registers at once is refused outside of a run, when all that it needs has been loaded.
function openEach(doors: readonly string[]): string {
  return `
    for (const door of ${JSON.stringify(doors)}) {
      try {
        require(door);
      } catch (error) {
        if (!/isn't running/.test(error.message)) throw error;
      }
    }
  `;
}
