// Runs the same searches in plain Node, in a context like one of Jest, and in a thread like one of Vitest, and prints what each
// of them says.
const { AsyncLocalStorage } = require('node:async_hooks');
const { once } = require('node:events');
const path = require('node:path');
const { isMainThread, parentPort, Worker, workerData } = require('node:worker_threads');
const makeContext = require('./context-like-jest.js');

const FOLLOWED = 'a thread that AsyncLocalStorage follows';
const SEARCHES = path.join(__dirname, 'searches.js');
const EXPLORER = require.resolve('@audit-race/interleavings');

async function searchInRealms() {
  const plain = await require(SEARCHES)(require(EXPLORER));
  const load = makeContext();
  const context = await load(SEARCHES)(load(EXPLORER));
  const thread = await inThread('a thread');
  const stored = await inThread(FOLLOWED);
  process.stdout.write(JSON.stringify({ plain, context, thread, stored }));
}

async function inThread(realm) {
  const [said] = await once(new Worker(__filename, { workerData: realm }), 'message');
  return said;
}

/** In a thread that is followed, promises take asynchronous ids from the beginning. */
async function searchInThread() {
  const search = () => require(SEARCHES)(require(EXPLORER));
  require(EXPLORER);
  parentPort.postMessage(
    await (workerData === FOLLOWED ? new AsyncLocalStorage().run('a test', search) : search()),
  );
}

const searched = isMainThread ? searchInRealms() : searchInThread();
searched.catch(({ stack }) => {
  process.stderr.write(`${stack}\n`);
  process.exitCode = 1;
});
