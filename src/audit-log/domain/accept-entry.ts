import type { DetailsWriter } from './details-writer';
import type { NewEntry } from './entry';
import type { EntryRow } from './entry-row';
import { AuditEntryError } from './errors';
import { describeValue, harmlessLine, isObject } from './harmless-text';
import { findUnknownName } from './known-names';

type TextField = Exclude<keyof NewEntry, 'details'>;

/** The fields that hold text, and how many characters each may have. */
const TEXT_LENGTH_MAX: Readonly<Record<TextField, number>> = Object.freeze({
  eventType: 200,
  actor: 1000,
  subject: 1000,
  outcome: 1000,
  correlationId: 1000,
});

const FIELDS: readonly string[] = [...Object.keys(TEXT_LENGTH_MAX), 'details'];

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
  writeDetails: DetailsWriter,
): EntryRow {
  if (!isObject(entry)) {
    throw new AuditEntryError(
      'entry',
      `An entry must be an object such as { eventType: 'plan.applied' }, not ${describeValue(entry)}.`,
    );
  }
  const { eventType, actor, subject, outcome, correlationId, details } = readFields(entry);
  return [
    id,
    time,
    text('eventType', eventType),
    optionalText('actor', actor),
    optionalText('subject', subject),
    optionalText('outcome', outcome),
    optionalText('correlationId', correlationId),
    writeDetails(details),
  ];
}

/** Reads each field once: what was checked is what is kept, also where a getter says something else each time. */
function readFields(entry: NewEntry): NewEntry {
  try {
    refuseUnknown(entry);
    const { eventType, actor, subject, outcome, correlationId, details } = entry;
    return { eventType, actor, subject, outcome, correlationId, details };
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

function refuseUnknown(entry: NewEntry): void {
  const unknown = findUnknownName(entry, FIELDS);
  if (unknown !== undefined) {
    throw new AuditEntryError(
      unknown.name,
      `An entry has no field ${describeValue(unknown.name)}. ${unknown.hint} Anything else belongs in details.`,
    );
  }
}

function optionalText(field: TextField, value: unknown): string | null {
  return value === undefined || value === null ? null : text(field, value);
}

function text(field: TextField, value: unknown): string {
  const lengthMax = TEXT_LENGTH_MAX[field];
  if (typeof value !== 'string' || value === '' || value.length > lengthMax) {
    throw new AuditEntryError(
      field,
      `The ${field} of an entry must be text of 1 to ${lengthMax} characters, not ${describeValue(value)}.`,
    );
  }
  return harmlessLine(value);
}
