import type { Verdict } from './verdict';

/** What a scenario that is run by itself tells whoever looks on from outside; each entry is written before what it tells of goes on. */
export type JournalEntry =
  | {
      readonly kind: 'scenario';
      /** Whether its bug shows elsewhere only, so that here it has to hold. */
      readonly mustHold: boolean;
    }
  | {
      readonly kind: 'step';
      /** The step with its keyword. */
      readonly text: string;
      /** Where it is written, as `file:line:column`. */
      readonly at: string;
      /** Whether it only sets up what the scenario is about. */
      readonly isSetUp: boolean;
    }
  /** The definition of the step is called; hooks before it are over. */
  | { readonly kind: 'step called' }
  | {
      readonly kind: 'step ended';
      readonly hasPassed: boolean;
      /** Whether Cucumber gave it up because its time was over. */
      readonly isTimeout: boolean;
    }
  /** A hook is called, of the suite or of the harness. */
  | { readonly kind: 'hook' }
  /** The suite has no hook left for the scenario. */
  | { readonly kind: 'hooks ended' }
  | { readonly kind: 'verdict'; readonly verdict: Verdict; readonly seen: string | null }
  | { readonly kind: 'run ended' }
  /** Nothing keeps the process from ending. */
  | { readonly kind: 'let go' };

/** Writes an entry down at once. */
export type Journal = (entry: JournalEntry) => void;

// Support code may have loaded this package from a place of its own, and shares the process. An environment variable would
// be inherited by runs within the run.
const key = Symbol.for('@audit-race/cucumber: the journal of a quarantined scenario');

/** Has this process run quarantined scenarios, and keep a journal. */
export function openJournal(journal: Journal): void {
  Reflect.set(globalThis, key, journal);
}

/** The journal of this process; undefined where quarantined scenarios are not run. */
export function journalOfProcess(): Journal | undefined {
  const journal: unknown = Reflect.get(globalThis, key);
  return typeof journal === 'function' ? (entry) => journal(entry) : undefined;
}
