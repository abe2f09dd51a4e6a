import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Where pieces are written. */
export interface Output {
  readonly write: (text: string) => void;
  /** What is behind it: it says when it is full. */
  readonly stream?: Writable | undefined;
}

const pieceCharacters = 1024 * 1024;

/**
 * Writes pieces as they are made, and waits whenever the output is full: they are never in memory as a whole. Undefined where it
 * never had to wait, so that all is written.
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
