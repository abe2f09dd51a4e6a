import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Ink } from '../ink';
import type { FileChange } from './write-files';

/** What changes in a file, as `git diff` would show it. */
export function describeChange(name: string, { before, after }: FileChange, ink: Ink): string {
  const patch = createTwoFilesPatch(
    before === undefined ? '/dev/null' : name,
    name,
    before ?? '',
    after,
    undefined,
    undefined,
    { context: 2, headerOptions: FILE_HEADERS_ONLY },
  );
  const lines = patch.split(/(?<=\n)/);
  return lines.map((line) => paint(line, ink)).join('');
}

function paint(line: string, { red, green, faint }: Ink): string {
  const [, words = '', end = ''] = /^(.*?)(\r?\n?)$/s.exec(line) ?? [];
  if (/^(?:---|\+\+\+|@@) /.test(words)) {
    return faint(words) + end;
  }
  if (words.startsWith('-')) {
    return red(words) + end;
  }
  return (words.startsWith('+') ? green(words) : words) + end;
}
