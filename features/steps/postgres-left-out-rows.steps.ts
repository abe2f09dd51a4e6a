import assert from 'node:assert/strict';
import { Given, When } from '@cucumber/cucumber';
import { FaultyLog } from '../engines/support/faulty-log';
import { PostgresTrouble } from '../engines/support/postgres-trouble';
import type { AuditWorld } from '../support/world';

/** Which rows a trigger leaves out, by the words of the scenarios. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'the last of 5 rows': "NEW.subject = '5'",
  'all rows from now': 'true',
};

Given(
  /^a log in PostgreSQL with (\d+) entries, whose table leaves out (.*)$/,
  async function (this: AuditWorld, count: string, rows: string) {
    await this.part(PostgresTrouble).open(Number(count));
    await this.part(FaultyLog).ask(`CREATE FUNCTION leave_out() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN IF ${LEFT_OUT[rows]} THEN RETURN NULL; END IF; RETURN NEW; END $$;
      CREATE TRIGGER leaves_out BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION leave_out()`);
  },
);

When(
  'Ada records {int} entries, is told AUDIT_STORE_FAILED, and that trigger is gone',
  async function (this: AuditWorld, count: number) {
    const log = this.part(FaultyLog);
    log.record(count);
    await assert.rejects(log.audit.flush(), { code: 'AUDIT_STORE_FAILED' });
    await log.ask('DROP TRIGGER leaves_out ON audit_entry');
  },
);
