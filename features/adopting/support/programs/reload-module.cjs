// A development server: loads a module anew each time, as after a change of its file. Prints how many threads it has led to.
const { subscribe } = require('node:diagnostics_channel');

const LOADS = 10;
let threads = 0;
subscribe('worker_threads', () => {
  threads += 1;
});

async function main() {
  for (let load = 1; load <= LOADS; load += 1) {
    const { audit } = await import(`${process.cwd()}/audit.mjs?load=${load}`);
    await audit.record({ eventType: 'module.loaded', subject: String(load) }).stored();
  }
  process.stdout.write(String(threads));
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
