import type { Plot } from '../scene';

/** Callers whose answers come later, fail, are taken back, or touch what callers read. */
export const effectsAndAnswers: Readonly<Record<string, Plot>> = {
  'hear of it later': (scene) => {
    const work = scene.remote('work', { answer: 'later' });
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
  'work while one of them hears of it later': (scene) => {
    const work = scene.remote('work');
    const later = scene.remote('later', { answer: 'later' });
    const finish = async (name: string) => {
      await work(name);
      scene.note(name);
      await Promise.resolve();
      scene.note(`${name}.`);
    };
    return (name, index) => (index === 0 ? finish(name) : Promise.all([later(name), finish(name)]));
  },
  'read a cache aside while a row is written': (scene) => {
    const cache = new Map<string, number>();
    let row = 0;
    const read = scene.seams.control('read', () => row, { answer: 'later' });
    const change = (value: number) => {
      row = value;
      scene.reach(`row=${value}`);
    };
    const write = scene.seams.control('write', change, { answer: 'later' });
    const look = async (name: string) => {
      const value = cache.get('row') ?? (await read());
      scene.note(name + value);
      cache.set('row', value);
    };
    const store = async (name: string, index: number) => {
      await write(index);
      cache.delete('row');
      scene.note(`${name}forgets`);
    };
    return (name, index) => (index % 2 === 0 ? look(name) : store(name, index));
  },
  'ask for what takes real time': (scene) => {
    const work = scene.seams.control('work', async (word: string) => {
      await new Promise((resolve) => setImmediate(resolve));
      scene.reach(word);
      return word;
    });
    let value = 0;
    return async (name) => {
      for (const point of scene.points) {
        await work(name);
        const seen = value;
        scene.note(name + point);
        await Promise.resolve();
        value = seen + 1;
      }
      return value;
    };
  },
  'touch what all callers read': (scene) => {
    let row = 0;
    const touch = (name: string) => {
      row += 1;
      scene.note(`${name}touches`);
    };
    const save = scene.seams.control('save', touch, { effect: 'local' });
    return async (name) => {
      for (const _point of scene.points) {
        await save(name);
        scene.note(name + row);
      }
      return row;
    };
  },
  'read at once what one of them touches': (scene) => {
    let row = 0;
    const touch = () => {
      row += 1;
      scene.note('touched');
    };
    const save = scene.seams.control('save', touch, { effect: 'local' });
    const change = async (name: string) => {
      await save();
      scene.note(`${name}saved`);
    };
    const look = (name: string) => {
      scene.note(name + row);
      return row;
    };
    return (name, index) => (index === 0 ? change(name) : look(name));
  },
  'touch what all callers read, and hear of it later': (scene) => {
    let row = 0;
    const touch = (name: string) => {
      row += 1;
      scene.note(`${name}touches`);
    };
    const save = scene.seams.control('save', touch, { effect: 'local', answer: 'later' });
    return async (name) => {
      await save(name);
      scene.note(name + row);
      await Promise.resolve();
      scene.note(`${name}.${row}`);
    };
  },
  'lose patience after a while': (scene) => {
    const work = scene.remote('work');
    return async (name) => {
      let cancel = () => scene.note('no timer');
      const late = new Promise<string>((resolve) => {
        cancel = scene.seams.startTimer(5, () => resolve('late'));
      });
      scene.note(await Promise.race([work(name), late]));
      cancel();
      await Promise.resolve();
      scene.note(`${name}.`);
    };
  },
  'take back the timers of each other': (scene) => {
    const cancels: (() => void)[] = [];
    return async (name) => {
      const rung = new Promise<void>((resolve) => {
        cancels.push(scene.seams.startTimer(5, resolve));
      });
      scene.note(name);
      await rung;
      scene.note(`${name}rings`);
      await Promise.resolve();
      cancels.shift()?.();
      scene.note(`${name}.`);
    };
  },
  'may fail, and clean up after themselves': (scene) => {
    const work = scene.remote('work', { fault: (word) => new Error(`no ${word}`) });
    return async (name) => {
      try {
        for (const point of scene.points) {
          await work(name + point);
          scene.note(name + point);
        }
      } catch (error) {
        scene.note(error);
        await Promise.resolve();
        throw error;
      } finally {
        scene.note(`${name}.`);
      }
    };
  },
  'may fail, and hear of it later': (scene) => {
    const work = scene.remote('work', { answer: 'later', fault: (word) => new Error(`no ${word}`) });
    return async (name) => {
      try {
        await work(name);
        scene.note(name);
      } catch (error) {
        scene.note(error);
        await Promise.resolve();
      }
      scene.note(`${name}.`);
    };
  },
};
