import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { Given, Then, When } from '@cucumber/cucumber';
import { FileModes } from '../engines/support/file-modes';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

Given('an empty file with permissions 640, in a folder with permissions 750', function (this: AuditWorld) {
  this.part(FileModes).prepare();
});

When('a program with the umask {word} opens a log there', async function (this: AuditWorld, umask: string) {
  await this.part(FileModes).open(umask);
});

Then(
  'the folder has the permissions {word}, and all files of the log have {word}',
  function (this: AuditWorld, folder: string, file: string) {
    assert.equal(this.part(FileModes).told, [folder, file, file, file].join(' '));
  },
);

Then('its file lies where the link leads, for its owner alone', function (this: AuditWorld) {
  const { mode, size } = statSync(this.part(TemporaryFolder).file('elsewhere.db'));
  assert.equal(mode & 0o777, 0o600);
  assert.ok(size > 0, 'The file is empty.');
});
