import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import type { OwnServer } from '../../support/postgres/own-server';
import { chooseServerUser } from '../../support/postgres/server-programs';
import { startOwnServer } from '../../support/postgres/start-own-server';

/** Whose name begins so has to show a password; the rest is let in. */
const WHO_IS_LET_IN = ['host all "/^strict" all scram-sha-256', 'host all all all trust', ''].join('\n');

let started: Promise<StrictServer> | undefined;
let count = 0;

/** A server that speaks TLS, and asks some users for a password. The scenarios of one process share it, and leave it running. */
export class StrictServer {
  readonly server: OwnServer;
  /** The file with its certificate, which is its own authority, and the one with its key; where there is no openssl, it has none. */
  readonly tls: { readonly certificate: string; readonly key: string } | undefined;

  private constructor(server: OwnServer, tls: StrictServer['tls']) {
    this.server = server;
    this.tls = tls;
  }

  /** The one of this process. */
  static get(): Promise<StrictServer> {
    started ??= StrictServer.#start();
    return started;
  }

  static async #start(): Promise<StrictServer> {
    const folder = mkdtempSync(path.join(tmpdir(), 'audit-race-strict-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const [certificate, key, rules] = ['server.crt', 'server.key', 'hba.conf'].map((name) =>
      path.join(folder, name),
    ) as [string, string, string];
    const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const subject = ['-days', '2', '-subj', '/CN=audit-race', '-addext', 'subjectAltName=IP:127.0.0.1'];
    const files = ['-keyout', key, '-out', certificate];
    const isMade = spawnSync('openssl', [...request, ...subject, ...files], { stdio: 'ignore' }).status === 0;
    writeFileSync(rules, WHO_IS_LET_IN);
    const { uid, gid } = chooseServerUser();
    chmodSync(folder, 0o711);
    if (isMade) {
      chmodSync(key, 0o600);
    }
    if (uid !== undefined && gid !== undefined) {
      for (const file of isMade ? [certificate, key, rules] : [rules]) {
        chownSync(file, uid, gid);
      }
    }
    const tls = isMade ? { ssl: 'on', ssl_cert_file: certificate, ssl_key_file: key } : {};
    const server = await startOwnServer({ isOnTcp: true, settings: { ...tls, hba_file: rules } });
    return new StrictServer(server, isMade ? { certificate, key } : undefined);
  }

  /** The URL of a schema that nobody has used before. */
  async makeSchema(): Promise<string> {
    count += 1;
    const name = `log_${count}`;
    await this.run(`CREATE SCHEMA ${name}`);
    return `${this.server.url()}?options=-csearch_path%3D${name}`;
  }

  /** Carries out statements as whoever may do everything. */
  async run(statements: string): Promise<void> {
    const client = new Client({ connectionString: this.server.url() });
    await client.connect();
    await client.query(statements).finally(() => client.end());
  }
}
