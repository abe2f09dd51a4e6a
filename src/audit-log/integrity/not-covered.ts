import { countOf } from '../domain/count-of';
import type { AuditEvidenceError } from '../domain/evidence-error';
import { quoteText } from '../domain/harmless-text';
import { unfitCheckpoint } from './unfit-checkpoint';

/** Where an entry is in the chain, and how many links that has; `undefined` where nobody can tell any more. */
export type EntryPlace = { readonly index: number; readonly size: number } | undefined;

/** Why an entry is not proved for a checkpoint over so many links: the log is shorter, the entry is newer, or too much has gone. */
export function notCovered(id: string, covered: number, place: EntryPlace): AuditEvidenceError {
  const entry = `The entry ${quoteText(id)} cannot be proved for the checkpoint over ${countOf(covered, 'link', 'links')}:`;
  if (place !== undefined && place.size < covered) {
    return unfitCheckpoint(
      'AUDIT_CHECKPOINTS_DIFFER',
      `${entry} the log has ${place.size} by now. Its end was cut off, or this is another log.`,
    );
  }
  if (place !== undefined && place.index >= covered) {
    return unfitCheckpoint(
      'AUDIT_CHECKPOINT_TOO_OLD',
      `${entry} it was stored later, with link ${place.index + 1} of the ${place.size} that the log has by now.`,
    );
  }
  return unfitCheckpoint(
    'AUDIT_CHECKPOINT_PRUNED',
    `${entry} what it covers was pruned together with what was stored later, so nothing leads to it any more.`,
  );
}
