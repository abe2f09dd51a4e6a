import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import type { AuditWorld } from '../../support/world';
import { EmptyProject } from './empty-project';
import { type ReadmeStep, readChapter } from './readme-chapter';

const INSTALL = 'npm install --save-dev @audit-race/cucumber @cucumber/cucumber';

/** A run that the README asks for: what became of it, and what should have. */
export interface AnnouncedRun {
  readonly ending: string;
  readonly expectedEnding: string;
  readonly output: string;
  readonly expectedLines: string[];
}

/** Somebody who does what a chapter of the README says, to the letter. */
export class ReadmeReader {
  readonly runs: AnnouncedRun[] = [];
  readonly #project: EmptyProject;

  constructor(world: AuditWorld) {
    this.#project = world.part(EmptyProject);
  }

  async follow(chapter: string): Promise<void> {
    for (const step of readChapter(chapter)) {
      await this.#take(step);
    }
  }

  async #take(step: ReadmeStep): Promise<void> {
    switch (step.kind) {
      case 'file':
        this.#project.write(step.name, step.text);
        break;
      case 'output':
        this.runs.at(-1)?.expectedLines.push(...step.lines);
        break;
      case 'command':
        await this.#run(step.line, step.ending);
        break;
    }
  }

  async #run(line: string, expectedEnding: string): Promise<void> {
    if (line === INSTALL) {
      // The one line that needs the network. What it would install lies ready.
      await this.#project.install();
      return;
    }
    const { exitCode, output } = await this.#inShell(line);
    if (expectedEnding === '') {
      assert.equal(exitCode, 0, output);
      return;
    }
    this.runs.push({ ending: exitCode === 0 ? 'green' : 'red', expectedEnding, output, expectedLines: [] });
  }

  #inShell(line: string): Promise<{ exitCode: number | null; output: string }> {
    const inherited = Object.entries(process.env).filter(([name]) => !/^(?:CUCUMBER|npm)_/.test(name));
    const env = { ...Object.fromEntries(inherited), NODE_V8_COVERAGE: '' };
    // What npx would look for is in this folder; it takes longer to look than to run.
    const command = line.replace(/^npx /, 'node_modules/.bin/');
    return new Promise((resolve) => {
      const child = execFile(
        'sh',
        ['-c', command],
        { cwd: this.#project.path, env },
        (_error, stdout, stderr) => resolve({ exitCode: child.exitCode, output: `${stdout}${stderr}` }),
      );
    });
  }
}
