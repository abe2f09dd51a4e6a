import { once } from 'node:events';
import type net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Deed, factsOf, outcomeOf } from './compare';
import { closed, heardListening, type Net } from './listening';

const path = join(tmpdir(), `audit-race-${process.pid}.sock`);

/** What programs do with pipes, which have a path and no port, by what it is. */
export const pipeDeeds: Readonly<Record<string, Deed<Net>>> = {
  'listens at a path': (net) => listening(net, [path]),
  'listens at a path, with a backlog': (net) => listening(net, [path, 5, () => undefined]),
  'listens at a path, by options': (net) => listening(net, [{ path }]),
  'talks over a pipe': (net) => talking(net, (callback) => net.connect(path, callback)),
  'talks over a pipe, by options': (net) =>
    talking(net, (callback) => net.createConnection({ path }, callback)),
  'listens at a path where somebody listens': async (net) => {
    const first = net.createServer();
    await heardListening(first, [path]);
    const second = net.createServer().listen(path);
    const [error] = await once(second, 'error');
    await closed(first);
    return [placeIn(error), second.listening];
  },
  'connects to a pipe where nobody listens': async (net) => {
    const [error] = await once(net.connect(path), 'error');
    return placeIn(error);
  },
  'says what can be no port': (net) =>
    Promise.all(
      ['', ' ', -1, 8.5].flatMap((port) => [
        outcomeOf(() => Reflect.apply(net.connect, net, [port])),
        typeof port === 'number' && outcomeOf(() => net.createServer().listen(port)),
      ]),
    ),
};

async function listening(net: Net, args: readonly unknown[]): Promise<unknown> {
  const server = net.createServer();
  const seen = [await heardListening(server, args), server.listening];
  await closed(server);
  return [seen, server.address()];
}

async function talking(net: Net, connect: (callback: () => void) => net.Socket): Promise<unknown> {
  const server = net.createServer((socket) => socket.end('hello'));
  await heardListening(server, [path]);
  let isHeard = false;
  const client = connect(() => {
    isHeard = true;
  });
  const heard = await text(client);
  await closed(server);
  return [heard, isHeard];
}

function placeIn(error: unknown): unknown {
  const { address, port } = Object(error);
  return [factsOf(error), address, port];
}
