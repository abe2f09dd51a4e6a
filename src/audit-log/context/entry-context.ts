import { readText } from '../domain/accept-entry';
import { CONTEXT_FIELDS, type ContextFields } from '../domain/context-fields';
import type { NewEntry } from '../domain/entry';
import { AuditEntryError } from '../domain/errors';
import { readMembers } from '../domain/given-members';
import { describeValue } from '../domain/harmless-text';
import { readTraceparent } from './read-traceparent';

/**
 * Who is at work, and for whom: what every entry has that is recorded meanwhile and does not say so itself. Each field may be what
 * that of an entry may be; one that is `undefined` counts as left out.
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

/** As it was given: what is kept of it is decided with each entry, as for a text of its own. */
function checked(name: string, value: unknown): unknown {
  const field = CONTEXT_FIELDS.find((known) => known === name);
  if (field !== undefined) {
    readText(field, value);
  }
  return value;
}

function traceIdOf(header: unknown): string | undefined {
  const texts = textsOf(header);
  if (!texts.every((text) => typeof text === 'string')) {
    throw new AuditEntryError(
      'traceparent',
      `The traceparent of a context must be the text of that header, not ${describeValue(header)}.`,
    );
  }
  const [only, ...more] = texts;
  return only === undefined || more.length > 0 ? undefined : readTraceparent(only);
}

/** Of a list in which code of its own stands in the way, such as a revoked proxy, nothing is known. */
function textsOf(header: unknown): readonly unknown[] {
  try {
    return Array.isArray(header) ? [...header] : [header];
  } catch {
    return [header];
  }
}
