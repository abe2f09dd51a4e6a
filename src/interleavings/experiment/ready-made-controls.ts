import type http from 'node:http';
import type https from 'node:https';
import type net from 'node:net';

/** How {@link ReadyMadeControls.load} loads a module. */
export interface LoadOptions {
  /**
   * Modules to replace within the loaded code. The keys are the names by which that code asks for them: `net`, `pg`,
   * `./clock.js`.
   *
   * `net` and `node:net` are one name. `fs` also replaces `fs/promises`, by its `promises`. A relative name is looked up from
   * the file of {@link LoadOptions.from}. A name that the code does not ask for while it loads,
   * and that Node does not find, is refused where it is almost another, or the only one.
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
   * The functions that may fail, by their names. The value is the code of the error, or a function that makes the error:
   * `{ rename: 'EBUSY' }`. Each call of the function may then succeed or fail.
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
   * How a request may fail: the code with which the network fails, such as `'ECONNRESET'`, or a function that makes the cause.
   * Each request may then succeed or fail. The caller of `fetch` gets `TypeError: fetch failed` with that `cause`.
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
   * When a server takes its port and gives it back. `'in a step'`: in a step of its own, as in Node where a host is looked up
   * first, or in a worker of a cluster. `'in the call'`: within the call of `listen` and `close`, as elsewhere in Node.
   *
   * @defaultValue `'in a step'`
   */
  readonly ports?: 'in a step' | 'in the call';
}

/** The modules that {@link ReadyMadeControls.controlHttp} returns, by their names. */
export interface HttpModules {
  /** Replaces `node:http`. */
  readonly http: typeof http;
  /** Replaces `node:https`. */
  readonly https: typeof https;
}

/** Controls for what most races need: packages, files, requests, ports and databases. No adapter is necessary. */
export interface ReadyMadeControls {
  /**
   * Loads a module again for this order, with all modules that it loads, so that each order has its own copies with fresh state.
   * If you have replaced modules of Node before, the loaded code gets the replacements.
   *
   * CommonJS files are compiled once and run for each order. Node never frees an ES module, so each order leaves a copy of it in
   * memory, and it takes more time. All orders share three things: ES modules that a CommonJS file requires, native addons, and
   * what a package puts on `globalThis`.
   *
   * If ts-node or tsx is active, it compiles TypeScript; otherwise the `typescript` or `esbuild` of the project does. Jest does not
   * allow the use of Node's ES modules, so there `typescript` or `esbuild` compile ES modules to CommonJS.
   *
   * @param specifier - The name of a package or a file, as for `require`, or the URL of a file.
   * @returns What `require` would return: `module.exports`, or the namespace of an ES module.
   */
  load<Exports = unknown>(specifier: string | URL, options?: LoadOptions): Promise<Exports>;

  /**
   * Replaces functions of a built-in module for all code of this process, until the order ends.
   *
   * ES modules that import a function by name get the new one, too. CommonJS code that took a function out of the module while
   * it loaded keeps the old one; load such code with {@link ReadyMadeControls.load}.
   *
   * @param name - `node:fs`, or `fs`. Functions that the replacement does not have stay as they are.
   * @param replacement - Functions and values, by the names that the module exports.
   * @throws ExplorationOptionError when there is no such built-in module, or it exports no such name (`EXPLORATION_OPTION`).
   */
  replaceModule(name: string, replacement: object): void;

  /**
   * Makes a file system in which each asynchronous function is an operation, with callbacks and with promises, including file
   * handles and streams.
   *
   * An operation takes effect in one step. The exception is `writeFile`: it empties the file in one step and fills it in
   * another, as Node does. If the data comes in pieces, from a stream or a generator, each piece is written by itself.
   *
   * @param files - `node:fs`, or one in memory such as that of memfs.
   */
  controlFs<Files extends object>(files: Files, options?: ControlFsOptions): Files;

  /**
   * Makes each request of the global `fetch` an operation, and each look at a body another, until the order ends.
   *
   * An abort ends the wait at once; the request may still arrive.
   *
   * @param respond - Answers instead of the server, with a new `Response` for each request. By default the real `fetch` answers.
   * @returns The new `fetch`, for code that takes it as an argument.
   */
  controlFetch(
    respond?: (request: Request) => Response | PromiseLike<Response>,
    options?: ControlFetchOptions,
  ): typeof fetch;

  /**
   * Makes `node:http` and `node:https` in which each request is an operation, and each body another. Give them to
   * {@link ReadyMadeControls.load}: `turns.load('crawler', { modules: turns.controlHttp(respond) })`.
   *
   * Servers stay those of Node. Requests never time out.
   *
   * @param respond - Answers instead of the server, as for {@link ReadyMadeControls.controlFetch}.
   */
  controlHttp(
    respond: (request: Request) => Response | PromiseLike<Response>,
    options?: ControlFetchOptions,
  ): HttpModules;

  /**
   * Makes a module like `node:net` for this order, whose ports are in memory. Give it to {@link ReadyMadeControls.load} or
   * {@link ReadyMadeControls.replaceModule}.
   *
   * To listen, to connect, to send and to close are operations. A taken port fails with `EADDRINUSE`, and a port at which nobody
   * listens with `ECONNREFUSED`.
   */
  controlNet(options?: ControlNetOptions): typeof net;

  /**
   * Makes a client or a pool of `pg` in which each `query`, `connect` and `end` is an operation, with callbacks and with
   * promises.
   *
   * A caller that has to wait for a free client of the pool waits without a step. If the database holds up a query, because
   * another caller has locked a row, the search ends with `EFFECT_TIMEOUT`.
   */
  controlPg<Client extends object>(client: Client): Client;
}
