import { ClosedPipe } from './command-errors';
import type { Terminal } from './terminal';

/**
 * The terminal of a verb that does more than print: its exit code is an answer, or it changes something. If nobody reads its output
 * any more, such a verb goes on without printing: `audit-race verify | head` has to end with 1 if something is wrong.
 */
export function answering(terminal: Terminal): Terminal {
  const print = async (text: string) => {
    try {
      await terminal.print(text);
    } catch (error) {
      if (!(error instanceof ClosedPipe)) {
        throw error;
      }
    }
  };
  return { ...terminal, print, unread: new AbortController().signal };
}
