import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CaseResult } from './case-results';
import { runFolder } from './nested-run';
import { TemporaryFolder } from './temporary-folder';
import type { AuditWorld } from './world';

const FEATURE = resolve('features/session/one-session.feature');
const TAGS = '@tdd_issue @tdd_issue_991';
const TITLE = 'Scenario: Ten callers ask for the session at the same moment';
const REASON = 'Fails today: 10 engines were created for 10 callers';

/** The scenario of #991, run as often as it takes against one side or the other. */
export class BothSides {
  readonly #folder: TemporaryFolder;
  #text = '';
  results: readonly CaseResult[] = [];

  constructor(world: AuditWorld) {
    this.#folder = world.part(TemporaryFolder);
  }

  /** Takes the scenario from its feature, as it is today or with the two things that the fix removed. */
  write(asWritten: 'captured the bug' | 'guards the fix'): void {
    const today = readFileSync(FEATURE, 'utf8');
    this.#text =
      asWritten === 'guards the fix'
        ? today
        : today.replace(TAGS, `${TAGS} @tdd_expected_fail`).replace(TITLE, `${TITLE}\n      ${REASON}\n`);
  }

  /** The line and the column of the tag in the text, as an editor counts them. */
  get tagPosition(): string {
    const lines = this.#text.split('\n');
    const row = lines.findIndex((line) => line.includes('@tdd_expected_fail'));
    return `${row + 1}:${Number(lines[row]?.indexOf('@tdd_expected_fail')) + 1}`;
  }

  /** One process runs all copies, one after another. */
  async run(times: number, service: string): Promise<void> {
    const copies = this.#folder.file('copies');
    mkdirSync(copies);
    for (let copy = 1; copy <= times; copy += 1) {
      writeFileSync(`${copies}/run-${copy}.feature`, this.#text);
    }
    const parameters = JSON.stringify({ service });
    const { cases, stderr } = await runFolder(process.cwd(), [
      ...['--profile', 'steps', '--tags', '@tdd_issue_991', '--world-parameters', parameters, copies],
    ]);
    if (cases.length !== times) {
      throw new Error(`${cases.length} of ${times} scenarios were run.\n${stderr}`);
    }
    this.results = cases;
  }
}
