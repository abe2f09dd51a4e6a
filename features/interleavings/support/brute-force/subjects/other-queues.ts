import { Readable } from 'node:stream';
import type { Plot } from '../scene';

// Kept before any search, as modules do that are loaded early, so no search can put another in its place.
const { nextTick: keptNextTick } = process;

/** Callers who go on in a queue other than that of the promises, or who wake each other up. */
export const otherQueues: Readonly<Record<string, Plot>> = {
  'go on behind queueMicrotask': (scene) => {
    const work = scene.remote('work');
    let value = 0;
    return async (name) => {
      for (const point of scene.points) {
        await work(name);
        const seen = value;
        scene.note(name + point);
        queueMicrotask(() => {
          value = seen + 1;
          scene.note(`${name}micro${value}`);
        });
      }
    };
  },
  'go on behind nextTick': (scene) => {
    const work = scene.remote('work');
    let value = 0;
    return async (name) => {
      for (const point of scene.points) {
        await work(name);
        const seen = value;
        scene.note(name + point);
        process.nextTick(() => {
          value = seen + 1;
          scene.note(`${name}tick${value}`);
        });
      }
    };
  },
  'use nextTick as soon as they start': (scene) => {
    const work = scene.remote('work');
    return (name) => {
      process.nextTick(() => scene.note(`${name}tick`));
      const job = Promise.resolve().then(() => scene.note(`${name}job`));
      scene.note(name);
      return scene.points.length > 1 ? work(name) : job;
    };
  },
  'leave everything to nextTick': (scene) => (name) => {
    process.nextTick(() => scene.note(`${name}tick`));
    scene.note(name);
  },
  'leave everything to queueMicrotask': (scene) => (name) => {
    queueMicrotask(() => scene.note(`${name}micro`));
    scene.note(name);
  },
  'leave everything to a nextTick that was kept': (scene) => (name) => {
    keptNextTick(() => scene.note(`${name}tick`));
    scene.note(name);
  },
  'read a stream': (scene) => {
    const work = scene.remote('work');
    return async (name) => {
      for await (const part of Readable.from(['a', 'b'])) {
        scene.note(name + part);
      }
      await work(name);
      scene.note(name);
    };
  },
  'go on behind three nextTicks': (scene) => {
    const work = scene.remote('work');
    return async (name) => {
      for (const point of scene.points) {
        await work(name);
        await new Promise<void>((resolve) => {
          process.nextTick(() => process.nextTick(() => process.nextTick(resolve)));
        });
        scene.note(name + point);
      }
    };
  },
  'gather what is asked until nextTick': (scene) => {
    const work = scene.remote('work');
    let batch: { readonly keys: string[]; readonly loaded: Promise<string> } | undefined;
    const open = () => {
      const keys: string[] = [];
      const loaded = new Promise<string>((resolve) => {
        process.nextTick(() => {
          batch = undefined;
          scene.note(`[${keys}]`);
          resolve(work(keys.join('')));
        });
      });
      return { keys, loaded };
    };
    return async (name) => {
      for (const point of scene.points) {
        batch ??= open();
        batch.keys.push(name + point);
        await batch.loaded;
        scene.note(name + point);
      }
    };
  },
  'start something else with the answer': (scene) => {
    const work = scene.remote('work');
    const background: Promise<unknown>[] = [];
    const workOn = async () => {
      scene.note('behind');
      await work('behind');
      scene.note('behind!');
    };
    return async (name) => {
      for (const point of scene.points) {
        await work(name);
        scene.note(name + point);
        if (background.length === 0) {
          background.push(workOn());
          await Promise.resolve();
        }
      }
      scene.note(`${name}.`);
    };
  },
  'wake up all the others at once': (scene) => {
    const work = scene.remote('work');
    const sleepers: (() => void)[] = [];
    const wake = async (name: string) => {
      await work(name);
      scene.note(name);
      for (const resolve of sleepers.splice(0)) {
        resolve();
      }
      scene.note(`${name}!`);
    };
    const sleep = async (name: string) => {
      await new Promise<void>((resolve) => sleepers.push(resolve));
      for (const point of scene.points) {
        scene.note(name + point);
        await work(name);
      }
    };
    return (name, index) => (index === 0 ? wake(name) : sleep(name));
  },
  'are called back in the tick itself': (scene) => {
    const find = scene.callingBack('find');
    let value = 0;
    const ask = (name: string) =>
      new Promise<void>((resolve) => {
        find(name, () => {
          scene.note(`${name}back${value}`);
          resolve();
        });
      });
    return async (name) => {
      for (const _point of scene.points) {
        await ask(name);
        value += 1;
        scene.note(name + value);
      }
    };
  },
  'are called back later, or with an error': (scene) => {
    const find = scene.callingBack('find', { answer: 'later', fault: (word) => new Error(`no ${word}`) });
    return (name) => {
      find(name, (error) => {
        scene.note(`${name}${error ?? 'back'}`);
        process.nextTick(() => scene.note(`${name}tick`));
      });
      scene.note(name);
    };
  },
  'are aborted by a signal': (scene) => {
    const work = scene.remote('work');
    const controller = new AbortController();
    scene.seams.event('abort', () => controller.abort());
    const aborted = (name: string) =>
      new Promise<string>((resolve) => {
        controller.signal.addEventListener('abort', () => {
          scene.note(`${name}hears`);
          resolve('aborted');
        });
      });
    return async (name) => {
      for (const _point of scene.points) {
        scene.note(name + (await Promise.race([work(name), aborted(name)])));
      }
    };
  },
};
