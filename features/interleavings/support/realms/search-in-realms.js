// Runs the same searches in plain Node, in a context like one of Jest, and in a thread like one of Vitest, and prints what each
// of them says.
const { once } = require('node:events');
const path = require('node:path');
const { isMainThread, parentPort, Worker } = require('node:worker_threads');
const makeContext = require('./context-like-jest.js');

const SEARCHES = path.join(__dirname, 'searches.js');
const EXPLORER = require.resolve('@audit-race/interleavings');

async function searchInRealms() {
  const plain = await require(SEARCHES)(require(EXPLORER));
  const load = makeContext();
  const context = await load(SEARCHES)(load(EXPLORER));
  const worker = new Worker(__filename);
  const [thread] = await once(worker, 'message');
  process.stdout.write(JSON.stringify({ plain, context, thread }));
}

async function searchInThread() {
  parentPort.postMessage(await require(SEARCHES)(require(EXPLORER)));
}

const searched = isMainThread ? searchInRealms() : searchInThread();
searched.catch(({ stack }) => {
  process.stderr.write(`${stack}\n`);
  process.exitCode = 1;
});
