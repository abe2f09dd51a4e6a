import type { Verdict } from './verdict';

/** An event in a quarantined scenario, for the command that observes it. Each entry is written before the event takes its course. */
export type JournalEntry =
  | {
      readonly kind: 'scenario';
      /** Whether it has to hold here, because its bug shows only under other conditions. */
      readonly mustHold: boolean;
    }
  | {
      readonly kind: 'step';
      /** The step with its keyword. */
      readonly text: string;
      /** Where it is written, as `file:line:column`. */
      readonly at: string;
      /** Whether it is only part of the set-up. */
      readonly isSetUp: boolean;
    }
  /** The definition of the step is called. Its hooks have run. */
  | { readonly kind: 'step called' }
  | {
      readonly kind: 'step ended';
      readonly hasPassed: boolean;
      /** Whether Cucumber reported a timeout. */
      readonly isTimeout: boolean;
    }
  /** A hook of the suite or of the harness is called. */
  | { readonly kind: 'hook' }
  /** The last hook of the suite for the scenario has run. */
  | { readonly kind: 'hooks ended' }
  | { readonly kind: 'verdict'; readonly verdict: Verdict; readonly seen: string | null }
  | { readonly kind: 'run ended' }
  /** Nothing keeps the process from exiting. */
  | { readonly kind: 'let go' };

/** Writes an entry synchronously. */
export type Journal = (entry: JournalEntry) => void;

// On globalThis, because support code may load another copy of this package in the same process. Not an environment variable, because
// nested runs would inherit it.
const key = Symbol.for('@audit-race/cucumber: the journal of a quarantined scenario');

/** Makes this process run quarantined scenarios and keep a journal. */
export function openJournal(journal: Journal): void {
  Reflect.set(globalThis, key, journal);
}

/** The journal of this process; undefined if it does not run quarantined scenarios. */
export function journalOfProcess(): Journal | undefined {
  const journal: unknown = Reflect.get(globalThis, key);
  return typeof journal === 'function' ? (entry) => journal(entry) : undefined;
}
