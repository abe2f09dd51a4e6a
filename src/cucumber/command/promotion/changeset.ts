import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FileChange } from './file-change';
import { namesIn } from './repository';

/** The content of a changeset. */
export interface Changeset {
  readonly packageName: string;
  /** The sentence for the changelog. */
  readonly fix: string;
  /** The basis of its file name: the issues, or the name of the scenario. */
  readonly subject: string;
}

/** Adds a changeset for each fix to a folder of Changesets. A changeset with the same text is not written again. */
export function addChangesets(folder: string, changesets: readonly Changeset[]): readonly FileChange[] {
  const names = new Set(namesIn(folder));
  const known = new Set(
    [...names]
      .filter((name) => name.endsWith('.md'))
      .map((name) => readFileSync(path.join(folder, name), 'utf8')),
  );
  return changesets.flatMap(({ packageName, fix, subject }) => {
    const after = ['---', `${JSON.stringify(packageName)}: patch`, '---', '', fix, ''].join('\n');
    if (known.has(after)) {
      return [];
    }
    const name = freeName(subject, names);
    known.add(after);
    names.add(name);
    return [{ file: path.join(folder, name), before: undefined, after }];
  });
}

function freeName(subject: string, taken: ReadonlySet<string>): string {
  const slug = subject
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
  const name = `fixed-${slug || 'scenario'}`;
  let number = 1;
  const named = () => (number === 1 ? `${name}.md` : `${name}-${number}.md`);
  while (taken.has(named())) {
    number += 1;
  }
  return named();
}
