/** What a check of the repository has come to. */
export interface Checked {
  /** `notChecked` where it could not look. That is no failure, and nobody may take it for a success. */
  readonly verdict: 'holds' | 'broken' | 'notChecked';
  /** What it says, line by line. Of a check that could not look, the first line says why. */
  readonly said: readonly string[];
}

/** What begins the line of a check that could not look. `npm test` finds it there, and counts no success. */
export const NOT_CHECKED = 'NOT CHECKED: ';

/** Where somebody relies on the answer, as CI does, a check that could not look is as bad as one that has failed. */
const REQUIRED = '--required';

/** Says what a check has come to, as the last thing that its command does. */
export function tell({ verdict, said }: Checked): void {
  const lines = said.map((line, index) =>
    verdict === 'notChecked' && index === 0 ? NOT_CHECKED + line : line,
  );
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  const isEnough = verdict === 'holds' || (verdict === 'notChecked' && !process.argv.includes(REQUIRED));
  process.exitCode = isEnough ? 0 : 1;
}
