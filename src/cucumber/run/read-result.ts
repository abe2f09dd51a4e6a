import type { Message } from './envelope';
import type { RunAttachment, RunError, RunResult } from './run';
import { statusOf } from './run-status';

type StepResult = Message<'testStepFinished'>['testStepResult'];

/** How a step or hook ended; one without a result was never reached. */
export function resultOf(result: StepResult | undefined): Omit<RunResult, 'attachments'> {
  return result === undefined
    ? { status: 'unknown', durationMs: 0, error: null }
    : { status: statusOf(result.status), durationMs: durationMs(result.duration), error: readError(result) };
}

/** A duration in milliseconds. */
export function durationMs({ seconds, nanos }: StepResult['duration']): number {
  return seconds * 1000 + nanos / 1e6;
}

/** A moment as ISO 8601. */
export function momentOf({ seconds, nanos }: Message<'testRunStarted'>['timestamp']): string {
  return new Date(seconds * 1000 + nanos / 1e6).toISOString();
}

/** An attachment; one that was moved out of the messages is the address to which it went. */
export function readAttachment(attachment: Message<'attachment'>): RunAttachment {
  const { fileName = null, mediaType, body, contentEncoding, url } = attachment;
  return url === undefined
    ? { fileName, mediaType, body, isBase64: contentEncoding === 'BASE64' }
    : { fileName, mediaType: 'text/uri-list', body: url, isBase64: false };
}

function readError({ exception, message = '' }: StepResult): RunError | null {
  if (exception === undefined) {
    return message === '' ? null : { type: '', message, stack: '' };
  }
  const { type, message: said = message, stackTrace: stack = '' } = exception;
  return { type, message: said, stack };
}
