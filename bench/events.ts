import type { NewEntry } from 'audit-race';

/** The events that every contender records: the same for all, with about 160 bytes of details each. */
export function makeEvent(number: number): NewEntry {
  return {
    eventType: `plan.${number % 7 === 0 ? 'applied' : 'viewed'}`,
    actor: `user-${number % 100}`,
    subject: `plan/${number % 1000}`,
    outcome: 'success',
    details: {
      number,
      lines: number % 50,
      note: 'x'.repeat(100),
      tags: ['alpha', 'beta'],
      nested: { ok: true },
    },
  };
}

/** The number of events that are recorded before the event loop may turn. */
export const BURST_EVENTS = 100;
