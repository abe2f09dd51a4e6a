import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const CHANGELOG = `# Changelog

## [Unreleased]

### Added

- Another log.

## [0.2.0] - 2026-02-01

### Fixed

- A slip.
- A slip.

## [0.1.0] - 2026-01-01

### Added

- The log.

### Fixed

- Another slip.

[0.2.0]: https://shop.example/0.2.0
`;
/** Of whoever commits, and nothing that the machine wishes. */
const SETTINGS = [
  'user.name=Ada',
  'user.email=ada@shop.example',
  'commit.gpgsign=false',
  'core.autocrlf=false',
];

/** A small repository whose changelog has two releases, and copies of it. */
export class ReleasedRepository {
  /** Where somebody works. */
  folder: string;
  readonly #home: TemporaryFolder;

  constructor(world: AuditWorld) {
    this.#home = world.part(TemporaryFolder);
    this.folder = this.makeFolder('main');
  }

  /** The last two commits of the main line, the first of which has both releases. */
  makeHistory(): void {
    this.git('init', '--quiet', '--initial-branch=main');
    this.write(CHANGELOG);
    for (const words of ['release 0.2.0', 'go on']) {
      this.commit(words);
    }
  }

  /** An empty folder, in which somebody works from now on. */
  makeFolder(name: string): string {
    this.folder = this.#home.file(name);
    mkdirSync(this.folder);
    return this.folder;
  }

  startBranch(name = 'work'): void {
    this.git('switch', '--quiet', '--create', name);
  }

  /** Goes on in a clone of the newest commits of the branch, as many as that. */
  cloneNewest(count: number): void {
    const source = this.folder;
    this.makeFolder(`clone-of-${count}`);
    this.git('clone', '--quiet', `--depth=${count}`, pathToFileURL(source).href, '.');
  }

  /** Marks the commit that is now the newest as the one that others have. */
  push(): void {
    this.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  }

  /** Whatever is in the folder; a commit without a change, too. */
  commit(words: string): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', words);
  }

  write(changelog: string): void {
    writeFileSync(this.#file, changelog);
  }

  deleteChangelog(): void {
    rmSync(this.#file);
  }

  /** Changes the changelog; whoever changes nothing has made a slip. */
  edit(change: (text: string) => string): void {
    const text = readFileSync(this.#file, 'utf8');
    const changed = change(text);
    if (changed === text) {
      throw new Error(`Nothing of the changelog was changed:\n${text}`);
    }
    this.write(changed);
  }

  /** Takes the text of the changelog out of the store of git, as of the newest commit. */
  loseChangelog(): void {
    const name = this.git('rev-parse', 'HEAD:CHANGELOG.md').trim();
    rmSync(path.join(this.folder, '.git/objects', name.slice(0, 2), name.slice(2)));
  }

  git(...args: readonly string[]): string {
    const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
    return execFileSync('git', [...settings, ...args], { cwd: this.folder, encoding: 'utf8' });
  }

  get #file(): string {
    return path.join(this.folder, 'CHANGELOG.md');
  }
}
