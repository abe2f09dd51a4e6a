import { createHash, createPublicKey, sign } from 'node:crypto';
import { type AuditError, AuditStoreError } from 'audit-race';
import { readCheckpoint } from 'audit-race/verify';
import type { SignedCheckpoint } from '#audit-log/integrity/anchor-checkpoint';
import { Checkpoints } from '#audit-log/integrity/checkpoints';
import { type IntegrityOptions, readIntegrity } from '#audit-log/integrity/integrity-options';
import { createBorder } from '#audit-log/ports/border';
import { LogBook } from '../../support/log-book';
import { ManualClock } from '../../support/manual-clock';
import type { AuditWorld } from '../../support/world';
import { keyOf, LOG_NAME, MadeLog } from './made-log';
import { unreadable } from './unreadable';

type Anchor = NonNullable<IntegrityOptions['anchor']>;
type Sign = NonNullable<IntegrityOptions['sign']>;

const never = () => new Promise<never>(() => undefined);

/** What is wrong with those who keep and sign, by what it is called in the feature. */
const ANCHORS: Readonly<Record<string, Anchor>> = {
  'an anchor that throws': () => {
    throw new Error('no network');
  },
  'an anchor that throws nothing at all': () => Promise.reject(undefined),
  'an anchor that rejects': () => Promise.reject(new Error('the bucket is full')),
  'an anchor that gives a bad thenable': () =>
    Object.defineProperty({}, 'then', {
      get: () => {
        throw new Error('no then today');
      },
    }),
  'an anchor that never answers': never,
};

const SIGNERS: Readonly<Record<string, Sign>> = {
  'a key service that throws': () => {
    throw new Error('no network');
  },
  'a key service that rejects': () => Promise.reject(new Error('no such key')),
  'a key service that never answers': never,
  'a key service with another key': (bytes) => sign(null, bytes, keyOf(7)),
  'a key service that gives a text': () => JSON.parse('"signature"'),
  'a key service that gives an object': () => JSON.parse('{}'),
  'a key service that gives DER': (bytes) => Buffer.concat([sign(null, bytes, keyOf(1)), Buffer.alloc(6)]),
  'a key service that gives zeros': () => new ArrayBuffer(64),
  'a key service that signs a hash': (bytes) =>
    sign(null, createHash('sha256').update(bytes).digest(), keyOf(1)),
  'a key service that gives an ArrayBuffer, as WebCrypto does': (bytes) =>
    Uint8Array.from(sign(null, bytes, keyOf(1))).buffer,
  'a key service that gives a DataView of a larger buffer': (bytes) => {
    const whole = Uint8Array.from([9, ...sign(null, bytes, keyOf(1)), 9]);
    return new DataView(whole.buffer, 1, 64);
  },
  'a key service that writes over the bytes': (bytes) => sign(null, bytes.fill(0), keyOf(1)),
  'a key service that answers later': async (bytes) => {
    await new Promise((resolve) => setImmediate(resolve));
    return sign(null, bytes, keyOf(1));
  },
};

const HEADS: Readonly<Record<string, () => Promise<unknown>>> = {
  'a store that cannot be read': () =>
    Promise.reject(new AuditStoreError('AUDIT_STORE_IO', 'the disk is gone')),
  'a store whose answer throws': () => Promise.resolve(unreadable()),
  'a store that says nonsense': () => Promise.resolve({ size: -1, root: 'root' }),
};

/** What is said of its growth by a log that has lost what would show it. */
const LOST = 'lost too much to tell';

const PATHS: Readonly<Record<string, readonly unknown[]>> = { 'shows its growth by nonsense': [5, 'root'] };

/** Checkpoints of a log in memory, and those to whom they are handed out. */
export class CheckpointBench {
  readonly clock = new ManualClock();
  readonly logBook = new LogBook();
  readonly #log: MadeLog;
  readonly #stop = new AbortController();
  readonly #underWay = new Set<Promise<void>>();
  readonly #signals: AbortSignal[] = [];
  #checkpoints: Checkpoints | undefined;
  #fault = '';
  #askedCount = 0;
  mostAskedAtOnce = 0;
  handedOut: SignedCheckpoint[] = [];

