import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { promisify } from 'node:util';
import type { Turns } from '@audit-race/interleavings';

/** What can be seen of an object whose methods are controlled, by what is looked at; each throws if it is not as it was. */
export const looks: Readonly<Record<string, (turns: Turns) => unknown>> = {
  'fields, keys and prototypes'(turns) {
    const store = new Store();
    const view = turns.controlAll(store);
    deepEqual([view.name, view.size, Object.keys(view), 'get' in view], ['rows', 0, ['name'], true]);
    ok(view instanceof Store);
    equal(view.constructor, Store);
    equal(JSON.stringify(view), JSON.stringify(store));
  },
  'fields that are written and deleted'(turns) {
    const original: { kept: number; gone?: number; added?: number } = { kept: 1, gone: 2 };
    const view = turns.controlAll(original, []);
    view.kept = 3;
    view.added = 4;
    delete view.gone;
    deepEqual(original, { kept: 3, added: 4 });
    deepEqual({ ...view }, original);
  },
  symbols(turns) {
    const mark = Symbol('mark');
    const view = turns.controlAll(Object.assign(new Store(), { [mark]: 'here' }));
    const other = Symbol('other');
    Object.defineProperty(view, other, { value: 'there' });
    deepEqual([view[mark], Reflect.get(view, other), [...view]], ['here', 'there', ['a row']]);
  },
  'getters, which are called when they are read and not before'(turns) {
    const view = turns.controlAll({
      get: () => 1,
      get broken(): unknown {
        throw new Error('read');
      },
    });
    throws(() => view.broken, /read/);
  },
  'classes and constructors'(turns) {
    function Old(this: { made: boolean }) {
      this.made = true;
    }
    const view = turns.controlAll({ Store, Old });
    equal(new view.Store().name, 'rows');
    equal(view.Store.make().name, 'rows');
    equal(Reflect.construct(view.Old, []).made, true);
  },
  async 'listeners of an emitter'(turns) {
    class Client extends EventEmitter {
      connect(): Promise<void> {
        this.emit('open');
        return Promise.resolve();
      }
    }
    const view = turns.controlAll(new Client());
    let opened = 0;
    const same = view.on('open', () => {
      opened += 1;
    });
    equal(same, view);
    await view.connect();
    equal(opened, 1);
  },
  'generators and methods that end in Sync'(turns) {
    const view = turns.controlAll({
      *rows() {
        yield 1;
      },
      readSync: () => 2,
    });
    deepEqual([...view.rows(), view.readSync()], [1, 2]);
  },
  'methods that are not named'(turns) {
    const view = turns.controlAll(new Store(), ['get']);
    view.set('a');
    equal(view.size, 1);
  },
  'members that can never change'(turns) {
    const original: object = Object.defineProperty({}, 'never', { value: 1 });
    const view = turns.controlAll(original, []);
    Object.defineProperty(view, 'ever', { value: 2, configurable: false });
    deepEqual(
      [Reflect.get(view, 'never'), Reflect.get(view, 'ever'), Reflect.get(original, 'ever')],
      [1, 2, 2],
    );
    throws(() => Object.freeze(view), TypeError);
  },
  async 'a copy that is made member by member'(turns) {
    const view = turns.controlAll({ get: () => 1 });
    const copy = Object.defineProperties({}, Object.getOwnPropertyDescriptors(view));
    ok(Reflect.get(copy, 'get')() instanceof Promise);
    equal(await view.get(), 1);
  },
  'functions with properties'(turns) {
    const view = turns.controlAll({
      read: Object.assign(
        function read(_path: string) {
          return 1;
        },
        { cached: true },
      ),
    });
    deepEqual(
      [view.read.cached, view.read.name, view.read.length, Object.keys(view.read)],
      [true, 'read', 1, ['cached']],
    );
  },
  async 'the promisified form of a callback'(turns) {
    const { exists } = promisedFiles;
    const view = turns.controlAll({
      exists,
      read: (callback: (error: unknown, text: string) => void) => callback(null, 'x'),
    });
    deepEqual([await promisify(view.exists)('a'), await promisify(view.read)()], [true, 'x']);
  },
  'the same method twice'(turns) {
    const view = turns.controlAll(new Store());
    equal(view.get, view.get);
  },
};

class Store {
  readonly name = 'rows';
  readonly #rows: string[] = [];

  static make(): Store {
    return new this();
  }

  get size(): number {
    return this.#rows.length;
  }

  get(): string | undefined {
    return this.#rows[0];
  }

  set(row: string): void {
    this.#rows.push(row);
  }

  increase(): void {
    this.#rows.length += 1;
  }

  *[Symbol.iterator](): Iterator<string> {
    yield 'a row';
  }
}

/** Like fs.exists: its callback gets no error, so it says itself what its promise is. */
const promisedFiles = {
  exists: Object.defineProperty(
    (_path: string, callback: (found: boolean) => void) => callback(true),
    promisify.custom,
    {
      value: async () => true,
    },
  ),
};

/** What cannot be controlled, by what it is. */
export const targets: Readonly<Record<string, unknown>> = {
  'a store': new Store(),
  'a plain object': { get: () => 1 },
  'an empty object': {},
  'a Proxy that makes nothing up': new Proxy({}, {}),
  nothing: undefined,
  'a word': 'word',
};
