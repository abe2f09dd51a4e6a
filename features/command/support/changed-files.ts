import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { rename } from 'node:fs/promises';
import { type FileChange, type Replace, writeFiles } from '#cucumber/command/promotion/file-change';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

/** Three files that are to be changed together: a link, an executable one, and one that is not there yet. */
export class ChangedFiles {
  readonly #folder: TemporaryFolder;
  failure = '';

  constructor(world: AuditWorld) {
    this.#folder = world.part(TemporaryFolder);
    mkdirSync(this.#file('elsewhere'));
    writeFileSync(this.#file('elsewhere/one'), 'one');
    symlinkSync(this.#file('elsewhere/one'), this.#file('one'));
    writeFileSync(this.#file('two'), 'two');
    chmodSync(this.#file('two'), 0o755);
  }

  async change(replace?: Replace): Promise<void> {
    try {
      await writeFiles(this.#changes, replace);
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
  }

  /** A disk that is gone when the third file is to be put in its place. */
  changeOnBadDisk(): Promise<void> {
    return this.change((from, to) =>
      to === this.#file('three') ? Promise.reject(new Error('the disk is gone')) : rename(from, to),
    );
  }

  /** The same, and by then the second has a folder in its place. */
  changeOnWorseDisk(): Promise<void> {
    return this.change((from, to) => {
      if (to !== this.#file('three')) {
        return rename(from, to);
      }
      rmSync(this.#file('two'));
      mkdirSync(this.#file('two'));
      return Promise.reject(new Error('the disk is gone'));
    });
  }

  overwriteSecond(): void {
    writeFileSync(this.#file('two'), 'two, by somebody else');
  }

  /** What the files hold, in their order; nothing for one that is not there. */
  get texts(): string[] {
    const present = new Set(readdirSync(this.#folder.path));
    return ['one', 'two', 'three'].map((name) =>
      present.has(name) ? readFileSync(this.#file(name), 'utf8') : '',
    );
  }

  get first(): string {
    return readFileSync(this.#file('one'), 'utf8');
  }

  get firstIsLink(): boolean {
    return lstatSync(this.#file('one')).isSymbolicLink();
  }

  get secondMayBeExecuted(): boolean {
    return (statSync(this.#file('two')).mode & 0o777) === 0o755;
  }

  /** The names of everything else in the folders. */
  get others(): string[] {
    const expected = new Set(['elsewhere', 'one', 'two', 'three']);
    const found = [...readdirSync(this.#folder.path), ...readdirSync(this.#file('elsewhere'))];
    return found.filter((name) => !expected.has(name));
  }

  get #changes(): FileChange[] {
    return [
      { file: this.#file('one'), before: 'one', after: 'one, changed' },
      { file: this.#file('two'), before: 'two', after: 'two, changed' },
      { file: this.#file('three'), before: undefined, after: 'three, new' },
    ];
  }

  #file(name: string): string {
    return this.#folder.file(name);
  }
}
