import assert from 'node:assert/strict';
import type { CaseResult } from './case-results';
import { type NestedRun, type RunMode, runFolder, runFolderWarm, runSuite } from './nested-run';

/** The suite that a scenario about the harness is about, and how it ran. */
export class SuiteUnderTest {
  #name = '';
  #folder: string | undefined;
  #run: NestedRun | undefined;

  /** Chooses one of the suites under `features/harness/fixtures`. */
  choose(name: string): void {
    this.#name = name;
  }

  /** Chooses a suite that the scenario has written. */
  chooseFolder(folder: string): void {
    this.#folder = folder;
  }

  /** Its name, which is that of its folder. */
  get name(): string {
    return this.#name;
  }

  async runIn(mode: RunMode): Promise<void> {
    this.#run =
      this.#folder === undefined ? await runSuite(this.#name, mode) : await runMade(this.#folder, mode);
  }

  /** The run of the same suite without any arguments. */
  runPlainly(): Promise<NestedRun> {
    return runSuite(this.#name);
  }

  get run(): NestedRun {
    assert.ok(this.#run, 'No suite has been run in this scenario.');
    return this.#run;
  }

  /** All runs of a repeated case. */
  casesNamed(name: string): readonly CaseResult[] {
    return this.run.cases.filter((one) => one.name === name);
  }

  caseNamed(name: string): CaseResult {
    const [found, ...others] = this.casesNamed(name);
    assert.ok(found, `No case is called "${name}".\n${this.run.stderr}`);
    assert.equal(others.length, 0, `Several cases are called "${name}".`);
    return found;
  }
}

function runMade(folder: string, { args, environment, isAlone }: RunMode): Promise<NestedRun> {
  return (isAlone ? runFolder : runFolderWarm)(folder, args, environment);
}
