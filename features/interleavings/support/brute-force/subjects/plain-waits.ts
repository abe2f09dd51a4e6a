import type { Plot } from '../scene';

/** What makes an object a thing to wait for. */
const THEN = 'then';

/** Callers who wait, each in another of the ways in which JavaScript can wait. */
export const plainWaits: Readonly<Record<string, Plot>> = {
  'read, wait and write': (scene) => {
    const work = scene.remote('work');
    let value = 0;
    return async (name) => {
      const seen = value;
      for (const point of scene.points) {
        await work(name);
        scene.note(name + point);
      }
      value = seen + 1;
      return value;
    };
  },
  'ask through async functions in async functions': (scene) => {
    const work = scene.remote('work');
    let value = 0;
    return async (name) => {
      for (const point of scene.points) {
        await through(2, () => work(name));
        scene.note(name + point);
      }
      const seen = value;
      await through(1, () => Promise.resolve());
      value = seen + 1;
      return value;
    };
  },
  'wait for nothing, each another number of times': (scene) => {
    const work = scene.remote('work');
    return async (name, index) => {
      for (const point of scene.points) {
        await work(name);
        for (let job = 0; job <= 2 * index; job += 1) {
          scene.note(`${name}${point}.${job}`);
          await Promise.resolve();
        }
      }
      scene.note(name);
    };
  },
  'wait for nothing before the first of them opens a client': (scene) => {
    const work = scene.remote('work');
    let client: string | undefined;
    return async (name) => {
      if (client === undefined) {
        await Promise.resolve();
        scene.note(`${name} opens`);
        client = name;
      }
      for (const _point of scene.points) {
        await work(name);
      }
      return client;
    };
  },
  'ask for several things at once': (scene) => {
    const work = scene.remote('work');
    return async (name) => {
      const parts = scene.points.map(async (point) => {
        await work(name + point);
        scene.note(name + point);
      });
      await Promise.all(parts);
      scene.note(`${name}=`);
    };
  },
  'ask through an async generator': (scene) => {
    const work = scene.remote('work');
    async function* generate(name: string) {
      for (const point of scene.points) {
        yield await work(name + point);
      }
    }
    return async (name) => {
      for await (const word of generate(name)) {
        scene.note(word);
      }
      scene.note(name);
    };
  },
  'return a promise from an async function': (scene) => {
    const work = scene.remote('work');
    const ask = async (name: string) => work(name);
    return async (name) => {
      for (const point of scene.points) {
        await ask(name);
        scene.note(name + point);
      }
    };
  },
  'wait for a lazy thenable': (scene) => {
    const work = scene.remote('work');
    let value = 0;
    return async (name) => {
      await work(name);
      const seen = value;
      scene.note(name);
      await {
        [THEN]: (resolve: (word: string) => void) => {
          value = seen + 1;
          scene.note(`${name}then`);
          work(`${name}later`).then(resolve);
        },
      };
      return value;
    };
  },
  'wait for one answer together': (scene) => {
    const work = scene.remote('work');
    let shared: Promise<string> | undefined;
    return async (name) => {
      shared ??= work('shared');
      await shared;
      scene.note(name);
      for (const _point of scene.points.slice(1)) {
        await work(name);
      }
      scene.note(`${name}.`);
    };
  },
  'ask for something and never look at the answer': (scene) => {
    const work = scene.remote('work');
    const unheard: unknown[] = [];
    return async (name) => {
      unheard.push(work(`${name}!`));
      for (const point of scene.points) {
        await work(name);
        scene.note(name + point);
        await Promise.resolve();
      }
      return unheard.length;
    };
  },
  'differ: one works at once, one waits, one is late': (scene) => {
    const work = scene.remote('work');
    let value = 0;
    const waits = async (name: string) => {
      const seen = value;
      await work(name);
      await Promise.resolve();
      scene.note(name);
      value = seen + 1;
    };
    const isLate = async (name: string) => {
      await Promise.resolve().then(() => scene.note(name));
      return work(name);
    };
    const isDone = (name: string) => {
      scene.note(name);
      value += 1;
      return value;
    };
    return (name, index) => [isDone, waits, isLate][index]?.(name);
  },
};

async function through(depth: number, work: () => Promise<unknown>): Promise<unknown> {
  return depth === 0 ? work() : await through(depth - 1, work);
}
