import { join } from 'node:path';
import { runChild } from '../../support/child';

/** What the program of the trials says. */
export interface TrialReport {
  readonly outcomes: readonly { readonly name: string; readonly faults: readonly string[] }[];
  readonly stray: readonly string[];
  readonly warnings: readonly string[];
  readonly ofOneLogger: number;
}

/** Several scenarios look at one run. */
const reports = new Map<string, Promise<TrialReport>>();

/** The trials of one part, made once. */
export function reportOf(part: string): Promise<TrialReport> {
  const report = reports.get(part) ?? run(part);
  reports.set(part, report);
  return report;
}

async function run(part: string): Promise<TrialReport> {
  const program = join(__dirname, 'programs', 'foreign-trials.js');
  const { stdout, stderr } = await runChild(process.execPath, [program], {
    env: { ...process.env, PART: part },
  });
  if (stdout === '') {
    throw new Error(`The trials have come to no end: ${stderr}`);
  }
  return JSON.parse(stdout);
}

/** What the scenario has seen. */
export class ForeignTrials {
  #report: TrialReport | undefined;

  get report(): TrialReport {
    if (this.#report === undefined) {
      throw new Error('Nothing was tried.');
    }
    return this.#report;
  }

  async run(part: string): Promise<void> {
    this.#report = await reportOf(part);
  }
}
