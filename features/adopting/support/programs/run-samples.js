// Runs each sample of Cucumber's compatibility kit in this folder, without and with the harness, and prints the messages of
// each run as JSON. All in one process: the samples are many and small.
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { PassThrough } = require('node:stream');
const cwd = process.cwd();
const requireOfProject = Module.createRequire(path.join(cwd, 'index.js'));
const { loadConfiguration, runCucumber } = requireOfProject('@cucumber/cucumber/api');
requireOfProject('ts-node').register({
  transpileOnly: true,
  skipProject: true,
  compilerOptions: {
    module: 'node16',
    moduleResolution: 'node16',
    target: 'es2022',
    esModuleInterop: true,
    rootDir: '.',
  },
});

// The samples are written for a Cucumber that exists only on paper.
const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) =>
  resolve(request === '@cucumber/fake-cucumber' ? path.join(cwd, 'fake-cucumber.js') : request, ...rest);

const harness = {
  requireModule: ['@audit-race/cucumber/register'],
  plugin: ['@audit-race/cucumber/plugin'],
};

/** A run loads its support code anew, as a process of its own would. */
function forgetSupport() {
  for (const file of Object.keys(require.cache)) {
    if (file.startsWith(path.join(cwd, 'samples')) || file.includes('/@audit-race/')) {
      delete require.cache[file];
    }
  }
}

async function runSample(sample, more) {
  forgetSupport();
  const folder = path.join('samples', sample);
  const list = path.join(folder, `${sample}.arguments.txt`);
  const args = existsSync(list) ? readFileSync(list, 'utf8').split(/\s+/) : [];
  const provided = {
    paths: [`${folder}/*.feature`, `${folder}/*.feature.md`],
    require: [`${folder}/*.ts`],
    format: ['summary'],
    retry: args.includes('--retry') ? Number(args[args.indexOf('--retry') + 1]) : 0,
    ...more,
  };
  const silence = { cwd, stdout: new PassThrough().resume(), stderr: new PassThrough().resume() };
  const { runConfiguration } = await loadConfiguration({ provided, file: false }, silence);
  const messages = [];
  const ending = await runCucumber(runConfiguration, silence, (message) => messages.push(message)).then(
    ({ success }) => (success ? 'green' : 'red'),
    (error) => error.message,
  );
  return { ending, messages };
}

async function main() {
  for (const sample of readdirSync('samples')) {
    const without = await runSample(sample, {});
    const withHarness = await runSample(sample, harness);
    process.stdout.write(`${JSON.stringify({ sample, without, withHarness })}\n`);
  }
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
