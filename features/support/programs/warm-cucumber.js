/**
 * Runs one suite after another, each as `cucumber-js` would in a process of its own: loading Cucumber takes ten times as long
 * as such a suite. Its parent tells it by messages what to run where, and hears what came of it.
 */
const path = require('node:path');
const { default: runCommandLine } = require('@cucumber/cucumber/lib/cli/run');

const program = path.join(
  path.dirname(require.resolve('@cucumber/cucumber/package.json')),
  'bin/cucumber.js',
);
const { argv, exit } = process;

/** What becomes of `process.exit()` while a suite runs. */
class Ended extends Error {}

async function runSuite({ cwd, args, env }) {
  const before = listListeners();
  const printed = { stdout: collect(process.stdout), stderr: collect(process.stderr) };
  takeEnvironment(env);
  process.chdir(cwd);
  process.argv = [process.execPath, program, ...args];
  process.exit = (code = process.exitCode) => {
    process.exitCode = code;
    throw new Ended();
  };
  try {
    await runCommandLine().catch(passOnFaults);
    const exitCode = leave(before);
    return { exitCode, stdout: printed.stdout.end(), stderr: printed.stderr.end() };
  } finally {
    Object.assign(process, { argv, exit, exitCode: undefined });
    printed.stdout.end();
    printed.stderr.end();
    forgetSuite();
  }
}

function passOnFaults(error) {
  if (!(error instanceof Ended)) {
    throw error;
  }
}

function takeEnvironment(env) {
  for (const name of Object.keys(process.env)) {
    delete process.env[name];
  }
  Object.assign(process.env, env);
}

/** Keeps what is printed from the terminal, until somebody asks for it. */
function collect(stream) {
  const { write } = stream;
  let text = '';
  stream.write = (chunk, encoding, callback) => {
    text += chunk;
    const written = typeof encoding === 'function' ? encoding : callback;
    written?.();
    return true;
  };
  return {
    end() {
      stream.write = write;
      return text;
    },
  };
}

function listListeners() {
  return new Map(process.eventNames().map((event) => [event, process.listeners(event)]));
}

/** Does what the end of the process would do: whoever waits for it has the last word about the exit code. */
function leave(before) {
  for (const event of process.eventNames()) {
    for (const listener of process.rawListeners(event)) {
      if (!before.get(event)?.includes(listener)) {
        process.off(event, listener);
        if (event === 'exit') {
          listener.call(process, process.exitCode ?? 0);
        }
      }
    }
  }
  return process.exitCode ?? 0;
}

/**
 * The next suite loads its files anew, and what registers the harness by being loaded. Libraries stay, and so does the harness:
 * whatever it remembers of a run in a process that outlives it is a bug, which the next suite would show.
 */
function forgetSuite() {
  for (const file of Object.keys(require.cache)) {
    const isLibrary = file.split(path.sep).some((folder) => folder === 'node_modules' || folder === 'dist');
    if (path.basename(file) === 'register.js' || !isLibrary) {
      delete require.cache[file];
    }
  }
}

process.on('message', (suite) => {
  runSuite(suite).then(
    (outcome) => process.send(outcome),
    (error) => {
      process.stderr.write(`${error.stack}\n`);
      exit(1);
    },
  );
});
// The coverage of all its suites is written when it ends.
process.once('disconnect', () => exit(0));
