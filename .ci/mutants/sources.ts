import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** The sources of one package, in which a piece of text can be replaced as if it had been written and compiled so. */
export class Sources {
  readonly #folder: string;
  readonly #options: ts.CompilerOptions;
  readonly #files: readonly string[];

  /** Reads how the package is compiled. */
  constructor(folder: string) {
    this.#folder = folder;
    const settings = path.join(folder, 'tsconfig.json');
    const { config } = ts.readConfigFile(settings, ts.sys.readFile);
    this.#options = ts.parseJsonConfigFileContent(config, ts.sys, folder).options;
    this.#files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /(?<!\.d)\.ts$/.test(file) && !/^(?:dist|node_modules)\b/.test(file))
      .toSorted();
  }

  /** The one file that holds the text. Throws when there is none, or the text is not the only one of its kind. */
  fileWith(text: string): string {
    const places = this.#files.flatMap((file) => {
      const occurrences = this.#read(file).split(text).length - 1;
      return Array.from({ length: occurrences }, () => file);
    });
    const [file] = places;
    if (file === undefined || places.length > 1) {
      const where = places.length === 0 ? 'nowhere' : `${places.length} times, in ${places.join(', ')}`;
      throw new Error(`it no longer applies: "${text}" stands ${where}`);
    }
    return file;
  }

  /** Replaces a piece of text, in the source and in what it is compiled to. The function it returns takes that back. */
  replace(text: string, replacement: string): () => void {
    const file = this.fileWith(text);
    const source = this.#read(file);
    this.#refuseStale(file, source);
    this.#write(
      file,
      source.replace(text, () => replacement),
    );
    return () => this.#write(file, source);
  }

  #write(file: string, source: string): void {
    writeFileSync(path.join(this.#folder, file), source);
    writeFileSync(this.#outputOf(file), this.#compile(file, source));
  }

  // Else the mutant would be made of other code than what runs without it.
  #refuseStale(file: string, source: string): void {
    if (readFileSync(this.#outputOf(file), 'utf8') !== this.#compile(file, source)) {
      throw new Error(`${file} was built from another source: run npm run build first`);
    }
  }

  #compile(fileName: string, source: string): string {
    return ts.transpileModule(source, { fileName, compilerOptions: this.#options }).outputText;
  }

  #read(file: string): string {
    return readFileSync(path.join(this.#folder, file), 'utf8');
  }

  #outputOf(file: string): string {
    return path.join(this.#folder, 'dist', file.replace(/ts$/, 'js'));
  }
}
