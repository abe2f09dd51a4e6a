import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { PgClient } from './pg-client';

/** What it takes to cancel the statement of a connection. `pg` has these properties, though not in its types. */
interface Cancellable {
  readonly host: string;
  readonly port: number;
  readonly processID: number;
  readonly secretKey: number;
  readonly ssl: unknown;
}

const CANCEL_REQUEST = 80_877_102;
const TLS_REQUEST = 80_877_103;
const TLS_ACCEPTED = 'S';

/**
 * Cancels the statement that a connection has under way, as the protocol requires: over a second connection. The server accepts that
 * without a login and beyond its limit of connections, and closes it when it has passed the signal on. Never rejects: at worst the
 * statement goes on until it is done. Once `signal` is aborted, nothing is waited for.
 *
 * The server closes the second connection, not this process. libpq does the same, and PgBouncer 1.18 crashes if the request and the end
 * arrive together.
 */
export function cancelStatement(client: PgClient, signal: AbortSignal): Promise<void> {
  const target = describe(client);
  if (target === undefined) {
    return Promise.resolve();
  }
  const { host, port } = target;
  return new Promise((resolve) => {
    const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
    const leave = () => socket.destroy();
    signal.addEventListener('abort', leave, { once: true });
    socket.once('close', () => {
      signal.removeEventListener('abort', leave);
      resolve();
    });
    socket.on('error', () => socket.destroy());
    // The connection whose statement is cancelled keeps the process alive if needed. This socket does not.
    socket.unref();
    socket.once('connect', () => {
      if (target.ssl) {
        cancelOverTls(socket, target);
      } else {
        ask(socket, target);
      }
    });
  });
}

/** Asks for TLS first, as the connection itself did. If the server does not offer it any more, the request is not sent. */
function cancelOverTls(socket: Socket, target: Cancellable): void {
  socket.write(words(TLS_REQUEST));
  socket.once('data', (answer) => {
    if (String(answer) !== TLS_ACCEPTED) {
      socket.destroy();
      return;
    }
    const secure = connectTls({ ...Object(target.ssl), host: target.host, socket });
    secure.on('error', () => socket.destroy());
    secure.once('secureConnect', () => ask(secure, target));
  });
}

/** Sends the request, and reads until the server closes. */
function ask(socket: Socket, { processID, secretKey }: Cancellable): void {
  socket.write(words(CANCEL_REQUEST, processID, secretKey));
  socket.resume();
}

/** A message without a type byte: its length, then numbers. */
function words(...numbers: readonly number[]): Buffer {
  const message = Buffer.alloc(4 * (numbers.length + 1));
  for (const [index, number] of [message.length, ...numbers].entries()) {
    // A key may be too large for a signed integer, or negative.
    message.writeInt32BE(number | 0, 4 * index);
  }
  return message;
}

function describe(client: PgClient): Cancellable | undefined {
  const { host, port, processID, secretKey, ssl } = Object(client);
  const isKnown = typeof host === 'string' && [port, processID, secretKey].every(Number.isInteger);
  return isKnown ? { host, port, processID, secretKey, ssl } : undefined;
}
