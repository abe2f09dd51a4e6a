import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SideRecord } from '@audit-race/cucumber';
import type { CaseResult } from '../../support/case-results';
import { runFolder } from '../../support/nested-run';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const FEATURE = resolve('features/session/one-session.feature');
const TAGS = '@tdd_issue @tdd_issue_991';
const TAG = '@tdd_expected_fail';
const TITLE = 'Scenario: Ten callers ask for the session at the same moment';
const REASON = 'Fails today: 10 engines were created for 10 callers';

/** What a copy of the scenario is for; copies are told apart by the file they lie in. */
export type Copies = 'captured the bug' | 'guards the fix';

/** The scenario of #991, run as often as it takes against one side or the other. */
export class BothSides {
  readonly #folder: string;
  /** What became of all copies. */
  results: readonly CaseResult[] = [];

  constructor(world: AuditWorld) {
    this.#folder = world.part(TemporaryFolder).file('copies');
    mkdirSync(this.#folder);
  }

  /** Writes copies of the scenario as it is today, or with the two things that the fix removed. */
  write(count: number, kind: Copies): void {
    for (let copy = 1; copy <= count; copy += 1) {
      writeFileSync(`${this.#folder}/${fileName(kind, copy)}`, textOf(kind));
    }
  }

  /** One process runs all copies, one after another. Its coverage is of no interest: the same lines run elsewhere. */
  async run(service: string): Promise<void> {
    const parameters = JSON.stringify({ service });
    const args = [
      '--profile',
      'race',
      '--tags',
      '@tdd_issue_991',
      '--world-parameters',
      parameters,
      this.#folder,
    ];
    const { cases, stderr } = await runFolder(process.cwd(), args);
    if (cases.length === 0) {
      throw new Error(`Nothing was run.\n${stderr}`);
    }
    this.results = cases;
  }

  /** What became of the copies of one kind. */
  resultsOf(kind: Copies): readonly CaseResult[] {
    return this.results.filter(({ uri }) => uri.includes(fileName(kind, '')));
  }

  /** How the runs against one side came out. */
  sideOf(code: string): SideRecord {
    const verdicts = this.results.flatMap(({ verdict }) => verdict ?? []);
    const failed = verdicts.filter(({ verdict }) => verdict === 'captured' || verdict === 'broken');
    return { code, runs: this.results.length, failed: failed.length, says: failed[0]?.seen ?? null };
  }

  /** The line and the column of the tag, as an editor counts them. */
  get tagPosition(): string {
    const lines = textOf('captured the bug').split('\n');
    const row = lines.findIndex((line) => line.includes(TAG));
    return `${row + 1}:${Number(lines[row]?.indexOf(TAG)) + 1}`;
  }
}

function fileName(kind: Copies, copy: number | ''): string {
  return copy === '' ? kind.replaceAll(' ', '-') : `${kind.replaceAll(' ', '-')}-${copy}.feature`;
}

function textOf(kind: Copies): string {
  const today = readFileSync(FEATURE, 'utf8');
  return kind === 'guards the fix'
    ? today
    : today.replace(TAGS, `${TAGS} ${TAG}`).replace(TITLE, `${TITLE}\n      ${REASON}\n`);
}
