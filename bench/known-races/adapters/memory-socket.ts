import { Duplex } from 'node:stream';
import type { Turns } from '@audit-race/interleavings';

/** Sockets to a server in memory. Its answer, a time-out, and the close of the socket are turns. */
export function controlSockets(turns: Turns, answer: string): () => Duplex {
  const ignore = () => undefined;
  return () => {
    let timer: NodeJS.Timeout | undefined;
    const socket: Duplex = new Duplex({
      read: ignore,
      write(_chunk, _encoding, done) {
        done();
        turns.event('the server answers', () => socket.destroyed || socket.push(answer));
      },
      destroy(error, done) {
        turns.event('the connection has closed', () => done(error));
      },
    });
    return Object.assign(socket, {
      setTimeout(durationMs: number) {
        clearTimeout(timer);
        timer = durationMs > 0 ? setTimeout(() => socket.emit('timeout'), durationMs) : undefined;
      },
      setNoDelay: ignore,
      setKeepAlive: ignore,
      ref: ignore,
      unref: ignore,
    });
  };
}
