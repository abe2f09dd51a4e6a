import { append } from '../ground/append';
import type { Envelope, GherkinDocument, Message, Pickle } from '../ground/envelope';

/** A feature file, read and parsed. */
export interface ReadFeature {
  /** The path as it was given to Cucumber. */
  readonly uri: string;
  readonly text: string;
  readonly document: GherkinDocument;
  /** Its scenarios, with one pickle for each row of an outline. */
  readonly pickles: readonly Pickle[];
  /** Whether only the scenarios of these pickles are wanted, not the whole feature. */
  readonly isPartial?: boolean;
}

/** Collects Cucumber's messages about features. Cucumber sends them only once, before it runs anything. */
export class FeatureMessages {
  readonly #texts = new Map<string, string>();
  readonly #documents = new Map<string, GherkinDocument>();
  readonly #pickles = new Map<string, Pickle>();
  readonly #parseErrors: Message<'parseError'>[] = [];

  /** Reads a message. */
  read({ source, gherkinDocument, pickle, parseError }: Envelope): void {
    if (source) {
      this.#texts.set(source.uri, source.data);
    }
    if (gherkinDocument) {
      this.#documents.set(gherkinDocument.uri ?? '', gherkinDocument);
    }
    if (pickle) {
      this.#pickles.set(pickle.id, pickle);
    }
    if (parseError) {
      this.#parseErrors.push(parseError);
    }
  }

  /** The features that could be parsed, in the order in which Cucumber read them. */
  get features(): readonly ReadFeature[] {
    const picklesOfFiles = new Map<string, Pickle[]>();
    for (const pickle of this.#pickles.values()) {
      append(picklesOfFiles, pickle.uri, pickle);
    }
    return [...this.#documents].map(([uri, document]) => ({
      uri,
      document,
      text: this.textOf(uri) ?? '',
      pickles: picklesOfFiles.get(uri) ?? [],
    }));
  }

  /** The syntax errors in feature files. */
  get parseErrors(): readonly Message<'parseError'>[] {
    return this.#parseErrors;
  }

  /** The text of a feature file. */
  textOf(uri: string): string | undefined {
    return this.#texts.get(uri);
  }

  /** The pickle with this id. */
  pickle(id: string): Pickle | undefined {
    return this.#pickles.get(id);
  }

  /** The document from which a pickle was made. */
  documentOf({ uri }: Pickle): GherkinDocument | undefined {
    return this.#documents.get(uri);
  }
}
