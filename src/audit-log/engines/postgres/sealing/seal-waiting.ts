import { chainHash } from '../../../domain/evidence/chain-link';
import { fromBytes, type Hash, toBytes } from '../../../domain/evidence/hash';
import type { Connection } from '../connection/connection';
import { LOW } from '../tables/chain-tables';
import { SETTLED } from '../tables/transaction-numbers';
import { type HashedRows, hashRows } from './hash-rows';
import { comesLater, FIRST_NOTE, isHashed } from './hashed-note';
import { LINK } from './link-statement';
import { STEPS_MAX, stepsFrom } from './look-for-waiting';

/** Where the chain ends. */
export interface Head {
  /** The number of the last row or order in the chain. */
  readonly place: number;
  readonly chain: Hash;
}

/** The head of the chain after what waited was sealed. */
interface SealedHead extends Head {
  /** Whether nothing that was visible waits any more. */
  readonly isAll: boolean;
}

const TAKE_HEAD = `SELECT place, chain, (${LOW})::text FROM audit_head FOR UPDATE`;
/**
 * `low` never moves back. A transaction that is older than the chain and still open keeps the fence (the oldest open transaction) before
 * the rows that the chain leaves out.
 */
const MOVE_HEAD =
  'UPDATE audit_head SET place = $1, chain = $2, low = greatest($5::xid8, least($3::xid8, $4::xid8))';

/**
 * Transactions that have stored rows, from one on, and the note (row of `audit_batch`) of each.
 *
 * A transaction is visible as a whole or not at all. So hashing needs no fence: only `low` does, because nothing before it is examined
 * again.
 */
const LIST_STEPS = `
  WITH ${stepsFrom('$1::xid8')},
  seen AS (SELECT tx FROM step WHERE tx IS NOT NULL LIMIT $2)
  SELECT seen.tx::text, note.writer, note.batch, note.rows, note.root, note.chain IS NOT NULL, (${SETTLED})::text
  FROM seen LEFT JOIN LATERAL (
    SELECT writer, batch, rows, CASE WHEN ${isHashed('noted')} THEN root END AS root, chain FROM audit_batch AS noted
    WHERE noted.tx = seen.tx AND batch IS DISTINCT FROM 0 ORDER BY ${FIRST_NOTE} LIMIT 1
  ) AS note ON true ORDER BY seen.tx`;

const NOTE_LINKS = `
  WITH given AS (
    SELECT (r ->> 0)::xid8 AS tx, (r ->> 1)::bigint AS first_seq, (r ->> 2)::integer AS rows, (r ->> 3)::bigint AS place,
      decode(r ->> 4, 'hex') AS root, decode(r ->> 5, 'hex') AS chain, decode(r ->> 6, 'hex') AS salt, decode(r ->> 7, 'hex') AS leaves
    FROM jsonb_array_elements($1::jsonb) AS r
  ),
  mended AS (
    UPDATE audit_batch AS note SET rows = given.rows, place = given.place, root = given.root, chain = given.chain,
      salt = coalesce(given.salt, note.salt), leaves = CASE WHEN given.salt IS NULL THEN note.leaves ELSE given.leaves END
    FROM given WHERE note.tx = given.tx AND note.chain IS NULL AND note.batch IS DISTINCT FROM 0 AND NOT ${comesLater('note')}
    RETURNING note.tx
  )
  INSERT INTO audit_batch (tx, first_seq, rows, place, root, chain, salt, leaves)
  SELECT tx, first_seq, rows, place, root, chain, salt, leaves FROM given WHERE tx NOT IN (SELECT tx FROM mended)`;

/** A transaction that has stored rows. */
interface Step {
  readonly tx: string;
  readonly writer: string | null;
  readonly batch: number | null;
  readonly rows: number;
  /** The root over its rows, where they have been hashed. */
  readonly root: Hash | undefined;
  readonly isLinked: boolean;
}

/** A link as {@link NOTE_LINKS} takes it. */
type NotedLink = readonly (string | number | null)[];

/**
 * Links the batches that are hashed and wait. It is one statement, so that no other writer finds the head locked while an answer is on its
 * way.
 *
 * @returns Whether that is done. It is not done where another connection holds the head.
 */
export async function linkHashed(connection: Connection): Promise<boolean> {
  const [areLinked] = await connection.queryOne({ name: 'audit_link', text: LINK, values: [] });
  return areLinked === true;
}

