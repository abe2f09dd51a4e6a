import { type ContextFields, withContext } from './context-fields';
import type { DetailsWriter } from './details/details-writer';
import type { NewEntry } from './entry';
import type { EntryRow } from './entry-row';
import { AuditEntryError } from './errors';
import { describeValue, harmlessLine, isObject, quoteText } from './harmless-text';
import { isOfAnotherKind } from './is-of-another-kind';
import { findUnknownName, namesOf } from './known-names';
import { givenMembers, isFieldInherited } from './polluted-root';
import type { RedactText } from './redaction/redact-text';
import { REDACTED } from './redaction/redacted-mark';
import { isSimpleText, shownText } from './redaction/secret-text';
import { readStrictTime } from './strict-time';
import { TEXT_LENGTH_MAX, type TextField } from './text-fields';

/** What becomes of the texts and the details of an entry. */
export interface EntryWriting {
  readonly writeDetails: DetailsWriter;
  /** Must not throw. */
  readonly redactText: RedactText | undefined;
  readonly by: RecordedBy;
  /** The context of the caller, if there is one: its fields fill those that the entry leaves out. */
  readonly context: () => ContextFields | undefined;
}

/** Who records an entry. */
export type RecordedBy = 'a caller' | 'the log';

/** How the event types begin that only the log itself may record. Otherwise a caller could claim that the log was pruned. */
const OWN_EVENTS = 'audit.';

/** What to do with the header that only a context takes. */
const OF_CONTEXT =
  'Give this header to inContext({ traceparent }, …): what is recorded in it gets its traceId.';

const FIELDS: readonly (keyof NewEntry)[] = [...namesOf(TEXT_LENGTH_MAX), 'occurredAt', 'details'];

/**
 * Checks an entry and copies it into a row, so that nothing the caller changes later changes the log. What is secret is
 * not copied, and so is neither waiting nor stored anywhere.
 *
 * @throws AuditEntryError naming the field that cannot be accepted.
 */
export function acceptEntry(
  entry: NewEntry,
  id: string,
  time: number,
  { writeDetails, redactText, by, context }: EntryWriting,
): EntryRow {
  if (!isObject(entry)) {
    refuseEntry(entry);
  }
  const given = readFields(entry);
  const around = context();
  const fields = around === undefined ? given : withContext(given, around);
  return [
    id,
    time,
    eventTypeOf(fields.eventType, by),
    optionalText('actor', fields.actor, redactText),
    optionalText('subject', fields.subject, redactText),
    optionalText('outcome', fields.outcome, redactText),
    optionalText('correlationId', fields.correlationId, redactText),
    optionalText('tenant', fields.tenant, redactText),
    optionalText('sourceAddress', fields.sourceAddress, redactText),
    optionalText('userAgent', fields.userAgent, redactText),
    optionalText('sessionId', fields.sessionId, redactText),
    optionalText('traceId', fields.traceId, redactText),
    optionalTime('occurredAt', fields.occurredAt),
    writeDetails(fields.details),
  ];
}

/** Reads each field once: what was checked is what is kept, also where a getter says something else each time. */
function readFields(given: NewEntry): NewEntry {
  try {
    refuseUnknown(given);
    const entry = isFieldInherited() ? givenMembers(given, FIELDS) : given;
    const fields = {
      eventType: entry.eventType,
      actor: entry.actor,
      subject: entry.subject,
      outcome: entry.outcome,
      correlationId: entry.correlationId,
      tenant: entry.tenant,
      sourceAddress: entry.sourceAddress,
      userAgent: entry.userAgent,
      sessionId: entry.sessionId,
      traceId: entry.traceId,
      occurredAt: entry.occurredAt,
      details: entry.details,
    };
    if (fields.eventType === undefined && isOfAnotherKind(given)) {
      refuseEntry(given);
    }
    return fields;
  } catch (error) {
    if (error instanceof AuditEntryError) {
      throw error;
    }
    throw new AuditEntryError(
      'entry',
      'The entry cannot be read: a getter or a proxy of it throws. Record a plain object.',
      error,
    );
  }
}

function refuseEntry(entry: unknown): never {
  refuse(
    'entry',
    `An entry must be an object such as { eventType: 'plan.applied' }, not ${describeValue(entry)}.`,
  );
}

function refuseUnknown(entry: NewEntry): void {
  const unknown = findUnknownName(entry, FIELDS);
  if (unknown !== undefined) {
    const hint = unknown.name.toLowerCase() === 'traceparent' ? OF_CONTEXT : unknown.hint;
    throw new AuditEntryError(
      unknown.name,
      `An entry has no field ${quoteText(unknown.name)}. ${hint} Anything else belongs in details.`,
    );
  }
}

/** Whether a filter can ask for this event type by name: there, `*` stands for several types, and a dot at the end is a typing error. */
export function isNameOfOne(eventType: string): boolean {
  return eventType !== '' && !eventType.includes('*') && !eventType.endsWith('.');
}

function eventTypeOf(value: unknown, by: RecordedBy): string {
  const eventType = text('eventType', value);
  if (eventType.startsWith(OWN_EVENTS) && by === 'a caller') {
    refuse(
      'eventType',
      `The eventType of an entry must not begin with "${OWN_EVENTS}", as ${describeValue(value)} does: such entries tell what the log itself has done. Begin it with another word.`,
    );
  }
  if (!isNameOfOne(eventType)) {
    refuse(
      'eventType',
      `The eventType of an entry must be a name such as "plan.applied", without a * and without a dot at its end, not ${describeValue(value)}: no filter could ask for it.`,
    );
  }
  return eventType;
}

function optionalText(field: TextField, value: unknown, redactText: RedactText | undefined): string | null {
  if (value === undefined) {
    return null;
  }
  return keptText(field, readText(field, value), redactText);
}

/** An accepted text as it is kept after `redactText`. Entries are stored with this form, and filters ask for it. */
export function keptText(field: TextField, accepted: string, redactText: RedactText | undefined): string {
  return redactText === undefined
    ? accepted
    : harmlessLine(redactText(accepted, field).slice(0, TEXT_LENGTH_MAX[field])) || REDACTED;
}

/**
 * The text of a field that may be left out.
 *
 * @throws AuditEntryError when it is no text that the field may have.
 */
export function readText(field: TextField, value: unknown): string {
  refuseNull(field, value);
  return text(field, value);
}

function optionalTime(field: 'occurredAt', value: unknown): number | null {
  if (value === undefined) {
    return null;
  }
  refuseNull(field, value);
  const refuse = (message: string) => new AuditEntryError(field, message);
  return readStrictTime({ what: `The ${field} of an entry`, value, refuse });
}

/** `null` says nothing, and may be a value that got lost by mistake. */
function refuseNull(field: string, value: unknown): void {
  if (value === null) {
    refuse(field, `The ${field} of an entry must not be null. Leave it out where there is none.`);
  }
}

function refuse(field: string, message: string): never {
  throw new AuditEntryError(field, message);
}

function text(field: TextField, value: unknown): string {
  const lengthMax = TEXT_LENGTH_MAX[field];
  if (typeof value !== 'string' || value === '' || value.length > lengthMax) {
    refuse(
      field,
      `The ${field} of an entry must be text of 1 to ${lengthMax} characters, not ${describeValue(value)}.`,
    );
  }
  if (isSimpleText(value)) {
    return value;
  }
  return harmlessLine(field === 'eventType' ? value : shownText(value).slice(0, lengthMax));
}
