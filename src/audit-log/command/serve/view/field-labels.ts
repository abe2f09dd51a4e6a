import type { EntryFilter } from '../../../domain/filter';
import type { Column } from '../../showing/columns';

/** What a field is called on a page. */
export const FIELD_LABELS: Readonly<Record<Column | keyof EntryFilter, string>> = {
  id: 'Id',
  time: 'Time',
  eventType: 'Event type',
  actor: 'Actor',
  subject: 'Subject',
  outcome: 'Outcome',
  correlationId: 'Correlation id',
  tenant: 'Tenant',
  sourceAddress: 'Source address',
  userAgent: 'User agent',
  sessionId: 'Session id',
  traceId: 'Trace id',
  occurredAt: 'Occurred at',
  details: 'Details',
  since: 'Since',
  until: 'Until',
};
