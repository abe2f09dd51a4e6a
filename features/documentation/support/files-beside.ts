import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { readChild } from '../../support/child';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

/** The folder of large attachments beside a page, and what lies in it before a run. */
export class FilesBeside {
  readonly #directory: string;
  /** Where each lies, by what it is. */
  readonly placed = new Map<string, string>();

  constructor(world: AuditWorld) {
    this.#directory = world.part(TemporaryFolder).path;
  }

  get folder(): string {
    return path.join(this.#directory, 'living-documentation-attachments');
  }

  /** Puts a file there; `content` is what the run attaches. */
  place(what: string, content: Buffer): void {
    mkdirSync(this.folder, { recursive: true });
    const make = this.#makers[what];
    if (make === undefined) {
      throw new Error(`There is no such file: ${what}`);
    }
    this.placed.set(what, make(content));
  }

  /** What is no longer there. */
  get gone(): string[] {
    return [...this.placed].flatMap(([what, file]) => (existsSync(file) ? [] : [what]));
  }

  /** Has a run say that it writes there. */
  async claim(whom: string): Promise<void> {
    const here = hostname().replaceAll(/\W/g, '');
    const pid = whom.includes('killed')
      ? Number(await readChild(process.execPath, ['--print', 'process.pid']))
      : process.pid;
    const machine = whom.includes('another machine') ? `${here}x` : here;
    const file = path.join(this.folder, `.in-use-${machine}-${pid}-0123abcd`);
    writeFileSync(file, '');
    if (whom.includes('two days')) {
      const before = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000);
      utimesSync(file, before, before);
    }
  }

  readonly #makers: Readonly<Record<string, (content: Buffer) => string>> = {
    'an attachment of an earlier run, which nothing shows': () => this.#attachment('one.bin'),
    'an attachment of an earlier run that another page shows': () => {
      const file = this.#attachment('two.bin');
      const address = path.relative(this.#directory, file);
      // So far behind its beginning that it is not in the first piece that is read.
      const page = `<!doctype html>\n${' '.repeat(1024 * 1024 - 40)}<a href="${address}">two</a>`;
      writeFileSync(path.join(this.#directory, 'other.html'), page);
      return file;
    },
    'what this run attaches, of an earlier run': (content) => this.#attachment('film.webm', content),
    'a file of a name like ours, and of other content': () =>
      this.#file('0123456789abcdef-three.bin', 'three'),
    'a file of a name that is none of ours': () => this.#file('notes.txt', 'notes'),
    'a folder of a name like ours': () => {
      const file = path.join(this.folder, '0123456789abcdef-four');
      mkdirSync(file);
      return file;
    },
    'a link of a name like ours to an attachment elsewhere': () => {
      const target = path.join(this.#directory, 'five.bin');
      writeFileSync(target, 'five');
      const file = path.join(this.folder, `${digestOf('five')}-five.bin`);
      symlinkSync(target, file);
      return file;
    },
  };

  #attachment(name: string, content: string | Buffer = name): string {
    return this.#file(`${digestOf(content)}-${name}`, content);
  }

  #file(name: string, content: string | Buffer): string {
    const file = path.join(this.folder, name);
    writeFileSync(file, content);
    return file;
  }
}

function digestOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
