import type { Envelope } from '../ground/envelope';
import { readDefinition, readSource } from './read-source';
import type { RunDefinition, RunSnippet, RunSource } from './run-definition';
import type { RunParameterType } from './run-environment';

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
  readonly #unknownTypes: RunParameterType[] = [];

  /** Takes in a message. */
  read({ hook, stepDefinition, suggestion, undefinedParameterType }: Envelope): void {
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
    if (undefinedParameterType) {
      const { name, expression } = undefinedParameterType;
      this.#unknownTypes.push({ name, expression });
    }
  }

  /** The parameter types that a definition needs and nobody has defined. */
  get unknownTypes(): readonly RunParameterType[] {
    return this.#unknownTypes;
  }

  /** Those of definitions that may be meant for a step: it has their plain words, in their order. */
  unknownTypesFor(text: string): readonly RunParameterType[] {
    return this.#unknownTypes.filter(({ expression }) => hasWordsOf(expression, text.split(/\s/)));
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

// What is in braces or brackets, or has a slash, can be many words.
function hasWordsOf(expression: string, words: readonly string[]): boolean {
  const plain = expression.split(/\s/).filter((word) => !/[{}()/\\]/.test(word));
  let from = 0;
  return plain.every((word) => {
    const index = words.indexOf(word, from);
    from = index + 1;
    return index >= 0;
  });
}
