import { Given } from '@cucumber/cucumber';
import { DamagedLog } from '../command-line/support/damaged-log';
import type { AuditWorld } from '../support/world';

Given(
  'a page in the middle of the table {word} was written over',
  function (this: AuditWorld, table: string) {
    this.part(DamagedLog).damageFile(table);
  },
);

Given(
  'the log of a day with {int} entries on a server of its own',
  async function (this: AuditWorld, count: number) {
    await this.part(DamagedLog).fillServer(count);
  },
);

Given(
  'a page in the middle of the table {word} was written over on that server',
  async function (this: AuditWorld, table: string) {
    await this.part(DamagedLog).damageTable(table);
  },
);
