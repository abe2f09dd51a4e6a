import { writeEmptyProject } from './node-release';
import { runNpm } from './run-command';
import type { Cell } from './run-suite';

/** Counts the packages that npm installs for a single package. Optional peer dependencies are not installed. */
export async function countInstalled(
  { name, file, most }: { readonly name: string; readonly file: string; readonly most: number },
  folder: string,
): Promise<Cell> {
  writeEmptyProject(folder);
  await runNpm(['install', file], { cwd: folder });
  const output = await runNpm(['ls', '--all', '--parseable'], { cwd: folder });
  // The first line is the project itself.
  const count = output.trim().split('\n').length - 1;
  const isWell = count >= 1 && count <= most;
  return {
    text: String(count),
    problems: isWell ? [] : [`${name} brings ${count} packages, more than ${most}:`, output],
  };
}
