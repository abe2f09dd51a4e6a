import { readText } from '../domain/accept-entry';
import { CONTEXT_FIELDS, type ContextFields } from '../domain/context-fields';
import type { NewEntry } from '../domain/entry';
import { AuditEntryError } from '../domain/errors';
import { readMembers } from '../domain/given-members';
import { describeValue, isList } from '../domain/harmless-text';
import { readTraceparent } from './read-traceparent';

/**
 * Who is at work, and for whom: fields for every entry that is recorded meanwhile and does not set them itself. Each field may have
 * the same values as in an entry; `undefined` counts as left out.
 */
export interface EntryContext
  extends Pick<
    NewEntry,
    'actor' | 'correlationId' | 'tenant' | 'sourceAddress' | 'userAgent' | 'sessionId' | 'traceId'
  > {
  /**
   * The header `traceparent` of W3C Trace Context, as `node:http` gives it: its trace id is the `traceId`, where none is given beside it.
   * It comes from outside, so what is malformed is ignored, as the standard says.
   */
  readonly traceparent?: string | readonly string[] | undefined;
}

const NAMES = [...CONTEXT_FIELDS, 'traceparent'] as const;

/**
 * Checks what a caller gives as a context, and copies it.
 *
 * @throws AuditEntryError naming the field that no entry could have.
 */
export function readContext(given: EntryContext): ContextFields {
  const { traceparent, ...fields } = readMembers(given, {
    whole: 'The fields of a context',
    part: 'field of a context',
    names: NAMES,
    refuse: (field, message, cause) => new AuditEntryError(field || 'context', message, cause),
  });
  const texts = Object.entries(fields).map(([field, value]) => [field, checked(field, value)]);
  const traceId = traceparent === undefined ? undefined : traceIdOf(traceparent);
  return Object.freeze({ ...(traceId === undefined ? {} : { traceId }), ...Object.fromEntries(texts) });
}

/** The value as it was given: it is redacted with each entry, as a field of the entry itself is. */
function checked(name: string, value: unknown): unknown {
  const field = CONTEXT_FIELDS.find((known) => known === name);
  if (field !== undefined) {
    readText(field, value);
  }
  return value;
}

function traceIdOf(header: unknown): string | undefined {
  const texts = textsOf(header);
  const wrong = texts.findIndex((text) => typeof text !== 'string');
  if (wrong !== -1) {
    const part = isList(header) ? `: traceparent[${wrong}] is ${describeValue(texts[wrong])}` : '';
    throw new AuditEntryError(
      'traceparent',
      `The traceparent of a context must be the text of that header, not ${describeValue(header)}${part}.`,
    );
  }
  const [only, ...more] = texts;
  return typeof only !== 'string' || more.length > 0 ? undefined : readTraceparent(only);
}

/** A value that cannot be read, such as a revoked proxy, counts as a single item. */
function textsOf(header: unknown): readonly unknown[] {
  try {
    return Array.isArray(header) ? [...header] : [header];
  } catch {
    return [header];
  }
}
