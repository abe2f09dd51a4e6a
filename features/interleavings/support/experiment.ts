import type { InterleavingSubject, Turns } from '@audit-race/interleavings';
import type { Family } from './search';

/** An experiment that is the same however many callers are asked for. */
export function experiment(setup: (turns: Turns) => InterleavingSubject): Family {
  return () => ({ name: 'an unusual experiment', setup });
}
