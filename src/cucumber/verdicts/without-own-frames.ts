/** The names of the functions that stand between Cucumber and what a suite wrote. */
const ownFrame = /^\s+at .*\bwatched(?:Definition|World)\b/;

/** Takes the harness out of the stack of an error: nobody who reads a failure looks for a bug in here. Never throws. */
export function withoutOwnFrames(error: unknown): unknown {
  try {
    if (error instanceof Error && typeof error.stack === 'string') {
      const lines = error.stack.split('\n');
      const kept = lines.filter((line) => !ownFrame.test(line));
      // An error may be frozen. Then it keeps its stack: to assign would throw, and this would be told in its place.
      Reflect.set(error, 'stack', kept.join('\n'));
    }
    return error;
  } catch {
    // A Proxy may refuse every question, and so may a getter.
    return error;
  }
}
