import { AuditService } from 'audit-race';
import { Client } from 'pg';
import { FaultyHost } from '../../engines/support/faulty-host';
import { FaultyLog } from '../../engines/support/faulty-log';
import type { AuditWorld } from '../../support/world';
import { RestoredDatabase } from './restored-database';

/** As the page gives them to who only records. */
const RIGHTS = `GRANT USAGE ON SCHEMA log TO grace; SET search_path = log;
  GRANT SELECT ON audit_schema TO grace; GRANT INSERT, SELECT (id, seq) ON audit_entry TO grace;
  GRANT INSERT, UPDATE, SELECT ON audit_writer, audit_batch TO grace; GRANT UPDATE, SELECT ON audit_head TO grace`;
const ROLE = 'CREATE ROLE grace LOGIN';

/** A service that goes on at the second host of its URL, where a restored log is. */
export class SwitchedService {
  readonly #world: AuditWorld;
  readonly #database: RestoredDatabase;
  readonly #log: FaultyLog;
  #isOwner = true;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#database = world.part(RestoredDatabase);
    this.#log = world.part(FaultyLog);
  }

  /** Stores two entries where the log is, dumps it into another server, and has the service go on there with three more. */
  async goOnElsewhere(isOwner: boolean): Promise<void> {
    this.#isOwner = isOwner;
    await this.#allow(this.#database.urls.old, `${ROLE}; ${RIGHTS}`);
    const first = await FaultyHost.listen(this.#world, this.#userUrl(this.#database.urls.old));
    await this.#database.startSecond(ROLE);
    const { restored } = this.#database.urls;
    const second = await FaultyHost.listen(this.#world, this.#userUrl(restored));
    this.#log.name(first.url(second), restored);
    this.#log.record(2);
    await this.#log.audit.flush();
    await this.#database.fillSecond();
    await this.#allow(restored, RIGHTS);
    await first.stop();
    this.#log.record(3);
  }

  /** The owner opens the log where it was restored. */
  async openAsOwner(): Promise<void> {
    const audit = new AuditService({ databaseUrl: this.#database.urls.restored, spillFile: false });
    await audit.ensureSession();
    await audit.close();
  }

  #userUrl(url: string): string {
    return this.#isOwner ? url : url.replace('//postgres@', '//grace@');
  }

  async #allow(url: string, statements: string): Promise<void> {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(statements);
    await client.end();
  }
}
