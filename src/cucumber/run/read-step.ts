import type { Message, Pickle, Step } from '../ground/envelope';
import { statusOf } from '../ground/run-status';
import type { RunAttachment, RunError, RunResult } from './run';
import { unwrapBase64 } from './unwrap-base64';
import type { WrittenStep } from './written-step';

type Argument = NonNullable<Pickle['steps'][number]['argument']>;
type StepResult = Message<'testStepFinished'>['testStepResult'];

/** Steps as they are written. */
export function readWrittenSteps(steps: readonly Step[]): WrittenStep[] {
  return steps.map(({ keyword, text, docString, dataTable, location }) => ({
    keyword: keyword.trim(),
    text,
    ...readArgument({ ...(docString && { docString }), ...(dataTable && { dataTable }) }),
    line: location.line,
  }));
}

/** The argument below a step: a doc string or a table. */
export function readArgument(argument: Argument = {}): Pick<WrittenStep, 'docString' | 'table'> {
  const { docString, dataTable } = argument;
  return {
    docString: docString ? { mediaType: docString.mediaType ?? '', content: docString.content } : null,
    table: dataTable ? dataTable.rows.map(({ cells }) => cells.map(({ value }) => value)) : null,
  };
}

/** The result of a step or a hook. Without a result, it was never reached. */
export function resultOf(result: StepResult | undefined): Omit<RunResult, 'attachments'> {
  return result === undefined
    ? { status: 'unknown', durationMs: 0, error: null }
    : { status: statusOf(result.status), durationMs: durationMs(result.duration), error: readError(result) };
}

/** A moment in ISO 8601; null if a message has none, or an impossible one. */
export function momentOf(timestamp: Message<'testRunStarted'>['timestamp'] | undefined): string | null {
  const { seconds = Number.NaN, nanos = 0 } = timestamp ?? {};
  const date = new Date(seconds * 1000 + nanos / 1e6);
  return Number.isNaN(date.valueOf()) ? null : date.toISOString();
}

/** A duration in milliseconds. */
export function durationMs({ seconds, nanos }: StepResult['duration']): number {
  return seconds * 1000 + nanos / 1e6;
}

/** An attachment. */
export function readAttachment(attachment: Message<'attachment'>): RunAttachment {
  const { fileName = null, mediaType, body, contentEncoding, url } = unwrapBase64(attachment);
  return { fileName, mediaType, body, isBase64: contentEncoding === 'BASE64', url: url ?? null };
}

/** An attachment whose content was moved out of the messages. */
export function readExternalAttachment({ mediaType, url }: Message<'externalAttachment'>): RunAttachment {
  return { fileName: null, mediaType, body: '', isBase64: false, url };
}

/** The error of a step, a hook or a run. */
export function readError({
  exception,
  message = '',
}: Pick<StepResult, 'exception' | 'message'>): RunError | null {
  if (exception === undefined) {
    return message === '' ? null : { type: '', message, stack: '' };
  }
  const { type, message: said = message, stackTrace: stack = '' } = exception;
  return { type, message: said, stack };
}
