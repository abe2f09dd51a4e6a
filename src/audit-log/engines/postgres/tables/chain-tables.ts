import { PIECE_SIGN_LENGTH } from '../../sql/chain/gone-state';
import { EVIDENCE_STAYS } from '../../sql/guard-words';
import { linkSql } from '../sealing/link-sql';
import { TO_COME } from './transaction-numbers';

/**
 * The chain: one for the log. `place` numbers its links by the rows that they have, without a gap, in the order in which they were
 * linked. So nothing can go from it unseen, be it a row or all that a writer has ever stored.
 *
 * Who stores links its own batch in the same statement where nobody else has linked since it began, and else in a statement of its own,
 * right afterwards. Where another is linking at that moment, it is left to whoever stores next: no writer waits for another. A batch with
 * a `root` and no `chain` waits for that; one without a `root`, and rows in transactions of others which have no batch, wait until somebody
 * has hashed them.
 *
 * A batch is the rows of its transaction. An order is a link without rows, `batch` 0, in the transaction in which something went;
 * its `writer` is the id of the entry that tells of it.
 */
const CHAIN = `
  ALTER TABLE audit_batch DROP CONSTRAINT audit_batch_pkey;
  ALTER TABLE audit_batch ADD COLUMN place bigint;
  CREATE INDEX audit_batch_tx ON audit_batch (tx);
  CREATE INDEX audit_batch_waiting ON audit_batch (tx) WHERE chain IS NULL;
  CREATE UNIQUE INDEX audit_batch_place ON audit_batch (place) WHERE place IS NOT NULL;`;

/**
 * The end of the chain: its last number and link. All rows of transactions before `low` have a link, or are older than the chain.
 *
 * Where somebody has dropped the tables of a log by name, those that he did not know of are still there.
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
 * Where that is. A log that was restored into another server comes from transactions which this one has not had yet: then all that it
 * has is looked at again, until its owner has opened it there. A transaction that has begun is none of those, however many before it are
 * still open: whoever works long on the same server must not have what is older than the chain become a part of it.
 */
export const LOW = `CASE WHEN low >= ${TO_COME} THEN '0' ELSE low END`;

/**
 * What has gone from the chain by order, as in SQLite. Of what is `older` than the chain, `hash` is the text of the transaction with
 * which the chain began.
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

/** The chain of a log that has entries begins with the order that tells of these: see `pieceHash` and `goneStateOf`. */
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

/** Whoever could store, read or prune before can still do it: nobody has to give rights at the moment at which a release is rolled out. */
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
 * A publication of all tables, or of all of a schema, refuses to change rows that nothing tells apart. What changes in these tables is
 * told apart by all that it holds: rows of `audit_batch` have no number before they have a link.
 */
export const TELL_APART = ['audit_schema', 'audit_batch', 'audit_head']
  .map((table) => `ALTER TABLE ${table} REPLICA IDENTITY FULL;`)
  .join('\n');

/** What makes of a log one that has a chain. */
export const CREATE_CHAIN = [CHAIN, HEAD, GONE, BEGIN, GUARDS, RIGHTS].join('\n');
