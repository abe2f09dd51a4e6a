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
  /** The last number that was given. */
  readonly place: number;
  readonly chain: Hash;
}

/** Where the chain ends when what waited was sealed. */
interface SealedHead extends Head {
  /** Whether that was all that waited, as far as it could be seen. */
  readonly isAll: boolean;
}

const TAKE_HEAD = `SELECT place, chain, (${LOW})::text FROM audit_head FOR UPDATE`;
/** Never back: a transaction of anybody that is older than the chain holds the fence before what the chain leaves out. */
const MOVE_HEAD =
  'UPDATE audit_head SET place = $1, chain = $2, low = greatest($5::xid8, least($3::xid8, $4::xid8))';

/**
 * Transactions that have stored rows, from one on, and what is noted of each.
 *
 * All of a transaction is there to be seen, or nothing. Hence no fence for what is hashed, only for what is never looked at again.
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
 * Links what is hashed and waits, in one statement, so that nobody else finds the end of the chain taken while an answer is on its way.
 *
 * @returns Whether that is done. It is not where somebody else is at the end of the chain.
 */
export async function linkHashed(connection: Connection): Promise<boolean> {
  const [areLinked] = await connection.queryOne({ name: 'audit_link', text: LINK, values: [] });
  return areLinked === true;
}

/**
 * Hashes and links what others have left without: callers in transactions of their own, processes of earlier releases, batches of
 * which some rows were there already. Within a transaction; about so many rows at most that it stays short, unless all are wanted.
 *
 * @param isAll waits until it is alone at the end of the chain, and goes on until nothing waits any more.
 * @param first a transaction that waits. It is looked at, and what comes from it on, also where a transaction that stays open on the server
 * leaves too many others before it.
 * @returns The end of the chain; `undefined` where somebody else is at it.
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
  // What is still to be seen of transactions before this is seen by the first look.
  const { fence } = sealed;
  while (isAll && sealed.isMore) {
    sealed = await sealFrom(connection, sealed.tip, sealed.end);
  }
  // What is behind the last is behind the fence.
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

/** What came of a look at the transactions from one on, at so many at most. */
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

/** Links what is not, as far as the rows that it takes to do so are not too many; `next` is where to go on then. */
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
