import type { ReadableStreamDefaultReader, ReadableStream as Stream } from 'node:stream/web';
import { type ReadableByteStreamController, ReadableStream } from 'node:stream/web';
import type { Seams } from '../seams';
import { untilAborted } from './until-aborted';

type Bytes = Stream<Uint8Array>;

/** The body of a response as a stream. The stream is created when it is first requested, and reads only when it is read. */
export interface BodyStream {
  get(): Bytes | null;
  /** Whether a reader has locked the stream. */
  isLocked(): boolean;
}

/**
 * A stream in which each chunk arrives as an operation of the order.
 *
 * @param original - Gives the original body; nothing reads it before the stream is read.
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
          // Enqueue a copy: a byte stream detaches the buffer that it gets, and other code may use the same buffer.
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
  // A BYOB reader, which reads into its own buffer, also needs an answer.
  controller.byobRequest?.respond(0);
}
