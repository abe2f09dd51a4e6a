import { AsyncResource } from 'node:async_hooks';
import childProcess from 'node:child_process';
import crypto from 'node:crypto';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { once } from 'node:events';
import fs from 'node:fs';
import files from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PerformanceObserver, performance } from 'node:perf_hooks';
import readline from 'node:readline';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import sleeping from 'node:timers/promises';
import tls from 'node:tls';
import { promisify } from 'node:util';
import { BroadcastChannel, MessageChannel, Worker } from 'node:worker_threads';
import zlib from 'node:zlib';

type Done = () => void;
type Wait = () => Promise<unknown>;

/** A wait of which one hears by a call. */
const by =
  (start: (done: Done) => unknown): Wait =>
  () =>
    new Promise<void>((resolve) => {
      start(resolve);
    });

// Nobody listens there, and hearing of that takes the network as well.
const NOBODY = { host: '127.0.0.1', port: 1 };
const WASM = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
const COMMAND = [process.execPath, ['--version']] as const;

const timers: Readonly<Record<string, Wait>> = {
  setTimeout: by((done) => setTimeout(done, 1)),
  'a timeout of a minute': by((done) => setTimeout(done, 60_000)),
  'a timeout that is unreferenced': by((done) => setTimeout(done, 1).unref()),
  setInterval: by((done) => setInterval(done, 1)),
  setImmediate: by((done) => setImmediate(done)),
  'setTimeout of timers/promises': () => sleeping.setTimeout(1),
  'setImmediate of timers/promises': () => sleeping.setImmediate(),
  'setInterval of timers/promises': () => sleeping.setInterval(1)[Symbol.asyncIterator]().next(),
  'scheduler.wait': () => sleeping.scheduler.wait(1),
  'scheduler.yield': () => sleeping.scheduler.yield(),
  'setTimeout, promisified': () => promisify(setTimeout)(1),
  'AbortSignal.timeout': by((done) => AbortSignal.timeout(1).addEventListener('abort', done)),
  'a PerformanceObserver': by((done) => {
    const observer = new PerformanceObserver(() => {
      observer.disconnect();
      done();
    });
    observer.observe({ entryTypes: ['mark'] });
    performance.mark('now');
  }),
};

const ofFiles: Readonly<Record<string, Wait>> = {
  'fs.stat': by((done) => fs.stat(__filename, done)),
  'fs.stat, promisified': () => promisify(fs.stat)(__filename),
  'readFile of fs/promises': () => files.readFile(__filename),
  'a folder, entry by entry': async () => (await files.opendir(__dirname)).close(),
  'a stream that reads a file': () => buffer(fs.createReadStream(__filename)),
  'a stream that writes a file': () => once(fs.createWriteStream('/dev/null').end('words'), 'finish'),
  'a pipeline': () => pipeline(fs.createReadStream(__filename), fs.createWriteStream('/dev/null')),
  'the lines of a file': () =>
    once(readline.createInterface({ input: fs.createReadStream(__filename) }), 'close'),
  'fs.watch': by((done) => fs.watch(__dirname, { persistent: false }, done)),
  'a Blob': () => new Blob(['words']).text(),
};

const ofNetworks: Readonly<Record<string, Wait>> = {
  'net.connect': by((done) => net.connect(NOBODY).on('error', done)),
  'a server of net': by((done) => net.createServer().listen(0, '127.0.0.1', closing(done))),
  'a server of a pipe': by((done) => {
    const path = join(tmpdir(), `waits-${process.pid}-${crypto.randomUUID()}`);
    net.createServer().listen(path, closing(done));
  }),
  'http.get': by((done) => http.get({ ...NOBODY, agent: false }).on('error', done)),
  'http.get, by a name': by((done) => http.get({ host: 'localhost', port: 1 }).on('error', done)),
  'https.get': by((done) => https.get(NOBODY).on('error', done)),
  'a server of http': by((done) => http.createServer().listen(0, '127.0.0.1', closing(done))),
  'tls.connect': by((done) => tls.connect(NOBODY).on('error', done)),
  fetch: () => fetch('http://127.0.0.1:4').catch(() => undefined),
  'fetch, by a name': () => fetch('http://localhost:4').catch(() => undefined),
  'dns.lookup': by((done) => dns.lookup('localhost', done)),
  'dns.promises.lookup': () => dns.promises.lookup('localhost'),
  'a datagram': by((done) => {
    const socket = dgram.createSocket('udp4');
    socket.bind(0, '127.0.0.1', () => socket.close(done));
  }),
};

const ofThreads: Readonly<Record<string, Wait>> = {
  execFile: by((done) => childProcess.execFile(...COMMAND, done)),
  spawn: by((done) => childProcess.spawn(...COMMAND).on('close', done)),
  'a Worker': by((done) => new Worker('', { eval: true }).on('exit', done)),
  'a MessageChannel': by((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.once('message', () => {
      port1.close();
      done();
    });
    port2.postMessage('words');
  }),
  'a BroadcastChannel': by((done) => {
    const [one, other] = [new BroadcastChannel('waits'), new BroadcastChannel('waits')];
    one.onmessage = () => {
      one.close();
      other.close();
      done();
    };
    other.postMessage('words');
  }),
};

const ofComputing: Readonly<Record<string, Wait>> = {
  'crypto.randomBytes': by((done) => crypto.randomBytes(8, done)),
  'crypto.scrypt': by((done) => crypto.scrypt('word', 'salt', 8, { N: 2 }, done)),
  // Longer than anybody would wait to see whether something calls back.
  'a crypto.scrypt that takes long': by((done) => crypto.scrypt('word', 'salt', 8, { p: 16 }, done)),
  // As an addon announces it: by a resource that is of no class of Node.
  'work of a native addon that takes long': by(() => Reflect.construct(AsyncResource, ['AddonWork'], Object)),
  'crypto.generateKeyPair': () => promisify(crypto.generateKeyPair)('ed25519'),
  'crypto.subtle': () => crypto.subtle.digest('SHA-1', WASM),
  'zlib.gzip': by((done) => zlib.gzip('words', done)),
  'a stream of zlib': () => buffer(Readable.from(['words']).pipe(zlib.createGzip())),
  'Atomics.waitAsync': async () => {
    await Reflect.get(Atomics, 'waitAsync')(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500).value;
  },
  'WebAssembly.compile': () => Reflect.get(globalThis, 'WebAssembly').compile(WASM),
};

/** Everything of Node that one can wait for without the explorer, by what it is. */
export const waitsOfNode: Readonly<Record<string, Wait>> = {
  ...timers,
  ...ofFiles,
  ...ofNetworks,
  ...ofThreads,
  ...ofComputing,
};

function closing(done: Done): (this: net.Server) => void {
  return function () {
    this.close(done);
  };
}
