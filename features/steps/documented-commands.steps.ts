import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Then, When } from '@cucumber/cucumber';
import type { AuditWorld } from '../support/world';

/** The commands that were compared. */
class ComparedCommands {
  listed: readonly string[] = [];
  scripts: readonly string[] = [];
}

When(
  'Grace compares the table of commands in {word} with the scripts of {word}',
  function (this: AuditWorld, document: string, manifest: string) {
    const { scripts }: { scripts: object } = JSON.parse(readFileSync(manifest, 'utf8'));
    const [, chapter = ''] = readFileSync(document, 'utf8').split('\n## Commands\n');
    const [table = ''] = /(?:^\|.*\n)+/m.exec(chapter) ?? [];
    const rows = table.split('\n').slice(2, -1);
    assert.ok(rows.length > 0, 'There is no table of commands.');
    Object.assign(this.part(ComparedCommands), {
      scripts: Object.keys(scripts),
      listed: [...new Set(rows.flatMap(commandsIn))],
    });
  },
);

Then('no script is missing in the table', function (this: AuditWorld) {
  const { listed, scripts } = this.part(ComparedCommands);
  assert.deepEqual(
    scripts.filter((script) => !listed.includes(script)),
    [],
  );
});

Then('no command of the table is missing among the scripts', function (this: AuditWorld) {
  const { listed, scripts } = this.part(ComparedCommands);
  assert.deepEqual(
    listed.filter((command) => !scripts.includes(command)),
    [],
  );
});

/** The scripts that a row calls in code: `npm test`, `npm run quick`, `npm run scenario -- FILE`. */
function commandsIn(row: string): string[] {
  return [...row.matchAll(/`(?:[A-Z_]+=\S+ )*npm (?:run )?([a-z][\w:-]*)/g)].map(([, name = '']) => name);
}
