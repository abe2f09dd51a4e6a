import assert from 'node:assert/strict';
import { runChild } from '../../support/child';
import { unmeasured } from '../../support/coverage';
import type { AuditWorld } from '../../support/world';
import { EmptyProject } from './empty-project';
import { readManifest } from './installation';
import { type ReadmeStep, readChapter, readPage } from './readme-chapter';

/** The one line that needs the network. */
const INSTALL = /^npm install (?:--save-dev )?(?<names>.*)$/;
/** A package in a version of its own: `better-sqlite3@12`. */
const VERSIONED = /^(?<name>.+)@(?<major>\d+)$/;
/** What a comment says of a command that is to fail; any other comment tells of one that ends well. */
const FAILS = ['fails', 'red'];

/** A run that the README announces: what became of it, and what should have. */
export interface AnnouncedRun {
  readonly command: string;
  readonly hasFailed: boolean;
  readonly announced: string;
  readonly mustFail: boolean;
  readonly output: string;
  readonly expectedLines: string[];
}

/** Somebody who does what a chapter of the README says, to the letter. */
export class ReadmeReader {
  readonly runs: AnnouncedRun[] = [];
  /** How many outputs the chapters quote that were followed. */
  outputCount = 0;
  readonly #project: EmptyProject;

  constructor(world: AuditWorld) {
    this.#project = world.part(EmptyProject);
  }

  async follow(folder: string, chapter: string, page?: string): Promise<void> {
    await this.#takeAll(readChapter(folder, chapter, page));
  }

  async followPage(file: string): Promise<void> {
    await this.#takeAll(readPage(file));
  }

  async #takeAll(steps: readonly ReadmeStep[]): Promise<void> {
    for (const step of steps) {
      await this.#take(step);
    }
  }

  async #take(step: ReadmeStep): Promise<void> {
    switch (step.kind) {
      case 'file':
        this.#project.write(step.name, step.text);
        break;
      case 'output':
        this.outputCount += 1;
        this.runs.at(-1)?.expectedLines.push(...step.lines);
        break;
      case 'command':
        await this.#run(step.line, step.announced);
        break;
    }
  }

  async #run(command: string, announced: string): Promise<void> {
    const names = INSTALL.exec(command)?.groups?.names?.split(' ');
    if (names !== undefined) {
      await this.#install(names);
      return;
    }
    const { exitCode, output } = await this.#inShell(command);
    if (announced === '') {
      assert.equal(exitCode, 0, output);
      return;
    }
    this.runs.push({
      command,
      hasFailed: exitCode !== 0,
      announced,
      mustFail: FAILS.includes(announced),
      output,
      expectedLines: [],
    });
  }

  /** What it would install lies ready, in the version that the README names. */
  async #install(names: readonly string[]): Promise<void> {
    const wanted = names.map((name) => VERSIONED.exec(name)?.groups ?? { name, major: undefined });
    await this.#project.install(wanted.map(({ name = '' }) => name));
    for (const { name = '', major } of wanted) {
      const { version = '' } = readManifest(this.#project.file('node_modules'), name);
      assert.ok(major === undefined || version.startsWith(`${major}.`), `${name} ${version} lies ready.`);
    }
  }

  async #inShell(line: string): Promise<{ exitCode: number | null; output: string }> {
    const inherited = Object.entries(process.env).filter(([name]) => !/^(?:CUCUMBER|npm)_/.test(name));
    const env = { ...Object.fromEntries(inherited), ...unmeasured };
    // What npx would look for is in this folder; it takes longer to look than to run.
    const command = line.replace(/^npx /, 'node_modules/.bin/');
    const { exitCode, stdout, stderr } = await runChild('sh', ['-c', command], {
      cwd: this.#project.path,
      env,
    });
    return { exitCode, output: `${stdout}${stderr}` };
  }
}
