/** The stack frames of our wrappers around the code of a suite. */
const ownFrame = /^\s+at .*\bwatched(?:Definition|World)\b/;

/** Removes the frames of the harness from the stack of an error, because readers do not look for the bug there. Never throws. */
export function withoutOwnFrames(error: unknown): unknown {
  try {
    if (error instanceof Error && typeof error.stack === 'string') {
      const lines = error.stack.split('\n');
      const kept = lines.filter((line) => !ownFrame.test(line));
      // Reflect.set, because an error may be frozen: then its stack stays, whereas an assignment would throw a new error in its place.
      Reflect.set(error, 'stack', kept.join('\n'));
    }
    return error;
  } catch {
    // A Proxy or a getter may throw on any access.
    return error;
  }
}
