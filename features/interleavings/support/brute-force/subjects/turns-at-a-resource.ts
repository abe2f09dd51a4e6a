import { EventEmitter, once } from 'node:events';
import type { Plot } from '../scene';

/** Callers who take turns at a resource, by locks that are right and by some that are not. */
export const turnsAtAResource: Readonly<Record<string, Plot>> = {
  'queue up in a chain of promises': (scene) => {
    const work = scene.remote('work');
    let value = 0;
    let last: Promise<unknown> = Promise.resolve();
    const hold = (name: string) => async () => {
      const seen = value;
      scene.note(`${name}+`);
      for (const _point of scene.points) {
        await work(name);
      }
      scene.note(`${name}-`);
      value = seen + 1;
      return value;
    };
    return (name) => {
      last = last.then(hold(name));
      return last;
    };
  },
  'take a lock that forgets to look again': (scene) => {
    const work = scene.remote('work');
    const queue: (() => void)[] = [];
    let isHeld = false;
    return async (name) => {
      if (isHeld) {
        await new Promise<void>((resolve) => queue.push(resolve));
      }
      isHeld = true;
      scene.note(`${name}+`);
      for (const _point of scene.points) {
        await work(name);
      }
      scene.note(`${name}-`);
      isHeld = false;
      queue.shift()?.();
    };
  },
  'share a semaphore for two': (scene) => {
    const work = scene.remote('work');
    const queue: (() => void)[] = [];
    let free = 2;
    const take = async () => {
      free -= 1;
      if (free < 0) {
        await new Promise<void>((resolve) => queue.push(resolve));
      }
    };
    return async (name) => {
      await take();
      scene.note(`${name}+`);
      for (const _point of scene.points) {
        await work(name);
      }
      scene.note(`${name}-`);
      free += 1;
      queue.shift()?.();
    };
  },
  'look twice around a lock before they open': (scene) => {
    const work = scene.remote('work');
    let client: string | undefined;
    let last: Promise<unknown> = Promise.resolve();
    const open = async (name: string) => {
      if (client === undefined) {
        for (const _point of scene.points) {
          await work(name);
        }
        scene.note(`${name} opens`);
        client = name;
      }
      return client;
    };
    return async (name) => {
      await Promise.resolve();
      if (client === undefined) {
        last = last.then(() => open(name));
        await last;
      }
      return client;
    };
  },
  'are let in by an event': (scene) => {
    const work = scene.remote('work');
    const door = new EventEmitter();
    door.on('open', () => scene.note('open'));
    const open = async (name: string) => {
      await work(name);
      door.emit('open', name);
      scene.note(name);
    };
    const enter = async (name: string) => {
      const [who] = await once(door, 'open');
      scene.note(name + who);
      await work(name);
    };
    // The last one opens for those who came before it; who comes later waits for ever.
    return (name, index) => (index === scene.cast.callers - 1 ? open(name) : enter(name));
  },
  'start quietly, but for who comes behind the one who opened': (scene) => {
    const work = scene.remote('work');
    let isOpen = false;
    return async (name, index) => {
      if (isOpen) {
        await Promise.resolve();
        scene.note(`${name}late`);
      }
      isOpen = index > 0;
      scene.note(name);
      for (const point of scene.points) {
        await work(name);
        scene.note(name + point);
        isOpen = false;
      }
    };
  },
};
