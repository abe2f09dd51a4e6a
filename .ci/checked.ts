/** The result of a check of the repository. */
export interface Checked {
  /** `notChecked` means that the check could not be made. This is not a failure, but must not count as a success. */
  readonly verdict: 'holds' | 'broken' | 'notChecked';
  /** The output lines. For `notChecked`, the first line says why. */
  readonly said: readonly string[];
}

/** The prefix of the first line of a check that could not be made. `npm test` looks for it, and does not count a success. */
export const NOT_CHECKED = 'NOT CHECKED: ';

/** With this option, as on CI, a check that could not be made counts as failed. */
const REQUIRED = '--required';

/** Prints the result of a check, and sets the exit code. Call it last. */
export function tell({ verdict, said }: Checked): void {
  const lines = said.map((line, index) =>
    verdict === 'notChecked' && index === 0 ? NOT_CHECKED + line : line,
  );
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  const isEnough = verdict === 'holds' || (verdict === 'notChecked' && !process.argv.includes(REQUIRED));
  process.exitCode = isEnough ? 0 : 1;
}
