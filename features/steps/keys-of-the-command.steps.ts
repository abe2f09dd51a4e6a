import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { Given, Then, When } from '@cucumber/cucumber';
import { AskedLog } from '../command-line/support/asked-log';
import { KEY_FILES } from '../command-line/support/key-files';
import { CheckpointBench } from '../integrity/support/checkpoint-bench';
import { keyOf } from '../integrity/support/made-log';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

Given('that key in every form in which people have keys', function (this: AuditWorld) {
  for (const [name, make] of Object.entries(KEY_FILES)) {
    writeFileSync(this.part(TemporaryFolder).file(name), make(keyOf(1)));
  }
});

When(
  'Mary gives {string} the key itself, in place of its file',
  async function (this: AuditWorld, call: string) {
    const key = keyOf(1).export({ format: 'der', type: 'pkcs8' }).toString('base64');
    await this.part(AskedLog).call(`${call} ${key}`);
  },
);

Then('nothing of the key is shown', function (this: AuditWorld) {
  const { output, complaints } = this.part(AskedLog);
  const { d = '', x = '' } = keyOf(1).export({ format: 'jwk' });
  const base64 = keyOf(1).export({ format: 'der', type: 'pkcs8' }).toString('base64');
  for (const part of [d.slice(0, 10), x.slice(0, 10), base64.slice(-20, -5)]) {
    assert.ok(!(output + complaints).includes(part), output + complaints);
  }
});

Given(
  'a log that hands out a checkpoint each minute, by a key whose line ends are written out',
  function (this: AuditWorld) {
    const bench = this.part(CheckpointBench);
    bench.clock.startIdleTimer = bench.clock.startTimer;
    bench.open('', { key: String(KEY_FILES['written.pem']?.(keyOf(1))) });
  },
);