  constructor(world: AuditWorld) {
    this.#log = world.part(MadeLog);
  }

  /** A log that hands out checkpoints; something may be wrong with those who sign and keep. */
  open(fault = '', options: IntegrityOptions = {}): void {
    this.#fault = fault;
    this.clock.standStill();
    const border = createBorder({ logger: this.logBook, clock: this.clock, databaseUrl: 'sqlite:made.db' });
    const sign: Sign = (bytes, signal) => (SIGNERS[this.#fault] ?? signHere)(bytes, signal);
    const { checkpoints } = readIntegrity({
      ...(SIGNERS[fault] === undefined ? { key: keyOf(1) } : { sign, publicKey: createPublicKey(keyOf(1)) }),
      anchor: (checkpoint, signal) => this.#anchor(checkpoint, signal),
      keyId: LOG_NAME,
      ...options,
    });
    this.#checkpoints =
      checkpoints &&
      new Checkpoints(checkpoints, {
        ...border,
        readHead: (from) => HEADS[this.#fault]?.() ?? Promise.resolve(this.#head(from)),
        stop: this.#stop.signal,
        beside: (work) => this.#beside(work),
      });
  }

  /** Somebody changes the log, or it tells something else of its growth. */
  become(what: string): void {
    this.#fault = what;
    if (what === 'was cut off') {
      this.#log.batches = this.#log.batches.slice(0, 1);
    } else if (what === 'was written anew') {
      this.#log.batches = [];
      for (let batch = 0; batch < 4; batch += 1) {
        this.#log.add(5);
      }
    }
  }

  mend(): void {
    this.#fault = '';
  }

  /** Stores a batch; whoever stores waits for no checkpoint. */
  async store(): Promise<void> {
    this.#log.add(2);
    await this.#checkpoints?.after(Promise.resolve());
  }

  async pass(durationMs: number): Promise<void> {
    this.clock.advance(durationMs);
    await turns();
  }

  async take(): Promise<SignedCheckpoint | undefined> {
    return await this.#checkpoints?.take(this.#stop.signal);
  }

  /** Resolves when nothing is under way any more. */
  async close(): Promise<void> {
    this.#stop.abort(new Error('closing'));
    await Promise.all(this.#underWay);
  }

  get lastError(): Partial<AuditError> | undefined {
    return Object(this.#checkpoints?.counts).lastError;
  }

  get anchoredCount(): number | undefined {
    return this.#checkpoints?.counts.anchored;
  }

  /** Over how many links the checkpoints are that were handed out; each is read as an auditor does. */
  get sizes(): number[] {
    const publicKey = createPublicKey(keyOf(1));
    return this.handedOut.map(({ text }) => readCheckpoint(text, { publicKey, origin: LOG_NAME }).size);
  }

  get abandoned(): boolean[] {
    return this.#signals.map(({ aborted }) => aborted);
  }

  async #anchor(checkpoint: SignedCheckpoint, signal: AbortSignal): Promise<void> {
    this.#signals.push(signal);
    this.#askedCount += 1;
    this.mostAskedAtOnce = Math.max(this.mostAskedAtOnce, this.#askedCount);
    signal.addEventListener('abort', () => {
      this.#askedCount -= 1;
    });
    await ANCHORS[this.#fault]?.(checkpoint, signal);
    this.#askedCount -= 1;
    this.handedOut.push(checkpoint);
  }

  async #beside(work: () => Promise<void>): Promise<void> {
    const done = work();
    this.#underWay.add(done);
    await done;
    this.#underWay.delete(done);
  }

  #head(from: readonly number[]) {
    const [, size, root] = this.#log.checkpoint().split('\n');
    const growths = from.map((older) => PATHS[this.#fault] ?? this.#log.growthSince(older));
    return { size: Number(size), root, growths: this.#fault === LOST ? from.map(() => null) : growths };
  }
}

const signHere: Sign = (bytes) => sign(null, bytes, keyOf(1));

/** As many turns of the event loop as anything here takes. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
