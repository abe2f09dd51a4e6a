import type http from 'node:http';
import type https from 'node:https';
import type net from 'node:net';

/** How {@link ReadyMadeControls.load} loads a module. */
export interface LoadOptions {
  /**
   * Modules to replace within what is loaded, by the names by which it asks for them: `net`, `pg`, `./clock.js`.
   *
   * `net` and `node:net` are one name. `fs` replaces `fs/promises` as well, by its `promises`. A relative name is looked up
   * from the file of {@link LoadOptions.from}.
   */
  readonly modules?: Readonly<Record<string, unknown>>;
  /**
   * The file from which the module is looked up: a path, or `import.meta.url`.
   *
   * @defaultValue The file that calls `load`.
   */
  readonly from?: string | URL;
}

/** How {@link ReadyMadeControls.controlFs} treats the functions of a file system. */
export interface ControlFsOptions {
  /**
   * The functions that may fail, each by its name, with the code of its error or with what makes the error:
   * `{ rename: 'EBUSY' }`. Failing is then a choice wherever the function is called.
   */
  readonly faults?: Readonly<Record<string, string | ((...args: readonly unknown[]) => unknown)>>;
  /**
   * When a caller hears of the effect: in the same step, or in a later one.
   *
   * @defaultValue What the experiment says.
   */
  readonly answer?: 'at once' | 'later';
}

/** How {@link ReadyMadeControls.controlFetch} and {@link ReadyMadeControls.controlHttp} treat requests. */
export interface ControlFetchOptions {
  /**
   * Makes requests that may fail: the code with which the network fails, `'ECONNRESET'`, or what makes the cause.
   * Failing is then a choice at each request. The caller of `fetch` gets `TypeError: fetch failed` with that `cause`.
   */
  readonly fault?: string | ((request: Request) => unknown);
  /**
   * When a caller hears of the effect: in the same step, or in a later one.
   *
   * @defaultValue What the experiment says.
   */
  readonly answer?: 'at once' | 'later';
}

/** How {@link ReadyMadeControls.controlNet} treats servers. */
export interface ControlNetOptions {
  /**
   * When a server takes its port and gives it back: in a step of its own, as where a host is looked up first or in a
   * worker of a cluster, or within the call of `listen` and `close`, as elsewhere in Node.
   *
   * @defaultValue `'in a step'`
   */
  readonly ports?: 'in a step' | 'in the call';
}

/** What {@link ReadyMadeControls.controlHttp} gives: the modules by their names. */
export interface HttpModules {
  /** In the place of `node:http`. */
  readonly http: typeof http;
  /** In the place of `node:https`. */
  readonly https: typeof https;
}

/** Controls for what most races are made of, so that the code under test needs no change and no adapter. */
export interface ReadyMadeControls {
  /**
   * Loads a module anew, with all that it loads, so that each order has its own: what they keep starts empty, and what
   * they take from Node when they are loaded is what was controlled before.
   *
   * CommonJS files are compiled once and evaluated for each order. Node never lets go of an ES module, so each order
   * leaves a copy of those in memory, and they take more time. What a CommonJS file requires of ES modules, native addons,
   * and what a package puts on `globalThis`, are shared by all orders.
   *
   * TypeScript is loaded by ts-node or tsx where these are at work, else with the `typescript` or `esbuild` of the project.
   * Jest keeps the ES modules of Node to itself; there these make CommonJS of them.
   *
   * @param specifier - The name of a package or a file, as for `require`, or the URL of a file.
   * @returns What `require` would give: `module.exports`, or the namespace of an ES module.
   */
  load<Exports = unknown>(specifier: string | URL, options?: LoadOptions): Promise<Exports>;

  /**
   * Puts other functions into a built-in module, for all code of this process that asks for them there, until the order ends.
   *
   * ES modules that import a function by name get the new one, too. CommonJS code that has taken a function out of the
   * module when it was loaded keeps the old one: {@link ReadyMadeControls.load} it.
   *
   * @param name - `node:fs`, `fs`. What the replacement does not have stays as it is.
   * @throws TypeError when there is no such built-in module.
   */
  replaceModule(name: string, replacement: object): void;

  /**
   * A file system of which each asynchronous function is an operation, with callbacks and with promises, file handles
   * and streams included.
   *
   * An operation takes effect in one go, except `writeFile`: it empties the file in one step and fills it in
   * another, as Node does. What comes in pieces, from a stream or a generator, is written piece by piece.
   *
   * @param files - `node:fs`, or one in memory such as that of memfs.
   */
  controlFs<Files extends object>(files: Files, options?: ControlFsOptions): Files;

  /**
   * Makes each request of the global `fetch` an operation, and each look at a body another, until the order ends.
   *
   * An abort ends the wait at once; the request may still arrive.
   *
   * @param respond - Answers in the place of the server, each request with a new `Response`. By default the real `fetch` does.
   * @returns The new `fetch`, for code that has it handed in.
   */
  controlFetch(
    respond?: (request: Request) => Response | PromiseLike<Response>,
    options?: ControlFetchOptions,
  ): typeof fetch;

  /**
   * `node:http` and `node:https` whose requests are operations, and each body another, for {@link ReadyMadeControls.load}:
   * `turns.load('crawler', { modules: turns.controlHttp(respond) })`.
   *
   * Servers stay those of Node. Time-outs of requests never come.
   *
   * @param respond - Answers in the place of the server, as for {@link ReadyMadeControls.controlFetch}.
   */
  controlHttp(
    respond: (request: Request) => Response | PromiseLike<Response>,
    options?: ControlFetchOptions,
  ): HttpModules;

  /**
   * A module like `node:net` whose ports are in memory, new for this order: hand it to {@link ReadyMadeControls.load} or
   * {@link ReadyMadeControls.replaceModule}.
   *
   * To listen, to connect, to send and to close are operations. A port that is taken is `EADDRINUSE`, and one at which nobody
   * listens is `ECONNREFUSED`.
   */
  controlNet(options?: ControlNetOptions): typeof net;

  /**
   * A client or a pool of `pg` of which each `query`, `connect` and `end` is an operation, with callbacks and with promises.
   *
   * Whoever has to wait for a free client of the pool waits without a step. A query that the database holds up, because
   * another caller has locked a row, ends the search with `EFFECT_TIMEOUT`.
   */
  controlPg<Client extends object>(client: Client): Client;
}
