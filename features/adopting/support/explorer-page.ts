import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const EXPLORER = path.dirname(require.resolve('@audit-race/interleavings/package.json'));
/** A row of a table, without its bars. */
const ROW = /^\| (.*) \|$/gm;
const NAME = /`([^`]*)`/;

/** A page of the explorer: its README, or one that is packed beside it. */
export class ExplorerPage {
  readonly file: string;
  readonly text: string;

  /** @param name - `README`, or the name of a page in `docs`. */
  constructor(name: string) {
    this.file = path.join(EXPLORER, name === 'README' ? '' : 'docs', `${name}.md`);
    this.text = readFileSync(this.file, 'utf8');
  }

  /** The README and all that lies beside it. */
  static all(): ExplorerPage[] {
    const names = readdirSync(path.join(EXPLORER, 'docs')).map((file) => path.parse(file).name);
    return ['README', ...names].map((name) => new ExplorerPage(name));
  }

  /** A chapter without its heading; empty where there is none of this title. */
  chapter(title: string): string {
    const [, behind = ''] = this.text.split(`\n## ${title}\n`);
    return behind.split(/^## /m)[0] ?? '';
  }

  /** What the table of a chapter says in a column, by the name that stands first in each row. */
  column(chapter: string, title: string): Map<string, string> {
    const rows = [...this.chapter(chapter).matchAll(ROW)].map(([, row = '']) => row.split(' | '));
    const place = rows[0]?.indexOf(title) ?? -1;
    return new Map(
      rows.flatMap((cells) => {
        const name = NAME.exec(cells[0] ?? '')?.[1];
        return name === undefined ? [] : [[name, cells[place] ?? ''] as const];
      }),
    );
  }

  /** How many outputs of programs it quotes. */
  get outputCount(): number {
    return [...this.text.matchAll(/^```text$/gm)].length;
  }
}
