import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { SourceTexts } from './source-texts';

/** The sources of one package. Text in them can be replaced, both in the source and in its compiled output. */
export class Sources {
  readonly #folder: string;
  readonly #options: ts.CompilerOptions;
  readonly #texts: SourceTexts;

  /** Reads the compiler options of the package. */
  constructor(folder: string) {
    this.#folder = folder;
    const settings = path.join(folder, 'tsconfig.json');
    const { config } = ts.readConfigFile(settings, ts.sys.readFile);
    this.#options = ts.parseJsonConfigFileContent(config, ts.sys, folder).options;
    this.#texts = new SourceTexts(folder);
  }

  /** The only file that contains the text. */
  fileWith(text: string): string {
    return this.#texts.fileWith(text);
  }

  /** Replaces text in a source file, and compiles the file. The function that it returns restores both. */
  replace(text: string, replacement: string): () => void {
    const file = this.#texts.fileWith(text);
    const source = this.#texts.read(file);
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

  // If the build is not from the current source, the mutant would differ from the original in more than the replaced text.
  #refuseStale(file: string, source: string): void {
    if (readFileSync(this.#outputOf(file), 'utf8') !== this.#compile(file, source)) {
      throw new Error(`${file} was built from another source: run npm run build first`);
    }
  }

  #compile(fileName: string, source: string): string {
    return ts.transpileModule(source, { fileName, compilerOptions: this.#options }).outputText;
  }

  #outputOf(file: string): string {
    return path.join(this.#folder, 'dist', file.replace(/ts$/, 'js'));
  }
}
