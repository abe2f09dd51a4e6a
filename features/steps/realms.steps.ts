import { deepEqual, equal, ok } from 'node:assert/strict';
import path from 'node:path';
import { type DataTable, Then, When } from '@cucumber/cucumber';
import { readChild } from '../support/child';
import { unmeasured } from '../support/coverage';
import { onceInARun } from '../support/once-in-a-run';
import type { AuditWorld } from '../support/world';

/** What each search says, by its name. */
type Said = Readonly<Record<string, string>>;

/** What the searches say in plain Node, and in another realm. */
class TwoRealms {
  plain: Said = {};
  other: Said = {};
}

const PROGRAM = path.join(__dirname, '../interleavings/support/realms/search-in-realms.js');
const REALMS: Readonly<Record<string, string>> = {
  'a context like one of Jest': 'context',
  'a thread': 'thread',
  'a test that AsyncLocalStorage follows': 'stored',
};

When(
  /^Ada runs the same searches in plain Node and in (.*)$/,
  async function (this: AuditWorld, realm: string) {
    const said = await onceInARun<Readonly<Record<string, Said>>>('searches in realms', async () =>
      JSON.parse(await readChild(process.execPath, [PROGRAM], { env: { ...process.env, ...unmeasured } })),
    );
    Object.assign(this.part(TwoRealms), { plain: said.plain, other: said[REALMS[realm] ?? ''] });
  },
);

Then('these say the same in both:', function (this: AuditWorld, table: DataTable) {
  const { plain, other } = this.part(TwoRealms);
  const rows = table.rows();
  for (const [search = '', beginning = ''] of rows) {
    equal(other[search], plain[search], search);
    ok(plain[search]?.startsWith(beginning), plain[search]);
  }
  deepEqual(
    rows.map(([search]) => search),
    Object.keys(plain),
  );
});
