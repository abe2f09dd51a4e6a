import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import {
  type Attaching,
  AttachmentError,
  attachBothSides,
  attachExploration,
  attachInterleaving,
} from '@audit-race/cucumber';
import { exploreInterleavings } from '@audit-race/interleavings';
import { Then, When } from '@cucumber/cucumber';
import { completePluginOptions } from '#cucumber/settings/capture-bugs-settings';
import { CommandRun } from '../support/command/command-run';
import type { AuditWorld } from '../support/world';

/** A call of a step that attaches something, and what came of it. */
class AttachingCall {
  readonly attached: string[] = [];
  refusal: unknown;
}

When(/^a step calls (attach.*)$/, async function (this: AuditWorld, source: string) {
  const call = this.part(AttachingCall);
  const world: Attaching = { attach: (_body, { fileName }) => call.attached.push(fileName) };
  const exploration = await exploreInterleavings({
    name: 'one caller',
    setup: () => ({ callers: [{ name: 'Ada', run: () => undefined }], check: () => undefined }),
  });
  const failing = await exploreInterleavings({
    name: 'one caller',
    setup: () => ({ callers: [{ name: 'Ada', run: () => undefined }], check: () => assert.fail('no') }),
  });
  const record = { issues: [991], sides: [{ code: 'as it was', runs: 1, failed: 1, says: 'no' }] };
  const names = { attachBothSides, attachExploration, attachInterleaving, world, exploration, record };
  try {
    runInNewContext(source, { ...names, run: failing.smallest });
  } catch (error) {
    call.refusal = error;
  }
});

Then(/^nothing is attached, since (.*)$/, function (this: AuditWorld, message: string) {
  const { refusal, attached } = this.part(AttachingCall);
  assert.ok(refusal instanceof AttachmentError, String(refusal));
  assert.deepEqual([refusal.message, refusal.code, attached], [message, 'ATTACHMENT_REFUSED', []]);
});

Then('{int} files are attached', function (this: AuditWorld, count: number) {
  const { refusal, attached } = this.part(AttachingCall);
  assert.deepEqual([refusal, attached.length], [undefined, count]);
});

Then(/^the plugin says the same of (.*)$/, function (this: AuditWorld, json: string) {
  const { complaints } = this.part(CommandRun);
  assert.throws(
    () => completePluginOptions(JSON.parse(json)),
    (error: Error) => complaints.includes(error.message),
  );
});
