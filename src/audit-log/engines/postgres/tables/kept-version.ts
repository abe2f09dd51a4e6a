import { AuditStoreError, type StoreFailure } from '../../../domain/errors';
import { describeValue } from '../../../domain/harmless-text';
import type { Connection } from '../connection/connection';
import { saidBy } from '../refusals/explain-postgres-failure';
import { OF_SHAPE } from '../refusals/of-shape';
import { UPGRADES } from './tables';

/** Reads each version as JSON, whatever type the column has. There should be one row: to show that there are more, a thousand will do. */
const LIST_VERSIONS = `SELECT to_jsonb(kept) -> 'version' FROM audit_schema AS kept LIMIT 1000`;
/** What JSON has for a version of ours. In a column of texts, it is in quotes. */
const VERSION = /^"?(\d+)"?$/;
const NONE = 'null';
/** A longer text is cut. */
const SHOWN_LENGTH_MAX = 40;
const INTEGER_MAX = 2 ** 31 - 1;

/** The lowest version that the tables can have, by what versions 2 and 3 add. Upgrades to later versions can be applied twice. */
const FIND_MADE = `SELECT CASE
    WHEN EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('audit_batch') AND attname = 'place' AND NOT attisdropped) THEN 3
    WHEN EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = to_regclass('audit_entry') AND tgname = 'audit_entry_kept') THEN 2
    ELSE 1 END`;

/**
 * The version that `audit_schema` gives the tables: the highest, if somebody has added rows.
 *
 * @throws AuditStoreError (rejects) when it gives none, or one that this release does not know.
 */
export async function readVersion(connection: Connection, versionMax: number): Promise<number> {
  const found = await listVersions(connection);
  const versions = found.map((version) => Number(VERSION.exec(version ?? NONE)?.[1]));
  const version = Math.max(...versions);
  const said = describeFound(found, versions);
  if (said !== undefined) {
    const made = await findMade(connection);
    throw unfit('AUDIT_STORE_CORRUPT', said, `As the owner of the tables: ${putRight(found, made)}.`);
  }
  if (version > versionMax) {
    const made = await findMade(connection);
    throw unfit(
      'AUDIT_STORE_NEWER',
      `its tables have version ${shown(String(found[versions.indexOf(version)]))}, and this release knows up to ${versionMax}`,
      `Update audit-race; the tables are left as they are. If no later release has ever opened this log, somebody has changed audit_schema by hand. Then, as the owner of the tables: ${putRight(found, made)}.`,
    );
  }
  return version;
}

/** Refuses a version that somebody has set back, because upgrades that were applied already cannot be applied again. */
export async function refuseLowered(connection: Connection, version: number): Promise<void> {
  const made = version === 0 ? 0 : await findMade(connection);
  if (made > version) {
    const why = `audit_schema says that its tables have version ${version}, and they are those of version ${made}`;
    throw unfit('AUDIT_STORE_CORRUPT', why, `Set it back: UPDATE audit_schema SET version = ${made}.`);
  }
}

/**
 * The lowest version that the tables can have. If a log has lost its version, it can go on with this one: opening it upgrades it.
 */
export async function findMade(connection: Connection): Promise<number> {
  const [made] = await connection.queryOne({ text: FIND_MADE, values: [] });
  return Number(made);
}

/** A table that somebody has dropped, made anew. */
export function makeVersionAnew(made: number): string {
  return `CREATE TABLE audit_schema (version integer NOT NULL); ${insert(made)}`;
}

/** Why a store cannot be opened. */
export function unfit(code: StoreFailure, why: string, advice: string): AuditStoreError {
  return new AuditStoreError(code, `The PostgreSQL store cannot be opened: ${why}. ${advice}`);
}

/** Each in JSON; `undefined` where the column is missing. */
async function listVersions(connection: Connection): Promise<(string | undefined)[]> {
  try {
    const rows = await connection.query({ text: LIST_VERSIONS, values: [] });
    return rows.map(([version]) => (typeof version === 'string' ? version : undefined));
  } catch (error) {
    if (!OF_SHAPE.test(String(Object(error).code))) {
      throw error;
    }
    const advice = `Put the table back: its only column is the integer version, and its only row has the version of the release that has written to it last. This one has ${UPGRADES.length}.`;
    throw unfit('AUDIT_STORE_CORRUPT', `audit_schema cannot be read: ${saidBy(error)}`, advice);
  }
}

/** What is there and is no version; `undefined` where all is one. */
function describeFound(
  found: readonly (string | undefined)[],
  versions: readonly number[],
): string | undefined {
  if (found.length === 0) {
    return 'audit_schema has no row, which would give the version of its tables';
  }
  const isNone = Math.max(...versions) === 0;
  const odd = versions.findIndex((version) => Number.isNaN(version) || isNone);
  if (odd === -1) {
    return undefined;
  }
  const version = found[odd];
  if (version === undefined) {
    return 'audit_schema has no column version';
  }
  return `audit_schema gives its tables the version ${version === NONE ? 'NULL' : shown(version)}, which no release has`;
}

function shown(json: string): string {
  const text = json.replaceAll('"', '');
  return text.length < json.length || text.length > SHOWN_LENGTH_MAX ? describeValue(text) : text;
}

/** The statements that give the tables their version again. */
function putRight(found: readonly (string | undefined)[], made: number): string {
  const [version] = found;
  const update = `UPDATE audit_schema SET version = ${made}`;
  const need = 'ALTER TABLE audit_schema ALTER version SET NOT NULL';
  if (found.length !== 1) {
    return found.length === 0 ? insert(made) : `DELETE FROM audit_schema; ${insert(made)}`;
  }
  if (version === undefined) {
    return `ALTER TABLE audit_schema ADD version integer; ${update}; ${need}`;
  }
  if (version === NONE) {
    return `${update}; ${need}`;
  }
  const isInteger = Number.isInteger(Number(version)) && Math.abs(Number(version)) <= INTEGER_MAX;
  return isInteger ? update : `ALTER TABLE audit_schema ALTER version TYPE integer USING ${made}`;
}

function insert(version: number): string {
  return `INSERT INTO audit_schema (version) VALUES (${version})`;
}
