import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { AuditService, changes } from 'audit-race';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const HOME = path.dirname(require.resolve('audit-race/package.json'));
const BLOCK = /```ts\n(?<code>.*?)```/gs;
/** What a comment says that comes of the lines above it. */
const QUOTE = /^\/\/ (?:kept as )?(?<quote>[{"].*)$/m;
/** What the examples take for granted. */
const GIVEN = {
  upload: 'x'.repeat(1_000_000),
  before: { name: 'Eda', password: 'one' },
  user: { name: 'Ada', password: 'two' },
  changes,
};

/** What a page shows of the details of an entry, and what the log has kept of them. */
export class QuotedEntries {
  readonly #folder: TemporaryFolder;
  readonly compared: { readonly quoted: unknown; readonly kept: unknown }[] = [];

  constructor(world: AuditWorld) {
    this.#folder = world.part(TemporaryFolder);
  }

  /** Records the examples of a page, and reads each again. */
  async record(page: string): Promise<void> {
    await using audit = new AuditService({ databaseUrl: `sqlite://${this.#folder.file('audit.db')}` });
    for (const { groups } of readFileSync(path.join(HOME, page), 'utf8').matchAll(BLOCK)) {
      const code = groups?.code ?? '';
      const quote = QUOTE.exec(code)?.groups?.quote;
      if (quote !== undefined) {
        runInNewContext(code.replace(/^import .*$/m, ''), { ...GIVEN, audit });
        const { entries } = await audit.listEntries({ limit: 1 });
        const kept = JSON.stringify(entries[0]?.details).replace(/x{100,}/, '…');
        // A quote of one member is that of an object.
        const quoted = JSON.parse(quote.startsWith('{') ? quote : `{ ${quote} }`);
        this.compared.push({ quoted, kept: JSON.parse(kept) });
      }
    }
  }
}
