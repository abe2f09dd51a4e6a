import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runChild } from '../../support/child';
import { unmeasured } from '../../support/coverage';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { copyHouse } from './copy-house';

/** What a reader of a guide does at one of its blocks. */
const BLOCK = /^```(?<kind>diff|sh|ts file=(?<file>\S+))\n(?<text>[\s\S]*?)^```$/gm;
/** The first column of the table of files. */
const NAMED_FILE = /^\| `(?<file>[^`]+)` \|/gm;
/** Cucumber looks for plugins from where it lies itself, and the commands for their programs. */
const COPIED = ['@cucumber', '.bin'];
const TRANSPILED = 'node_modules/.cache/transpiled';

/** A guide that is followed in a copy of this repository. */
export class FollowedGuide {
  /** How each of its commands has ended. */
  readonly ends: { readonly command: string; readonly exitCode: number | null; readonly output: string }[] =
    [];
  readonly #blocks: RegExpExecArray[] = [];
  #text = '';
  readonly #folder: string;

  constructor(world: AuditWorld) {
    this.#folder = world.part(TemporaryFolder).path;
  }

  /** Copies the repository, as it is built now, and has git remember it. */
  copy(): void {
    copyHouse(process.cwd(), this.#folder, COPIED);
    // What was transpiled is kept under the hash of its text, so the copy may use it: half of the time goes into that.
    mkdirSync(path.join(this.#folder, 'node_modules/.cache'));
    symlinkSync(path.resolve(TRANSPILED), path.join(this.#folder, TRANSPILED));
    this.#git(['init', '--quiet']);
    this.#git(['add', '--all']);
  }

  /** Opens the guide of the copy. */
  open(guide: string): void {
    this.#text = readFileSync(path.join(this.#folder, guide), 'utf8');
    this.#blocks.push(...this.#text.matchAll(BLOCK));
  }

  /** Does what the blocks say, in order, up to the next commands: writes files, makes changes, and runs those. */
  async goOn(): Promise<void> {
    for (let block = this.#blocks.shift(); block !== undefined; block = this.#blocks.shift()) {
      const { kind = '', file, text = '' } = block.groups ?? {};
      if (kind === 'sh') {
        return await this.#run(text.trim().split('\n'));
      }
      if (file === undefined) {
        this.#git(['apply', '-'], text);
      } else {
        this.#write(file, text);
      }
    }
  }

  /** How many blocks have not been followed yet. */
  get blocksLeft(): number {
    return this.#blocks.length;
  }

  /** The files that the guide names, sorted. */
  get named(): string[] {
    return [...this.#text.matchAll(NAMED_FILE)].map(({ groups }) => groups?.file ?? '').toSorted();
  }

  /** The files that differ from what was copied, sorted. */
  get changed(): string[] {
    const listed = this.#git(['ls-files', '-z', '--modified', '--others', '--exclude-standard']);
    return [...new Set(listed.split('\0').filter(Boolean))].toSorted();
  }

  async #run(commands: readonly string[]): Promise<void> {
    for (const command of commands) {
      const options = { cwd: this.#folder, env: { ...process.env, ...unmeasured } };
      const { exitCode, stdout, stderr } = await runChild('sh', ['-c', command], options);
      this.ends.push({ command, exitCode, output: stdout + stderr });
    }
  }

  #write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(this.#folder, file)), { recursive: true });
    writeFileSync(path.join(this.#folder, file), text);
  }

  #git(args: readonly string[], input = ''): string {
    return execFileSync('git', args, { cwd: this.#folder, encoding: 'utf8', input });
  }
}
