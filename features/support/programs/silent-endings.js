// Ways to end in which Node calls nobody, or at least not the log: part of the program in ending.js.
const { runInNewContext } = require('node:vm');

function fail() {
  throw new Error('nobody catches this');
}

/** Each call tries to exit, from the innermost on: the first that gets as far as the listeners has no stack left for them. */
function exitWithoutStack() {
  try {
    exitWithoutStack();
  } catch {
    process.exit();
  }
}

/** The time of the script is over before the log is told. */
function exitAgainAfterScript() {
  const exit = () => {
    process.prependListener('exit', () => {
      for (;;) {
        // Only the time limit of the script ends this.
      }
    });
    process.exit();
  };
  try {
    runInNewContext('exit()', { exit }, { timeout: 50 });
  } catch {
    process.exit(3);
  }
}

/** Each of them happens in the very tick in which a receipt has resolved. */
const WAYS = {
  'calls process.reallyExit()': () => process.reallyExit(0),
  'calls process.abort()': () => process.abort(),
  'replaces process.emit and exits': () => {
    process.emit = () => false;
    process.exit();
  },
  'puts an exit listener first that exits, and exits': () => {
    process.prependListener('exit', () => process.exit(3));
    process.exit();
  },
  'exits where a recursion has used up the stack': exitWithoutStack,
  'exits in a script of node:vm until its time is over, and exits again': exitAgainAfterScript,
  'removes all listeners of all events and exits': () => {
    process.removeAllListeners();
    process.exit();
  },
  'fails, and a listener of uncaughtExceptionMonitor throws': () => {
    process.on('uncaughtExceptionMonitor', fail);
    fail();
  },
  'fails, and a listener of uncaughtException throws': () => {
    process.on('uncaughtException', fail);
    fail();
  },
};

exports.silentEndings = (dieWithReceipt) =>
  Object.fromEntries(
    Object.entries(WAYS).map(([name, die]) => [
      `${name} as soon as a receipt has resolved`,
      () => dieWithReceipt(die),
    ]),
  );
