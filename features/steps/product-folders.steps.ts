import assert from 'node:assert/strict';
import { realpathSync } from 'node:fs';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { isThrownByProduct } from '#cucumber/verdicts/thrown-by-product';
import { MadeSuite } from '../harness/support/made-suite';
import { crash, ProductPlaces } from '../harness/support/product-places';
import { SuiteUnderTest } from '../support/suite-under-test';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

const places = ['src/crash.cjs', 'src/crash.mjs', 'features/claim.cjs', 'features/claim.mjs'];

Given(
  'captures that call the product in {string} of these folders:',
  function (this: AuditWorld, productFolder: string, table: DataTable) {
    const product = this.part(ProductPlaces);
    const folders = table.hashes().map(({ folder = '' }) => folder);
    for (const file of folders.flatMap((folder) => places.map((place) => `${folder}/${place}`))) {
      product.write(file, file.endsWith('.mjs') ? crash.mjs : crash.cjs);
    }
    product.complete(folders.map((folder) => `${folder}/${productFolder}`));
  },
);

Then('the captures of each folder are judged as its row says', function (this: AuditWorld, table: DataTable) {
  const product = this.part(ProductPlaces);
  const seen = table.hashes().map(({ folder = '' }) => ({
    folder,
    ...Object.fromEntries(places.map((place) => [place, product.verdictOn(`${folder}/${place}`)])),
  }));
  assert.deepEqual(seen, table.hashes());
});

Given('a suite of ES modules in the folder {string}', function (this: AuditWorld, folder: string) {
  const made = this.part(MadeSuite);
  made.moveTo(folder);
  made.write('package.json', JSON.stringify({ type: 'module' }));
  made.configure({ import: ['features/steps.js'] });
  made.write('src/product.js', crash.mjs);
  made.write(
    'features/steps.js',
    `import { Then } from '@cucumber/cucumber';
     import { crash } from '../src/product.js';
     Then('the product crashes', () => crash());`,
  );
  made.write(
    'features/a.feature',
    `@tdd_issue @tdd_issue_7 @tdd_expected_fail
     Feature: Modules
       Scenario: the product asserts something of its own
         Then the product crashes`,
  );
});

Given(
  'a suite whose product is installed as {string} and linked as {string}',
  function (this: AuditWorld, installed: string, linked: string) {
    this.part(MadeSuite).moveTo('project');
    const product = this.part(ProductPlaces);
    product.write(`${installed}/index.cjs`, crash.cjs);
    product.write(`${installed}/modules.mjs`, crash.mjs);
    product.write(`${installed}/node_modules/library/index.cjs`, crash.cjs);
    product.write('node_modules/library/index.cjs', crash.cjs);
    product.write(
      `${installed}/calls-library.cjs`,
      "exports.crash = () => require('../library/index.cjs').crash();",
    );
    product.writeUncalled('packages/linked/index.cjs', crash.cjs);
    product.link(linked, 'packages/linked');
    product.call(`${linked}/index.cjs`);
    product.complete([installed, linked]);
  },
);

Then('its captures are judged so:', function (this: AuditWorld, table: DataTable) {
  const product = this.part(ProductPlaces);
  const seen = table.hashes().map(({ file = '' }) => ({ file, verdict: product.verdictOn(file) }));
  assert.deepEqual(seen, table.hashes());
});

Given('a suite with the productFolders {} in {}', function (this: AuditWorld, json: string, where: string) {
  const product = this.part(ProductPlaces);
  product.write('src/index.cjs', crash.cjs);
  const folders: string[] = JSON.parse(json);
  if (where === 'its configuration') {
    product.complete(folders);
  } else {
    product.completeInCode(folders);
  }
});

/** Who threw an error, by its stack alone. */
class StackReading {
  readonly seen: Record<string, string>[] = [];
  wanted: readonly Readonly<Record<string, string>>[] = [];
}

When('Ada looks for the product in these stacks:', function (this: AuditWorld, table: DataTable) {
  const reading = this.part(StackReading);
  reading.wanted = table.hashes();
  for (const row of table.hashes()) {
    const { folder = '', frame = '' } = row;
    const error = new Error('found 10 engines');
    error.stack = `Error: found 10 engines\n    at ${frame}`;
    reading.seen.push({ folder, frame, product: isThrownByProduct(error, [folder]) ? 'yes' : 'no' });
  }
});

Then('she finds it where the table says so', function (this: AuditWorld) {
  const { seen, wanted } = this.part(StackReading);
  assert.ok(seen.length > 0, 'No stack was read.');
  assert.deepEqual(seen, wanted);
});

Then(/^the run in that folder fails, and tells: (.*)$/, function (this: AuditWorld, message: string) {
  const { exitCode, stderr } = this.part(SuiteUnderTest).run;
  const told = message.replaceAll('<folder>', realpathSync(this.part(TemporaryFolder).path));
  assert.ok(stderr.includes(told), stderr);
  assert.equal(exitCode, 1);
});
