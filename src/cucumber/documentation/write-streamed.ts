import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** The output of a page. */
export interface Output {
  readonly write: (text: string) => void;
  /** The underlying stream, which reports backpressure. */
  readonly stream?: Writable | undefined;
}

const pieceCharacters = 1024 * 1024;

/**
 * Writes pieces as they are created, and waits for the stream to drain when it is full, so that they are never all in memory. Returns
 * undefined if it never had to wait; then everything is written.
 */
export function writeStreamed(pieces: Iterable<string>, output: Output): Promise<void> | undefined {
  return goOn(joinSmall(pieces), output);
}

function goOn(pieces: Iterator<string>, { write, stream }: Output): Promise<void> | undefined {
  for (let piece = pieces.next(); !piece.done; piece = pieces.next()) {
    write(piece.value);
    if (stream?.writableNeedDrain) {
      return once(stream, 'drain').then(() => goOn(pieces, { write, stream }));
    }
  }
  return undefined;
}

function* joinSmall(pieces: Iterable<string>): Generator<string> {
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length >= pieceCharacters) {
      yield waiting;
      waiting = '';
    }
  }
  if (waiting !== '') {
    yield waiting;
  }
}
