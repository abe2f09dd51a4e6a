import { fstatSync, ftruncateSync, writeSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { type Output, writeStreamed } from './write-streamed';

/** Where a page goes; that of a formatter. */
interface PageContext extends Output {
  /** The folder of the file that is written; undefined where it is none. */
  readonly directory?: string | undefined;
}

/**
 * Where a page is written, as it is made or in an instant. Where it goes to a file, one page can take the place of another: the
 * stream of the file begins at its start whatever was written there by the number of the file.
 */
export class PageOutput {
  readonly #context: PageContext;

  constructor(context: PageContext) {
    this.#context = context;
  }

  /** Whether it goes to a file that is open, and has a start to go back to. */
  get isFile(): boolean {
    return this.#file !== undefined;
  }

  /** Calls back once the file is open; never where the page goes to no file. */
  onOpen(work: () => void): void {
    const stream = this.#stream;
    if (this.isFile) {
      work();
    } else if (stream !== undefined && 'pending' in stream && stream.pending === true) {
      // Cucumber 13 opens it while the formatter is made.
      stream.once('open', () => this.isFile && work());
    }
  }

  /** Calls back when the stream of the file has ended, and the file can still be written. */
  onEnd(work: () => void): void {
    this.#stream?.once('finish', () => this.isFile && work());
  }

  /** Writes a page as it is made; undefined where all of it is on its way. */
  write(page: Iterable<string>): Promise<void> | undefined {
    const file = this.#file;
    if (file !== undefined) {
      ftruncateSync(file);
    }
    return writeStreamed(page, this.#context);
  }

  /** Writes a page at once, in the place of what is there. */
  writeNow(page: Iterable<string>): void {
    const file = this.#file;
    if (file === undefined) {
      // A second write would wait for the first one, and nothing waits where a process ends.
      this.#context.write([...page].join(''));
      return;
    }
    ftruncateSync(file);
    let length = 0;
    for (const piece of page) {
      length += writeAt(file, Buffer.from(piece), length);
    }
  }

  get #stream(): Writable | undefined {
    return this.#context.directory === undefined ? undefined : this.#context.stream;
  }

  // Neither a pipe nor a device has a start to go back to.
  get #file(): number | undefined {
    const stream = this.#stream;
    const file = stream !== undefined && 'fd' in stream ? stream.fd : undefined;
    return typeof file === 'number' && fstatSync(file).isFile() ? file : undefined;
  }
}

function writeAt(file: number, bytes: Buffer, start: number): number {
  let written = 0;
  while (written < bytes.length) {
    written += writeSync(file, bytes, written, bytes.length - written, start + written);
  }
  return written;
}
