import { harmlessLine } from '../domain/harmless-text';
import { shownValue } from './shown-value';

/** What is said where a log has no entry with an id; the log as `tellLocation` names it. */
export function noEntryWords(id: string, log: string): string {
  return `There is no entry with the id ${shownValue(id)} in the log ${harmlessLine(log)}. It may have been pruned, or be in another log.`;
}
