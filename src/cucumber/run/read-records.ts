import {
  type CapturedFailure,
  capturedFailureFile,
  type VerdictRecord,
  verdictFile,
} from '../verdicts/run-records';
import { isVerdict } from '../verdicts/verdict';
import type { RunAttachment } from './run';

/** The verdict among attachments; the last one counts. Anybody may attach a file of that name, so its shape is checked. */
export function findVerdict(attachments: readonly RunAttachment[]): VerdictRecord | null {
  return attachments.map((one) => readJson(one, verdictFile)).findLast(isVerdictRecord) ?? null;
}

/** The captured failure among attachments, under the same condition. */
export function findCapture(attachments: readonly RunAttachment[]): CapturedFailure | null {
  return attachments.map((one) => readJson(one, capturedFailureFile)).find(isCapturedFailure) ?? null;
}

/** What an attached JSON file of this name contains; undefined for another file, and for what is no JSON. */
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
  return (
    isObject(value) &&
    isVerdict(value.verdict) &&
    isListOfNumbers(value.issues) &&
    isTextOrNull(value.expectedFailure) &&
    isTextOrNull(value.seen)
  );
}

function isCapturedFailure(value: unknown): value is CapturedFailure {
  return (
    isObject(value) &&
    isListOfNumbers(value.issues) &&
    [value.at, value.step, value.name, value.message].every((text) => typeof text === 'string') &&
    isTextOrNull(value.expected)
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isListOfNumbers(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'number');
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}
