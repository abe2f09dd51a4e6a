import { EventEmitter } from 'node:events';

type Answer = (error: unknown, result?: unknown, release?: () => void) => void;

/** Looks like a client of `pg`: its last argument is the callback, or it gives a promise. */
export class SmallClient {
  readonly database = 'accounts';
  asked = 0;

  query(...args: readonly unknown[]): unknown {
    const [text] = args;
    if (typeof text === 'object' && text !== null && 'submit' in text) {
      return text;
    }
    this.asked += 1;
    return answer(args, () => {
      if (text === 'broken') {
        throw new Error('syntax error at or near "broken"');
      }
      return { rows: [text, this.asked] };
    });
  }

  connect(...args: readonly unknown[]): unknown {
    return answer(args, () => undefined);
  }

  end(...args: readonly unknown[]): unknown {
    return answer(args, () => 'ended');
  }
}

/** Looks like a pool of `pg` that lends one client at a time, `max` at once. */
export class SmallPool extends EventEmitter {
  readonly options: { readonly max: number } | undefined;
  readonly #client = new SmallClient();
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(max?: number) {
    super();
    this.options = max === undefined ? undefined : { max };
    this.#free = max ?? 10;
  }

  get totalCount(): number {
    return 1;
  }

  query(...args: readonly unknown[]): unknown {
    return this.#client.query(...args);
  }

  end(...args: readonly unknown[]): unknown {
    return this.#client.end(...args);
  }

  connect(...args: readonly unknown[]): unknown {
    const callback = args.at(-1);
    const lent = this.#lend();
    if (typeof callback !== 'function') {
      return lent;
    }
    lent.then((client) => callback(null, client, client.release), callback as () => void);
    return;
  }

  async #lend(): Promise<SmallClient & { release: () => void }> {
    if (this.#free === 0) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
    this.#free -= 1;
    let isLent = true;
    const release = () => {
      this.#free += isLent ? 1 : 0;
      isLent = false;
      this.#waiting.shift()?.();
    };
    return Object.assign(new SmallClient(), { release });
  }
}

function answer(args: readonly unknown[], act: () => unknown): unknown {
  const callback = args.at(-1);
  const answered = new Promise((resolve) => {
    resolve(act());
  });
  if (typeof callback !== 'function') {
    return answered;
  }
  answered.then(
    (result) => process.nextTick(callback as Answer, null, result),
    (error: unknown) => process.nextTick(callback as Answer, error),
  );
  return;
}
