import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The texts of the sources of one package. */
export class SourceTexts {
  readonly #folder: string;
  readonly #files: readonly string[];

  constructor(folder: string) {
    this.#folder = folder;
    this.#files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /(?<!\.d)\.ts$/.test(file) && !/^(?:dist|node_modules)\b/.test(file))
      .toSorted();
  }

  /** The only file that contains the text. Throws if no file contains it, or if it occurs more than once. */
  fileWith(text: string): string {
    const places = this.#files.flatMap((file) => {
      const occurrences = this.read(file).split(text).length - 1;
      return Array.from({ length: occurrences }, () => file);
    });
    const [file] = places;
    if (file === undefined || places.length > 1) {
      const where = places.length === 0 ? 'nowhere' : `${places.length} times, in ${places.join(', ')}`;
      throw new Error(`it no longer applies: "${text}" stands ${where}`);
    }
    return file;
  }

  read(file: string): string {
    return readFileSync(path.join(this.#folder, file), 'utf8');
  }
}
