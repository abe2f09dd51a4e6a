import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from '../../support/child';
import type { ReadingOnly } from './reading-only';

const PROGRAM = join(__dirname, 'programs', 'read-log.js');

/** A program opens a log as another user does, and is killed when it has copied it. */
export async function killReader(log: ReadingOnly): Promise<void> {
  log.share();
  const { environment: env } = log;
  const { signal } = await runChild(process.execPath, [PROGRAM, log.url, 'killed'], { env });
  assert.equal(signal, 'SIGKILL');
  assert.ok(readdirSync(String(env.TMPDIR)).length > 0, 'It has left nothing.');
}
