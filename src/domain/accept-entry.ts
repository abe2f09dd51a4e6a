import type { NewEntry } from './entry';
import type { EntryRow } from './entry-row';
import { AuditEntryError } from './errors';

const TEXT_FIELDS = ['actor', 'subject', 'outcome', 'correlationId'] as const;
const EVENT_TYPE_CHARACTERS_MAX = 200;

/**
 * Checks an entry and copies it into a row, so that nothing the caller changes later changes the log.
 *
 * @throws AuditEntryError naming the field that cannot be accepted.
 */
export function acceptEntry(entry: NewEntry, id: string, time: number): EntryRow {
  if (typeof entry !== 'object' || entry === null) {
    throw new AuditEntryError(
      'entry',
      `An entry must be an object such as { eventType: 'plan.applied' }, not ${String(entry)}.`,
    );
  }
  const [actor, subject, outcome, correlationId] = TEXT_FIELDS.map((field) => optionalText(entry, field));
  return [
    id,
    time,
    eventType(entry.eventType),
    actor ?? null,
    subject ?? null,
    outcome ?? null,
    correlationId ?? null,
    details(entry.details),
  ];
}

function eventType(value: unknown): string {
  if (typeof value !== 'string' || value === '' || value.length > EVENT_TYPE_CHARACTERS_MAX) {
    throw new AuditEntryError(
      'eventType',
      `The eventType of an entry must be text of 1 to ${EVENT_TYPE_CHARACTERS_MAX} characters, not ${show(value)}.`,
    );
  }
  return value;
}

function optionalText(entry: NewEntry, field: (typeof TEXT_FIELDS)[number]): string | null {
  const value: unknown = entry[field];
  if (value === undefined || value === null) {
    return null;
  }
  if (typeof value !== 'string') {
    throw new AuditEntryError(field, `The ${field} of an entry must be text, not ${show(value)}.`);
  }
  return value;
}

function details(value: unknown): string | null {
  try {
    return JSON.stringify(value) ?? null;
  } catch (error) {
    throw new AuditEntryError(
      'details',
      `The details of an entry must be something JSON can hold: ${String(error)}`,
      error,
    );
  }
}

function show(value: unknown): string {
  const shown = typeof value === 'string' ? `"${value}"` : String(value);
  return shown.length > 60 ? `${shown.slice(0, 57)}...` : shown;
}
