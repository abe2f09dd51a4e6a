import { PIECE_SIGN_LENGTH } from '../../sql/chain/gone-state';
import { EVIDENCE_STAYS } from '../../sql/guard-words';
import { linkSql } from '../sealing/link-sql';
import { TO_COME } from './transaction-numbers';

/**
 * The chain of hashes: one for the whole log. `place` numbers its links by the rows that they cover, without a gap, in the order of
 * linking. So nothing can disappear unnoticed, neither a single row nor everything that a writer has ever stored.
 *
 * A writer stores a batch and links it in one statement, if no other connection has extended the chain since that statement began;
 * otherwise it links in a second statement, right afterwards. If another connection is extending the chain at that moment, linking is left
 * to whichever writer stores next, so that no writer waits for another. A batch with a `root` and no `chain` waits for that. A batch
 * without a `root`, and rows without a batch from transactions of callers, wait until a writer has hashed them.
 *
 * A batch is the rows of its transaction. An order is a link without rows (`batch` 0) in the transaction that has deleted or erased
 * something; its `writer` is the id of the entry that tells why.
 */
const CHAIN = `
  ALTER TABLE audit_batch DROP CONSTRAINT audit_batch_pkey;
  ALTER TABLE audit_batch ADD COLUMN place bigint;
  CREATE INDEX audit_batch_tx ON audit_batch (tx);
  CREATE INDEX audit_batch_waiting ON audit_batch (tx) WHERE chain IS NULL;
  CREATE UNIQUE INDEX audit_batch_place ON audit_batch (place) WHERE place IS NOT NULL;`;

/**
 * The head of the chain: its last number and link. All rows of transactions before `low` have a link, or are older than the chain.
 *
 * If somebody has dropped the tables of a log by name and did not know of the newer ones, those are still there: they are dropped first.
 */
const HEAD = `
  DROP TABLE IF EXISTS audit_head, audit_gone;
  CREATE TABLE audit_head (
    place bigint NOT NULL,
    chain bytea NOT NULL,
    low xid8 NOT NULL
  ) WITH (fillfactor = 20);
  ALTER TABLE audit_head REPLICA IDENTITY FULL;
  INSERT INTO audit_head (place, chain, low) VALUES (0, decode(repeat('00', 32), 'hex'), pg_current_xact_id());`;

/**
 * The value of `low` that counts. A log that was restored into another server has rows of transactions that this server has not reached
 * yet. Then `low` counts as 0, and all rows are examined again, until the owner of the tables has opened the log there. The bound is the
 * first number that no transaction has yet (xmax), and not the oldest open transaction (xmin): otherwise a transaction that stays open for
 * long on the same server would make rows that are older than the chain a part of it.
 */
export const LOW = `CASE WHEN low >= ${TO_COME} THEN '0' ELSE low END`;

/**
 * The tombstones of what has gone from the chain by order, as in SQLite. In the tombstone `older`, which stands for entries that are older
 * than the chain, `hash` is the number of the transaction with which the chain began, as text.
 */
const GONE = `
  CREATE TABLE audit_gone (
    place bigint PRIMARY KEY,
    rows bigint NOT NULL,
    entries bigint NOT NULL,
    links bigint NOT NULL,
    kind text COLLATE "C" NOT NULL,
    hash bytea
  );
  INSERT INTO audit_gone (place, rows, entries, links, kind, hash)
    SELECT 0, 0, 0, 0, 'older', convert_to(pg_current_xact_id()::text, 'UTF8') WHERE EXISTS (SELECT FROM audit_entry);`;

/** If a log has entries already, its chain begins with the order that tells of them: see `pieceHash` and `goneStateOf`. */
const BEGIN = `
  WITH piece AS (
    SELECT sha256(decode('04', 'hex') || convert_to('1:01:01:01:05:older', 'UTF8') || hash) AS hash FROM audit_gone
  ),
  gone AS (SELECT hash, sha256(decode('05', 'hex') || hash) AS root FROM piece),
  link AS (
    INSERT INTO audit_batch (first_seq, rows, batch, place, root, leaves, chain)
    SELECT 0, 1, 0, 1, gone.root, substr(gone.hash, 1, ${PIECE_SIGN_LENGTH}), ${linkSql({
      before: 'audit_head.chain',
      place: '1',
      rows: '1',
      writer: 'NULL::text',
      batch: '0',
      root: 'gone.root',
    })} FROM gone, audit_head RETURNING place, chain
  )
  UPDATE audit_head SET place = link.place, chain = link.chain FROM link;`;

const GUARDS = [
  ['audit_batch_unchanged', 'UPDATE ON audit_batch FOR EACH ROW WHEN (OLD.chain IS NOT NULL)'],
  ['audit_batch_kept', 'DELETE ON audit_batch FOR EACH ROW WHEN (OLD.chain IS NOT NULL)'],
  ['audit_batch_left', 'TRUNCATE ON audit_batch FOR EACH STATEMENT'],
  ['audit_head_kept', 'DELETE OR TRUNCATE ON audit_head FOR EACH STATEMENT'],
  ['audit_gone_unchanged', 'UPDATE ON audit_gone FOR EACH STATEMENT'],
  ['audit_gone_kept', 'DELETE OR TRUNCATE ON audit_gone FOR EACH STATEMENT'],
]
  .map(
    ([name, refused]) =>
      `CREATE TRIGGER ${name} BEFORE ${refused} EXECUTE FUNCTION audit_guard('${EVIDENCE_STAYS}');`,
  )
  .join('\n  ');

/** Every role that could store, read or prune before still can: nobody has to grant rights while a release is rolled out. */
const RIGHTS = `
  DO $rights$
  DECLARE
    given record;
  BEGIN
    FOR given IN
      SELECT relname, privilege_type AS may, CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END AS who
      FROM pg_catalog.pg_class, aclexplode(relacl)
      WHERE oid IN ('audit_entry'::regclass, 'audit_batch'::regclass) AND grantee <> relowner
    LOOP
      IF given.relname = 'audit_batch' AND given.may = 'INSERT' THEN
        EXECUTE format('GRANT SELECT, UPDATE ON audit_batch TO %s', given.who);
        EXECUTE format('GRANT SELECT, UPDATE ON audit_head TO %s', given.who);
      ELSIF given.relname = 'audit_entry' AND given.may = 'SELECT' THEN
        EXECUTE format('GRANT SELECT ON audit_batch, audit_head, audit_gone TO %s', given.who);
      ELSIF given.relname = 'audit_entry' AND given.may = 'DELETE' THEN
        EXECUTE format('GRANT INSERT, DELETE ON audit_gone TO %s', given.who);
      END IF;
    END LOOP;
  END $rights$;`;

/**
 * A publication of all tables, or of a whole schema, refuses updates and deletes in a table without a replica identity. For these tables it
 * is the whole row, because rows of `audit_batch` have no number before they have a link.
 */
export const TELL_APART = ['audit_schema', 'audit_batch', 'audit_head']
  .map((table) => `ALTER TABLE ${table} REPLICA IDENTITY FULL;`)
  .join('\n');

/** Adds the chain to a log. */
export const CREATE_CHAIN = [CHAIN, HEAD, GONE, BEGIN, GUARDS, RIGHTS].join('\n');
