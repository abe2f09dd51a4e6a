import { Duplex } from 'node:stream';
import type { Turns } from '@audit-race/interleavings';

/** Gives sockets to a server in memory: that it answers, that a time-out rings and that the socket has closed are turns. */
export function controlSockets(turns: Turns, answer: string): () => Duplex {
  const reply = turns.control('reply', () => answer);
  const end = turns.control('end', () => undefined);
  const ignore = () => undefined;
  return () => {
    let cancel: () => void = ignore;
    const socket: Duplex = new Duplex({
      read: ignore,
      write(_chunk, _encoding, done) {
        done();
        reply().then((text) => socket.destroyed || socket.push(text), done);
      },
      destroy(error, done) {
        end().then(() => done(error), done);
      },
    });
    return Object.assign(socket, {
      setTimeout(durationMs: number) {
        cancel();
        cancel = durationMs > 0 ? turns.startTimer(durationMs, () => socket.emit('timeout')) : ignore;
      },
      setNoDelay: ignore,
      setKeepAlive: ignore,
      ref: ignore,
      unref: ignore,
    });
  };
}
