import { hasShape, isListOf, isText, isTextOrNull } from '../ground/has-shape';
import { isIssueKey } from '../tags/issue';
import type { OnlyWhere } from '../tags/only-where';
import type { Repetition } from '../tags/repetition';
import { isQuarantineRecord, type QuarantineRecord, quarantineFile } from '../verdicts/quarantine';
import {
  type CapturedFailure,
  capturedFailureFile,
  type VerdictRecord,
  verdictFile,
} from '../verdicts/run-records';
import { isVerdict } from '../verdicts/verdict';
import type { RunAttachment } from './run';

/** Whether a file of this name may be a record of the harness. All other attachments only go to the page. */
export function isRecordFile(fileName: unknown): boolean {
  return typeof fileName === 'string' && fileName.endsWith('.json');
}

/** The verdict among attachments; the last one counts. The suite itself may attach a file of that name, so its shape is checked. */
export function findVerdict(attachments: readonly RunAttachment[]): VerdictRecord | null {
  return attachments.map((one) => readJson(one, verdictFile)).findLast(isVerdictRecord) ?? null;
}

/** The captured failure among attachments, checked in the same way. */
export function findCapture(attachments: readonly RunAttachment[]): CapturedFailure | null {
  return attachments.map((one) => readJson(one, capturedFailureFile)).find(isCapturedFailure) ?? null;
}

/** The quarantine record among attachments, checked in the same way. */
export function findQuarantine(attachments: readonly RunAttachment[]): QuarantineRecord | null {
  return attachments.map((one) => readJson(one, quarantineFile)).find(isQuarantineRecord) ?? null;
}

/** The content of an attached JSON file; undefined if its name is different, or its content is not JSON. */
export function readJson({ fileName, body, isBase64 }: RunAttachment, wanted: string): unknown {
  if (fileName !== wanted) {
    return undefined;
  }
  try {
    return JSON.parse(isBase64 ? Buffer.from(body, 'base64').toString() : body);
  } catch {
    return undefined;
  }
}

function isVerdictRecord(value: unknown): value is VerdictRecord {
  return hasShape<VerdictRecord>(value, {
    verdict: isVerdict,
    issues: isListOf(isIssueKey),
    expectedFailure: isTextOrNull,
    seen: isTextOrNull,
    // Records of earlier releases do not have these three.
    heldAtAttempt: (attempt) => (attempt ?? null) === null || isNumber(attempt),
    repetition: (repetition) => (repetition ?? null) === null || isRepetition(repetition),
    where: (where) => (where ?? null) === null || isOnlyWhere(where),
  });
}

function isRepetition(value: unknown): value is Repetition {
  return hasShape<Repetition>(value, { run: isNumber, of: isNumber });
}

function isOnlyWhere(value: unknown): value is OnlyWhere {
  return hasShape<OnlyWhere>(value, {
    conditions: isListOf(isText),
    isHere: (isHere) => typeof isHere === 'boolean',
  });
}

function isCapturedFailure(value: unknown): value is CapturedFailure {
  return hasShape<CapturedFailure>(value, {
    issues: isListOf(isIssueKey),
    at: isText,
    step: isText,
    name: isText,
    message: isText,
    expected: isTextOrNull,
  });
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}
