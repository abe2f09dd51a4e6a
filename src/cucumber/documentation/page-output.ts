import { fstatSync, ftruncateSync, writeSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { type Output, writeStreamed } from './write-streamed';

/** The context of a formatter, as far as it is about output. */
interface PageContext extends Output {
  /** The folder of the output file; undefined if the output is not a file. */
  readonly directory?: string | undefined;
}

/**
 * The output of a page, which is written as a stream or synchronously. In a file, a later page can replace an earlier one: direct
 * writes to the file descriptor do not move the position of the stream, so the stream still begins at the start of the file.
 */
export class PageOutput {
  readonly #context: PageContext;

  constructor(context: PageContext) {
    this.#context = context;
  }

  /** Whether the output is an open regular file, which can be overwritten from the start. */
  get isFile(): boolean {
    return this.#file !== undefined;
  }

  /** Calls back when the file is open. Never calls back if the output is not a file. */
  onOpen(work: () => void): void {
    const stream = this.#stream;
    if (this.isFile) {
      work();
    } else if (stream !== undefined && 'pending' in stream && stream.pending === true) {
      // Cucumber 13 opens the file while it creates the formatter.
      stream.once('open', () => this.isFile && work());
    }
  }

  /** Calls back when the stream has ended, while the file descriptor is still open. */
  onEnd(work: () => void): void {
    this.#stream?.once('finish', () => this.isFile && work());
  }

  /** Writes a page as a stream. Returns undefined if everything was handed to the stream at once. */
  write(page: Iterable<string>): Promise<void> | undefined {
    const file = this.#file;
    if (file !== undefined) {
      ftruncateSync(file);
    }
    return writeStreamed(page, this.#context);
  }

  /** Writes a page synchronously, replacing what was written before. */
  writeNow(page: Iterable<string>): void {
    const file = this.#file;
    if (file === undefined) {
      // One write only: a second one would wait for the first, and at the end of a process nothing waits.
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

  // The file descriptor of a regular file; pipes and devices cannot be rewound.
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
