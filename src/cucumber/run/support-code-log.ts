import type { Envelope } from '../ground/envelope';
import { readDefinition, readSource } from './read-source';
import type { RunDefinition, RunSnippet, RunSource } from './run-definition';

/** A hook as it is defined. */
export interface DefinedHook {
  /** Its name, or else where it stands. */
  readonly name: string;
  /** Such as `BEFORE_TEST_RUN`; null where Cucumber does not say. */
  readonly type: string | null;
  readonly source: RunSource | null;
}

/** Writes down what a run says of the code of its suite: hooks, definitions of steps, and those that are missing. */
export class SupportCodeLog {
  readonly #hooks = new Map<string, DefinedHook>();
  readonly #definitions = new Map<string, RunDefinition>();
  readonly #snippets = new Map<string, readonly RunSnippet[]>();

  /** Takes in a message. */
  read({ hook, stepDefinition, suggestion }: Envelope): void {
    if (hook) {
      const source = readSource(hook.sourceReference);
      this.#hooks.set(hook.id, { name: hook.name || (source?.text ?? ''), type: hook.type ?? null, source });
    }
    if (stepDefinition) {
      this.#definitions.set(stepDefinition.id, readDefinition(stepDefinition));
    }
    if (suggestion) {
      const snippets = suggestion.snippets.map(({ language, code }) => ({ language, code }));
      this.#snippets.set(suggestion.pickleStepId, snippets);
    }
  }

  /** The hook with this id; one without a name where nobody defined it. */
  hook(id: string): DefinedHook {
    return this.#hooks.get(id) ?? { name: '', type: null, source: null };
  }

  /** The definitions with these ids. */
  definitions(ids: readonly string[] = []): RunDefinition[] {
    return ids.flatMap((id) => this.#definitions.get(id) ?? []);
  }

  /** What was suggested for a step that has no definition. */
  snippets(pickleStepId: string): readonly RunSnippet[] {
    return this.#snippets.get(pickleStepId) ?? [];
  }
}
