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
/** The same where it is an object that is not JSON. */
const MEMBERS = /^\/\/ \{(?<members>.*)\}$/m;
/** What the examples take for granted. */
const GIVEN = {
  upload: 'x'.repeat(1_000_000),
  before: { name: 'Eda', password: 'one' },
  user: { name: 'Ada', password: 'two' },
  changes,
};

/** What a page shows that comes of its examples, and what has come of them. */
export class QuotedExamples {
  readonly #folder: TemporaryFolder;
  readonly compared: { readonly quoted: unknown; readonly kept: unknown }[] = [];

  constructor(world: AuditWorld) {
    this.#folder = world.part(TemporaryFolder);
  }

  /** Does the first example of a page, and compares the members of what it gives with those that the page shows. */
  async compareMembers(page: string): Promise<void> {
    await using audit = new AuditService({ databaseUrl: `sqlite://${this.#folder.file('audit.db')}` });
    const [{ groups } = {}] = readFileSync(path.join(HOME, page), 'utf8').matchAll(BLOCK);
    const code = groups?.code ?? '';
    const [, name = ''] = /^const (\w+) = await /.exec(code) ?? [];
    const given: object = await runInNewContext(`(async () => {\n${code}\nreturn ${name};\n})()`, {
      ...GIVEN,
      upload: async () => undefined,
      audit,
    });
    const quote = MEMBERS.exec(code)?.groups?.members ?? '';
    this.compared.push({
      quoted: Array.from(quote.matchAll(/(\w+): /g), ([, member]) => member),
      kept: Object.keys(given),
    });
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
