import assert from 'node:assert/strict';
import type { Verdict, VerdictRecord } from '@audit-race/cucumber';
import type { Envelope } from '#cucumber/ground/envelope';
import { publicMessages } from '../../documentation/support/documented-run';

const issue = 991;

/** The messages of a run of one scenario whose verdict file says this. */
export function judgedRun(verdict: Verdict): Envelope[] {
  const record: VerdictRecord = {
    verdict,
    issues: [issue],
    expectedFailure: null,
    seen: null,
    repetition: null,
    where: null,
    heldAtAttempt: null,
  };
  return publicMessages('minimal').flatMap((message) => [tagged(message), ...attached(message, record)]);
}

function tagged(message: Envelope): Envelope {
  const { pickle } = message;
  const tags = [{ name: `@tdd_issue_${issue}`, astNodeId: '' }];
  return pickle ? { pickle: { ...pickle, tags } } : message;
}

// Behind the start of the scenario, as the harness attaches it in a hook of the scenario.
function attached({ testCaseStarted }: Envelope, record: VerdictRecord): Envelope[] {
  if (testCaseStarted === undefined) {
    return [];
  }
  const attachment = {
    testCaseStartedId: testCaseStarted.id,
    fileName: 'verdict.json',
    mediaType: 'application/json',
    contentEncoding: 'IDENTITY',
    body: JSON.stringify(record),
  };
  const message: Envelope = JSON.parse(JSON.stringify({ attachment }));
  assert.ok(message.attachment, 'It is an attachment.');
  return [message];
}
