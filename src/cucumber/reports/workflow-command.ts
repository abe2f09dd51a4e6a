import path from 'node:path';
import type { Place } from '../ground/place';
import { printable, printableLines } from '../ground/printable';
import type { TagFinding } from '../tags/tag-rule';

/** A message at a line of a file, in GitHub's terms. */
export interface Annotation {
  readonly level: 'notice' | 'warning' | 'error';
  readonly place: Place;
  readonly title: string;
  readonly text: string;
}

/** How file paths are resolved: places are relative to `cwd`, and the environment of GitHub Actions names the root. */
export interface AnnotationSource {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A workflow command of GitHub Actions, which shows it at the line. The path must be relative to the root of the repository. */
export function writeWorkflowCommand(
  { level, place: { uri, line, column }, title, text }: Annotation,
  { cwd, env }: AnnotationSource,
): string {
  const root = env.GITHUB_WORKSPACE ?? cwd;
  const file = path.relative(root, path.resolve(cwd, uri)).split(path.sep).join('/');
  const at = [
    `file=${escapeProperty(file)}`,
    `line=${line}`,
    ...(column === undefined ? [] : [`col=${column}`]),
  ];
  return `::${level} ${at.join(',')},title=${escapeProperty(title)}::${escapeText(printableLines(text))}\n`;
}

/** The problem of a tag, and below it the remedy. */
export function describeFinding({ reason, remedy }: Pick<TagFinding, 'reason' | 'remedy'>): string {
  return `${reason}\n${remedy.action}: ${remedy.line}`;
}

function escapeText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeText(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