/**
 * Hashes and links what was stored without a link: by callers in transactions of their own, by processes of earlier releases, and batches
 * of which some rows were stored before. Within a transaction. It stops after a number of rows that keeps the transaction short, unless
 * `isAll` is set.
 *
 * @param isAll waits for the lock on the head, and goes on until nothing waits any more.
 * @param first a transaction that waits. It and those behind it are examined even if a transaction that stays open on the server leaves too
 * many others before it.
 * @returns The new head of the chain; `undefined` where another connection holds it.
 */
export async function sealWaiting(
  connection: Connection,
  isAll = false,
  first?: string,
): Promise<SealedHead | undefined> {
  const text = isAll ? TAKE_HEAD : `${TAKE_HEAD} SKIP LOCKED`;
  const [place, chain, low] = await connection.queryOne({ text, values: [] });
  if (!(chain instanceof Uint8Array)) {
    return undefined;
  }
  const head = { place: Number(place), chain: fromBytes(chain) };
  let sealed = await sealFrom(connection, head, String(low));
  // The fence of the first look, which sees all of the transactions before it. That of a later look may pass some that the first did not
  // see.
  const { fence } = sealed;
  while (isAll && sealed.isMore) {
    sealed = await sealFrom(connection, sealed.tip, sealed.end);
  }
  // A look that came to the end has seen everything before the fence.
  const end = sealed.isMore ? sealed.end : fence;
  if (sealed.isMore && first !== undefined && BigInt(first) > BigInt(end)) {
    sealed = await sealFrom(connection, sealed.tip, first);
  }
  const { tip, isMore } = sealed;
  await connection.query({
    text: MOVE_HEAD,
    values: [tip.place, toBytes(tip.chain), end, fence, String(low)],
  });
  return { ...tip, isAll: !isMore };
}

/** The result of one look at a limited number of transactions. */
interface Sealed {
  readonly tip: Head;
  /** How far it came. */
  readonly end: string;
  /** Whether there may be more behind that. */
  readonly isMore: boolean;
  readonly fence: string;
}

async function sealFrom(connection: Connection, head: Head, first: string): Promise<Sealed> {
  const found = await connection.query({ text: LIST_STEPS, values: [first, STEPS_MAX] });
  const steps = found.map(toStep);
  const { tip, next } = await linkSteps(connection, head, steps);
  return {
    tip,
    end: next ?? steps.at(-1)?.tx ?? first,
    isMore: next !== undefined || steps.length === STEPS_MAX,
    fence: String(found[0]?.[6] ?? first),
  };
}

/** Links transactions that have no link, until hashing them would take too many rows; `next` is then the transaction to go on with. */
async function linkSteps(
  connection: Connection,
  head: Head,
  steps: readonly Step[],
): Promise<{ tip: Head; next: string | undefined }> {
  const waiting = steps.filter(({ isLinked }) => !isLinked);
  const unhashed = waiting.filter(({ root }) => root === undefined).map(({ tx }) => tx);
  const { seals, cut } = await hashRows(connection, unhashed);
  const links: NotedLink[] = [];
  let tip = head;
  for (const step of waiting) {
    if (step.tx === cut) {
      break;
    }
    const { link, end } = linkOf(step, tip, seals.get(step.tx));
    links.push(link);
    tip = end;
  }
  if (links.length > 0) {
    await connection.query({ text: NOTE_LINKS, values: [JSON.stringify(links)] });
  }
  return { tip, next: cut };
}

function linkOf(step: Step, head: Head, hashed: HashedRows | undefined): { link: NotedLink; end: Head } {
  const { tx, writer, batch } = step;
  const rows = hashed?.rows ?? step.rows;
  const first = head.place + 1;
  const sealed = hashed?.seal.closeRows();
  const root = sealed === undefined ? (step.root ?? '') : fromBytes(sealed.root);
  const chain = chainHash(head.chain, { firstSeq: first, rows, writer, batch, root });
  const columns = [toBytes(root), toBytes(chain), sealed?.salt, sealed?.leaves];
  const link = [
    tx,
    hashed?.firstSeq ?? 0,
    rows,
    first,
    ...columns.map((bytes) => bytes?.toString('hex') ?? null),
  ];
  return { link, end: { place: head.place + rows, chain } };
}

function toStep([tx, writer, batch, rows, root, isLinked]: readonly unknown[]): Step {
  return {
    tx: String(tx),
    writer: typeof writer === 'string' ? writer : null,
    batch: typeof batch === 'number' ? batch : null,
    rows: Number(rows ?? 0),
    root: root instanceof Uint8Array ? fromBytes(root) : undefined,
    isLinked: isLinked === true,
  };
}
