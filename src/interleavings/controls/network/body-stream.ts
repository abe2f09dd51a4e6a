import type { ReadableStreamDefaultReader, ReadableStream as Stream } from 'node:stream/web';
import { type ReadableByteStreamController, ReadableStream } from 'node:stream/web';
import type { Seams } from '../seams';
import { untilAborted } from './until-aborted';

type Bytes = Stream<Uint8Array>;

/** The body of a response as a stream: made when somebody asks for it, and read where it is read. */
export interface BodyStream {
  get(): Bytes | null;
  /** Whether somebody reads it. */
  isLocked(): boolean;
}

/**
 * A stream of which each chunk is an operation of the order, as it arrives by itself.
 *
 * @param original - Gives the body as it came; nothing is read of it before somebody reads the stream.
 */
export function bodyStream(seams: Seams, original: () => Bytes | null, signal: AbortSignal): BodyStream {
  let made: Bytes | undefined;
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  const read = seams.control('read chunk', async () => {
    reader ??= original()?.getReader();
    return await reader?.read();
  });
  const make = () =>
    new ReadableStream({
      type: 'bytes',
      async pull(controller) {
        const next = await untilAborted(read(), signal);
        if (next?.value === undefined) {
          close(controller);
        } else {
          // A copy: a stream of bytes takes the memory away from whoever gives it, and others may have theirs in there.
          controller.enqueue(new Uint8Array(next.value));
        }
      },
      cancel: (reason) => (reader ?? original())?.cancel(reason),
    });
  return {
    isLocked: () => made?.locked ?? false,
    get() {
      if (original() === null) {
        return null;
      }
      made ??= make();
      return made;
    },
  };
}

function close(controller: ReadableByteStreamController): void {
  controller.close();
  // Whoever reads into a buffer of their own waits for an answer, too.
  controller.byobRequest?.respond(0);
}
