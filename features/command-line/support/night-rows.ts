import type { EntryRow } from 'audit-race';

type Row = Readonly<Record<string, string | number | null>>;

/** What happened in one night, oldest first; the last but one is by somebody who means harm. */
export const nightRows: readonly EntryRow[] = [
  {
    at: '2026-11-26T22:00:00Z',
    eventType: 'key.rotated',
    actor: 'system',
    traceId: '0af7651916cd43dd',
  },
  {
    at: '2026-11-27T03:01:00Z',
    eventType: 'user.login',
    actor: 'ada',
    outcome: 'success',
    sourceAddress: '203.0.113.7',
    sessionId: 's-1',
  },
  {
    at: '2026-11-27T03:02:00Z',
    eventType: 'plan.applied',
    actor: 'ada',
    subject: 'plan/42',
    outcome: 'success',
    correlationId: 'request-1',
    tenant: 'acme',
    details: '{"lines":3}',
  },
  {
    at: '2026-11-27T03:03:00Z',
    eventType: 'plan.deleted',
    actor: 'grace',
    subject: 'plan/42',
    outcome: 'denied',
    correlationId: 'request-2',
    tenant: 'acme',
    sourceAddress: '198.51.100.9',
    userAgent: 'curl/8;"=2+2',
  },
  {
    at: '2026-11-27T03:04:00Z',
    eventType: 'report.exported',
    actor: '\u001b[2Jmallory\u202e',
    subject: '=HYPERLINK("https://evil.example")',
    outcome: 'error',
    userAgent: 'curl/8 ;=1+1',
    details: '{"note":"\\u001b]0;owned\\u0007\u009b31m","sum":"=1+1"}',
  },
  {
    at: '2026-11-27T03:05:00Z',
    eventType: 'user.login',
    actor: 'グレース・ホッパー',
    outcome: 'failure',
    sourceAddress: 'office-2',
  },
].map((row, index) => rowOf(row, index + 1));

/** One entry as the store has it. */
export function rowOf(
  row: Row & { readonly at: string; readonly eventType: string },
  number: number,
): EntryRow {
  const text = (name: string) => (typeof row[name] === 'string' ? String(row[name]) : null);
  const time = Date.parse(row.at);
  return [
    `019ac0de-0000-7000-8000-${String(number).padStart(12, '0')}`,
    time,
    row.eventType,
    text('actor'),
    text('subject'),
    text('outcome'),
    text('correlationId'),
    text('tenant'),
    text('sourceAddress'),
    text('userAgent'),
    text('sessionId'),
    text('traceId'),
    null,
    text('details'),
  ];
}

/** As many entries as are asked for, a second apart, for what takes longer. */
export function manyRows(count: number): EntryRow[] {
  return Array.from({ length: count }, (_, index) =>
    rowOf(
      {
        at: new Date(Date.parse('2026-11-27T00:00:00Z') + index * 1000).toISOString(),
        eventType: 'plan.applied',
        actor: 'ada',
      },
      index + 1,
    ),
  );
}

/** As many entries as are asked for, each third of them a login. */
export function loginRows(count: number): EntryRow[] {
  return Array.from({ length: count }, (_, index) =>
    rowOf(
      {
        at: new Date(Date.parse('2026-11-27T03:08:00Z') + index).toISOString(),
        eventType: index % 3 === 0 ? 'user.login' : 'plan.applied',
        actor: `user-${index}`,
      },
      index + 100,
    ),
  );
}
