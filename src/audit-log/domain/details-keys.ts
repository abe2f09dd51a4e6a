import { harmlessText } from './harmless-text';
import type { SecretKeys } from './secret-keys';

/** A key of details, as it is written. */
export interface DetailsKey {
  /** The key as JSON, with its colon. */
  readonly json: string;
  /** Whether its value must not be kept. */
  readonly isSecret: boolean;
}

const KEYS_KNOWN_MAX = 1000;
const KEY_LENGTH_KNOWN_MAX = 100;

/** The keys of details. The same few come back with every entry, so what was found out about them is remembered. */
export class DetailsKeys {
  readonly #secretKeys: SecretKeys;
  readonly #known = new Map<string, DetailsKey>();

  /** Knows no key yet. */
  constructor(secretKeys: SecretKeys) {
    this.#secretKeys = secretKeys;
  }

  /** How this key is written. */
  get(key: string): DetailsKey {
    return this.#known.get(key) ?? this.#learn(key);
  }

  #learn(key: string): DetailsKey {
    const learnt = { json: `${JSON.stringify(harmlessText(key))}:`, isSecret: this.#secretKeys.has(key) };
    if (key.length <= KEY_LENGTH_KNOWN_MAX) {
      // Details whose keys are all different must not fill the memory.
      if (this.#known.size === KEYS_KNOWN_MAX) {
        this.#known.clear();
      }
      this.#known.set(key, learnt);
    }
    return learnt;
  }
}
