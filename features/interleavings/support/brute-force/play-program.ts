import type { Deed, Program, Statement } from './program';
import type { Plot, Scene } from './scene';
import type { CallingBack } from './seams';
import { Sleepers } from './sleepers';

/** What a caller waits for; a statement that waits for nothing has none. */
interface Wait {
  readonly on: unknown;
}

/** What makes an object a thing to wait for. */
const THEN = 'then';

/** A program as a plot, so that it can be played anywhere. */
export function playProgram({ bodies }: Program): Plot {
  return (scene) => {
    const player = new Player(scene);
    return (name, index) => player.play(name, bodies[index] ?? []);
  };
}

/** The state that the callers of one program share, and how each statement is carried out. */
class Player {
  readonly #scene: Scene;
  readonly #sleepers: Sleepers;
  readonly #seen = new Map<string, number>();
  readonly #unheard: unknown[] = [];
  readonly #timers: ((reason: Error) => void)[] = [];
  readonly #deeds: Readonly<Record<Deed, (word: string) => Wait | undefined>>;
  #last: Promise<unknown> = Promise.resolve();
  #value = 0;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#sleepers = new Sleepers(scene.cast.callers, () => this.#write('event'));
    this.#deeds = { ...this.#asking(), ...this.#waiting(), ...this.#working() };
  }

  play(name: string, body: readonly Statement[]): unknown {
    if (body.length > 0) {
      return this.#perform(name, body, () => this.#sleepers.end());
    }
    this.#write(name);
    this.#sleepers.end();
    return this.#value;
  }

  async #perform(name: string, body: readonly Statement[], end?: () => void): Promise<number> {
    for (const [index, statement] of body.entries()) {
      const word = `${name}${index}`;
      const wait = this.#begin(word, statement);
      if (wait !== undefined) {
        try {
          await wait.on;
          this.#note(word);
        } catch {
          this.#note(`${word}!`);
        }
      }
    }
    end?.();
    return this.#value;
  }

  /** No statement waits in here: whatever an answer leads to costs one promise job, and not one for each layer. */
  #begin(word: string, statement: Statement): Wait | undefined {
    switch (statement.does) {
      case 'inside':
        return { on: this.#perform(word, statement.body) };
      case 'locked':
        this.#last = this.#last.then(() => this.#perform(word, statement.body));
        return { on: this.#last };
      case 'if even':
        return this.#value % 2 === 0 ? { on: this.#perform(word, statement.body) } : undefined;
      default:
        return this.#deeds[statement.does](word);
    }
  }

  #asking() {
    const scene = this.#scene;
    const fault = (word: string) => new Error(`no ${word}`);
    const touch = (word: string) => this.#write(`${word}touches`);
    const work = scene.remote('work');
    const later = scene.remote('later', { answer: 'later' });
    const risky = scene.remote('risky', { fault });
    const riskyLater = scene.remote('risky later', { fault, answer: 'later' });
    const local = scene.seams.control('local', touch, { effect: 'local' });
    const localLater = scene.seams.control('local later', touch, { effect: 'local', answer: 'later' });
    const back = scene.callingBack('back');
    const backLater = scene.callingBack('back later', { answer: 'later' });
    const riskyBack = scene.callingBack('risky back', { fault });
    return {
      'ask and be called back': (word: string) => ({ on: this.#calledBack(back, word) }),
      'ask and be called back later': (word: string) => ({ on: this.#calledBack(backLater, word) }),
      'ask what may fail and calls back': (word: string) => ({ on: this.#calledBack(riskyBack, word) }),
      ask: (word: string) => ({ on: work(word) }),
      'ask and hear later': (word: string) => ({ on: later(word) }),
      'ask what may fail': (word: string) => ({ on: risky(word) }),
      'ask what may fail, and hear later': (word: string) => ({ on: riskyLater(word) }),
      'ask what touches the value': (word: string) => ({ on: local(word) }),
      'ask what touches the value, and hear later': (word: string) => ({ on: localLater(word) }),
      'ask and go on': (word: string) => this.#leave(work(word).then(() => this.#note(`${word}~`))),
      'ask and never look': (word: string) => this.#leave(work(word)),
      'ask twice at once': (word: string) => ({ on: Promise.all([work(word), work(`${word}again`)]) }),
      'ask through a thenable': (word: string) => ({ on: this.#thenable(word, () => work(word)) }),
      'ask through a generator': (word: string) => ({ on: this.#consume(word, () => work(word)) }),
      'ask or be let in': (word: string) => ({ on: Promise.race([work(word), this.#sleepers.gate]) }),
    };
  }

  #waiting() {
    const startTimer = (ring: () => void, reject: (reason: Error) => void) => {
      const cancel = this.#scene.seams.startTimer(5, ring);
      this.#timers.push((reason) => {
        cancel();
        reject(reason);
      });
    };
    return {
      'wait for a timer': () => ({ on: new Promise<void>(startTimer) }),
      'wait for what happens': (word: string) => ({
        on: new Promise<void>((resolve) => {
          this.#scene.seams.event('happens', () => {
            this.#write(`${word}happens`);
            resolve();
          });
        }),
      }),
      'wait for a job': () => ({ on: undefined }),
      'wait for a rejection': () => ({ on: Promise.reject(new Error('rejected')) }),
      'wait at the gate': () => ({ on: this.#sleepers.sleep('gate') }),
      'wait for an event': () => ({ on: this.#sleepers.sleep('event') }),
    };
  }

  #working() {
    const onQueue = (queue: (write: () => void) => void, sign: string) => (word: string) =>
      this.#leave(queue(() => this.#write(word + sign)));
    return {
      'take a timer back': () => this.#leave(this.#timers.shift()?.(new Error('taken back'))),
      'open the gate': () => this.#leave(this.#sleepers.wake('gate')),
      emit: () => this.#leave(this.#sleepers.wake('event')),
      read: (word: string) => this.#leave(this.#seen.set(word.charAt(0), this.#value)),
      write: (word: string) => {
        this.#value = this.#seen.get(word.charAt(0)) ?? this.#value;
        return this.#leave(this.#write(word));
      },
      'write at nextTick': onQueue((write) => process.nextTick(write), 'tick'),
      'write in a microtask': onQueue(queueMicrotask, 'micro'),
    };
  }

  #calledBack(method: CallingBack, word: string): Promise<void> {
    return new Promise((resolve, reject) => {
      method(word, (error) => {
        this.#write(`${word}back`);
        if (error === null) {
          resolve();
        } else {
          reject(error);
        }
      });
    });
  }

  #thenable(word: string, ask: () => Promise<string>): unknown {
    const then = (resolve: (word: string) => void) => {
      this.#write(`${word}then`);
      this.#leave(ask().then(resolve));
    };
    return { [THEN]: then };
  }

  async #consume(word: string, ask: () => Promise<string>): Promise<void> {
    async function* generate() {
      yield await ask();
    }
    for await (const answer of generate()) {
      this.#note(`${word}<${answer}`);
    }
  }

  /** Nobody waits for it. */
  #leave(work: unknown): undefined {
    this.#unheard.push(work);
    return;
  }

  #write(word: string): void {
    this.#value += 1;
    this.#note(word);
  }

  #note(word: string): void {
    this.#scene.note(`${word}:${this.#value}`);
  }
}
