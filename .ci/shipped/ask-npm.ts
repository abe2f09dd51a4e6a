import { spawnSync } from 'node:child_process';

/** What npm has answered: its output, and what it complained of; empty where it was content. */
export interface NpmAnswer {
  readonly output: string;
  readonly complaint: string;
}

/** More than npm has to say of some thousand packages. */
const OUTPUT_BYTES_MAX = 2 ** 28;

/** Asks npm about the packages in a folder. */
export function askNpm(folder: string, args: readonly string[]): NpmAnswer {
  // npm is a script of the shell on Windows. No word of ours has a meaning there.
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
