import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { Given, Then, When } from '@cucumber/cucumber';
import { AdoptingSuite } from '../support/adopting/adopting-suite';
import { EmptyProject } from '../support/adopting/empty-project';
import { LoadedModules } from '../support/adopting/loaded-modules';
import { packPackage } from '../support/adopting/packed-package';
import { TypedProject } from '../support/adopting/typed-project';
import type { RunMode } from '../support/nested-run';
import type { AuditWorld } from '../support/world';

// Packing, unpacking and a compiler take seconds on an idle machine, and test machines are seldom idle.
const timeout = 60_000;

/** What a scenario has found out about the package. */
class PackageFindings {
  files: readonly string[] = [];
  types: readonly (readonly [door: string, file: string | undefined])[] = [];
  diagnostics: readonly string[] = [];
  told = '';
}

Given('the packed package', { timeout }, async () => {
  await packPackage();
});

Given('an empty project with the package', { timeout }, async function (this: AuditWorld) {
  await this.part(EmptyProject).install();
});

When('Ada lists its files', async function (this: AuditWorld) {
  this.part(PackageFindings).files = (await packPackage()).files;
});

When(/^Ada's TypeScript looks for every door as (.*)$/, function (this: AuditWorld, way: string) {
  this.part(PackageFindings).types = this.part(TypedProject).findTypes(way);
});

When('Ada uses every door in strict TypeScript', { timeout }, function (this: AuditWorld) {
  this.part(PackageFindings).diagnostics = this.part(TypedProject).check();
});

When('a program opens every door of the harness', { timeout }, async function (this: AuditWorld) {
  const project = this.part(EmptyProject);
  const doors = project.doors().filter((door) => door.includes('/harness'));
  await project.runProgram(openEach(doors), this.part(LoadedModules).environment);
});

When(
  'Ada runs that suite {mode}, and looks at its processes',
  { timeout },
  async function (this: AuditWorld, { args }: RunMode) {
    await this.part(AdoptingSuite).runIn({ args, environment: this.part(LoadedModules).environment });
  },
);

When("Ada's project asks for the session of an audit log", { timeout }, async function (this: AuditWorld) {
  const program = `
    const { AuditService } = require('audit-race');
    const audit = new AuditService({ databaseUrl: 'sqlite:audit.db' });
    audit.ensureSession().catch(({ code, message }) => console.log(code, message));
  `;
  this.part(PackageFindings).told = await this.part(EmptyProject).runProgram(program);
});

Then('each source is there, compiled and with its types', function (this: AuditWorld) {
  const { files } = this.part(PackageFindings);
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const expected = sources.flatMap((name) =>
    kindsOf(name).map((kind) => `dist/${name.replace(/ts$/, kind)}`),
  );
  assert.ok(sources.length > 0, 'No source was found.');
  assert.deepEqual(
    expected.filter((name) => !files.includes(name)),
    [],
  );
});

Then(/^beside them stand only (.*)$/, function (this: AuditWorld, names: string) {
  const { files } = this.part(PackageFindings);
  const others = files.filter((name) => !/^dist\/.*\.(?:js|js\.map|d\.ts|css)$/.test(name));
  assert.deepEqual(others, names.split(', '));
});

Then('it finds the types of each', function (this: AuditWorld) {
  const { types } = this.part(PackageFindings);
  assert.ok(types.length > 0, 'The package has no door.');
  for (const [door, file] of types) {
    assert.match(file ?? 'nothing', /node_modules\/audit-race\/dist\/.*\.d\.ts$/, door);
  }
});

Then('the compiler has nothing to say', function (this: AuditWorld) {
  assert.deepEqual(this.part(PackageFindings).diagnostics, []);
});

Then(
  /^(?:its process|each of its (\d+) processes) has loaded the harness, and nothing of the audit log$/,
  function (this: AuditWorld, count: string | undefined) {
    const nothing = Array.from({ length: Number(count ?? 1) }, () => []);
    assert.deepEqual(this.part(LoadedModules).besideHarness(), nothing);
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

// The script of the page is written into it, and nobody imports it.
function kindsOf(name: string): readonly string[] {
  return name.startsWith('harness/documentation/page/') ? ['js'] : ['js', 'js.map', 'd.ts'];
}
