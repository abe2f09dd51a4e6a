import type { CoordinatorEventValues } from '@cucumber/cucumber/api';
import type { GherkinDocument, Pickle } from '../../tags/feature-map';
import { placeAt } from '../../tags/place';
import type { ReadFeature, SyntaxFault } from './suite';

type Envelope = CoordinatorEventValues['message'];

/** Gathers what Cucumber tells about the features that it reads. */
export class FeatureMessages {
  readonly #texts = new Map<string, string>();
  readonly #documents = new Map<string, GherkinDocument>();
  readonly #pickles = new Map<string, Pickle[]>();
  readonly #faults: SyntaxFault[] = [];

  /** Takes in a message. */
  read({ source, gherkinDocument, pickle, parseError }: Envelope): void {
    if (source) {
      this.#texts.set(source.uri, source.data);
    }
    if (gherkinDocument?.uri !== undefined) {
      this.#documents.set(gherkinDocument.uri, gherkinDocument);
    }
    if (pickle) {
      this.#pickles.set(pickle.uri, [...(this.#pickles.get(pickle.uri) ?? []), pickle]);
    }
    if (parseError) {
      const { uri = '', location } = parseError.source;
      // The message begins with the place once more.
      this.#faults.push({
        place: placeAt(uri, location),
        message: parseError.message.replace(/^\(\d+:\d+\): /, ''),
      });
    }
  }

  /** The features that could be parsed. */
  get features(): readonly ReadFeature[] {
    return [...this.#documents].map(([uri, document]) => ({
      uri,
      document,
      text: this.#texts.get(uri) ?? '',
      pickles: this.#pickles.get(uri) ?? [],
    }));
  }

  /** What is wrong with those that could not. */
  get faults(): readonly SyntaxFault[] {
    return this.#faults;
  }
}
