import { createHash, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readCheckpoint } from 'audit-race/verify';
import { makeRow } from '#audit-log/contract/trial-store';
import { MadeLog } from './made-log';

const PAGE = 'src/audit-log/docs/proof-format.md';
const TIME = 1_764_237_600_000;

/** What a proof says, as somebody reads it who has the page and not this package. */
interface PageProof {
  readonly entry: Readonly<Record<string, string>>;
  readonly salt: string;
  readonly leaf: { readonly index: number; readonly path: readonly string[] };
  readonly batch: Readonly<Record<'firstSeq' | 'rows' | 'batch', number>> & {
    readonly writer: string;
    readonly before: string;
  };
  readonly log: { readonly index: number; readonly size: number; readonly path: readonly string[] };
}

/** The page about proofs, and a verifier that was written from it: it takes nothing but SHA-256 and Ed25519 from elsewhere. */
export class ProofPage {
  readonly text = readFileSync(PAGE, 'utf8');

  /** The log of the example. */
  readonly log = exampleLog();

  /** The proof in the page. */
  get proof(): PageProof {
    return JSON.parse(this.block('json'));
  }

  /** The checkpoint in the page. */
  get checkpoint(): string {
    return this.block('checkpoint');
  }

  /** The text between the fences of a kind. */
  block(kind: string): string {
    const [, text = ''] = new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``).exec(this.text) ?? [];
    return text;
  }

  /** Goes the way that the page describes, from the entry up to the root, and gives each hash by its name on the page. */
  hashes(proof: PageProof = this.proof): Readonly<Record<string, string>> {
    const { entry, salt, leaf, batch, log } = proof;
    const personal = sha256(Buffer.of(2), salt, fieldsOf(entry, PERSONAL));
    const leafHash = sha256(Buffer.of(0), fieldsOf(entry, LASTING), `64:${personal.toString('hex')}`);
    const batchRoot = climb(leafHash, leaf.index, batch.rows, leaf.path);
    const { firstSeq, rows, writer, batch: number } = batch;
    const values = [firstSeq, rows, writer, number, batchRoot.toString('hex')].map((value) =>
      field(String(value)),
    );
    const link = sha256(Buffer.of(3), Buffer.from(batch.before, 'base64'), values.join(''));
    const linkLeaf = sha256(Buffer.of(0), link);
    const root = climb(linkLeaf, log.index, log.size, log.path);
    const hashes = { personal, leaf: leafHash, 'batch root': batchRoot, link, 'link leaf': linkLeaf, root };
    return Object.fromEntries(Object.entries(hashes).map(([name, hash]) => [name, hash.toString('hex')]));
  }

  /** Whether a key has signed a checkpoint, as the page says how to tell. */
  isSigned(checkpoint = this.checkpoint, line = this.block('key').trim()): boolean {
    const [text = '', signatures = ''] = checkpoint.split('\n\n');
    const [, name, base64 = ''] = signatures.trimEnd().split(' ');
    const [keyName = '', id = '', ...rest] = line.split('+');
    const key = rest.join('+');
    const raw = Buffer.from(key, 'base64');
    const bytes = Buffer.from(base64, 'base64');
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: raw.subarray(1).toString('base64url') };
    return (
      name === keyName &&
      bytes.toString('hex', 0, 4) === id &&
      id === sha256(`${name}\n`, raw).toString('hex', 0, 4) &&
      verify(null, Buffer.from(`${text}\n`), { key: jwk, format: 'jwk' }, bytes.subarray(4))
    );
  }

  /** The root in the checkpoint, in hexadecimal digits. */
  get signedRoot(): string {
    const { root } = readCheckpoint(this.checkpoint, { publicKey: this.block('key') });
    return Buffer.from(root, 'base64').toString('hex');
  }
}

const PERSONAL = ['actor', 'subject', 'sourceAddress', 'userAgent', 'sessionId', 'details'];
const LASTING = ['id', 'time', 'eventType', 'outcome', 'correlationId', 'tenant', 'traceId', 'occurredAt'];

function sha256(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) {
    hash.update(part);
  }
  return hash.digest();
}

function field(text: string): string {
  return `${Buffer.byteLength(text)}:${text}`;
}

function fieldsOf(entry: PageProof['entry'], names: readonly string[]): string {
  return names
    .map((name) => {
      const value = entry[name];
      const isTime = name === 'time' || name === 'occurredAt';
      return value === undefined ? '-' : field(isTime ? String(Date.parse(value)) : value);
    })
    .join('');
}

/** The root to which an audit path leads, as RFC 9162 has it in section 2.1.3.2. */
function climb(leaf: Buffer, index: number, size: number, path: readonly string[]): Buffer {
  let [node, place, last] = [leaf, index, size - 1];
  for (const text of path) {
    const beside = Buffer.from(text, 'base64');
    if (place % 2 === 1 || place === last) {
      node = sha256(Buffer.of(1), beside, node);
      while (place % 2 === 0 && place !== 0) {
        [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
      }
    } else {
      node = sha256(Buffer.of(1), node, beside);
    }
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return node;
}

function exampleLog(): MadeLog {
  const log = new MadeLog();
  log.addRows([makeRow('id-1', TIME, {})]);
  log.addRows([
    makeRow('id-2', TIME + 5, { actor: 'größer', tenant: 'a:1', details: '{"n":1}' }),
    makeRow('id-3', TIME + 6, {}),
  ]);
  log.addRows([makeRow('id-4', TIME + 7, {})]);
  return log;
}
