import { spawnSync } from 'node:child_process';

/** The output of npm, and its error message; empty if it succeeded. */
export interface NpmAnswer {
  readonly output: string;
  readonly complaint: string;
}

/** More than npm prints for several thousand packages. */
const OUTPUT_BYTES_MAX = 2 ** 28;

/** Runs npm on the packages in a folder. */
export function askNpm(folder: string, args: readonly string[]): NpmAnswer {
  // On Windows, npm is a script and needs a shell. None of the arguments has a special meaning there.
  const { status, error, stdout, stderr } = spawnSync('npm', args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: OUTPUT_BYTES_MAX,
    shell: process.platform === 'win32',
  });
  const words = stderr?.split('\n').find((line) => line.trim() !== '') ?? '';
  return {
    output: stdout ?? '',
    complaint: status === 0 ? '' : (error?.message ?? (words || `it ended with ${status}`)),
  };
}
