import type { Envelope } from '../ground/envelope';
import { readDefinition, readSource } from './read-source';
import type { RunDefinition, RunSnippet, RunSource } from './run-definition';
import type { RunParameterType } from './run-environment';

/** The definition of a hook. */
export interface DefinedHook {
  /** Its name, or else its place. */
  readonly name: string;
  /** Its type, such as `BEFORE_TEST_RUN`; null if Cucumber does not provide it. */
  readonly type: string | null;
  readonly source: RunSource | null;
}

/** Collects the messages about support code: hooks, step definitions, and missing definitions. */
export class SupportCodeLog {
  readonly #hooks = new Map<string, DefinedHook>();
  readonly #definitions = new Map<string, RunDefinition>();
  readonly #snippets = new Map<string, readonly RunSnippet[]>();
  readonly #unknownTypes: RunParameterType[] = [];

  /** Reads a message. */
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

  /** The parameter types that definitions use, but that are not defined. */
  get unknownTypes(): readonly RunParameterType[] {
    return this.#unknownTypes;
  }

  /** The missing parameter types of definitions that may be meant for a step: their literal words occur in the step in the same order. */
  unknownTypesFor(text: string): readonly RunParameterType[] {
    return this.#unknownTypes.filter(({ expression }) => hasWordsOf(expression, text.split(/\s/)));
  }

  /** The hook with this id. If it is unknown, a hook without a name. */
  hook(id: string): DefinedHook {
    return this.#hooks.get(id) ?? { name: '', type: null, source: null };
  }

  /** The definitions with these ids. */
  definitions(ids: readonly string[] = []): RunDefinition[] {
    return ids.flatMap((id) => this.#definitions.get(id) ?? []);
  }

  /** The suggested snippets for a step without a definition. */
  snippets(pickleStepId: string): readonly RunSnippet[] {
    return this.#snippets.get(pickleStepId) ?? [];
  }
}

// Parts with braces, brackets or slashes are skipped, because they may match several words.
function hasWordsOf(expression: string, words: readonly string[]): boolean {
  const plain = expression.split(/\s/).filter((word) => !/[{}()/\\]/.test(word));
  let from = 0;
  return plain.every((word) => {
    const index = words.indexOf(word, from);
    from = index + 1;
    return index >= 0;
  });
}
