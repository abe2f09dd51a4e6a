import type { EntryRow } from 'audit-race';

/** The rows of a batch with this number and size. Each row has about 280 bytes. */
export function makeRows(batch: number, count: number): EntryRow[] {
  return Array.from({ length: count }, (_, index): EntryRow => {
    const number = batch * count + index;
    const id = `0199c0de-0000-7000-8000-${String(number).padStart(12, '0')}`;
    const details = JSON.stringify({ lines: number % 50, note: `what was applied to the plan ${number}` });
    const named = [`user-${number % 100}`, `plan/${number % 1000}`, 'success', id] as const;
    return [
      id,
      1_790_000_000_000 + number,
      'plan.applied',
      ...named,
      null,
      null,
      null,
      null,
      null,
      null,
      details,
    ];
  });
}
