import { once } from 'node:events';
import { type Deed, factsOf, outcomeOf } from './compare';
import { closed, heardListening, type Net, withoutPort } from './listening';

/** What programs do with servers in ways of their own, by what it is. */
export const serverDeeds: Readonly<Record<string, Deed<Net>>> = {
  'listens at any port, by no argument': (net) => listening(net, []),
  'listens at any port, by a callback': (net) => listening(net, [() => undefined]),
  'listens at any port, by options': (net) =>
    listening(net, [{ port: 0, host: '127.0.0.1' }, () => undefined]),
  'listens at a port given as text': (net) => listening(net, ['0', '127.0.0.1']),
  'listens with a backlog': (net) => listening(net, [0, '127.0.0.1', 5, () => undefined]),
  'listens at localhost': async (net) => {
    const server = net.createServer();
    const { family } = Object(await heardListening(server, [0, 'localhost']));
    await closed(server);
    return family;
  },
  'listens at no port there can be': (net) =>
    Promise.all(
      [-1, 65_536, 1.5, Number.NaN]
        .map((port) => outcomeOf(() => Reflect.apply(net.createServer().listen, net.createServer(), [port])))
        .map(async (outcome) => Object(await outcome).code),
    ),
  'listens twice': async (net) => {
    const server = net.createServer();
    await heardListening(server, [0]);
    const complaint = await outcomeOf(() => server.listen(0));
    await closed(server);
    return complaint;
  },
  'listens where somebody listens': async (net) => {
    const first = net.createServer();
    const { port } = Object(await heardListening(first, [0, '127.0.0.1']));
    const second = net.createServer().listen(port, '127.0.0.1');
    const [error] = await once(second, 'error');
    await closed(first);
    return [withoutPort(factsOf(error), port), second.listening, second.address(), Object(error).address];
  },
  'listens again when it is closed': async (net) => {
    const server = net.createServer();
    await heardListening(server, [0]);
    await closed(server);
    await heardListening(server, [0]);
    const seen = server.listening;
    await closed(server);
    return [seen, server.listening];
  },
  'closes what does not listen': async (net) => {
    const server = net.createServer();
    let isClosed = false;
    server.on('close', () => {
      isClosed = true;
    });
    const complaint = await new Promise((resolve) => server.close((error) => resolve(factsOf(error))));
    return [complaint, isClosed];
  },
  'closes without a callback': async (net) => {
    const server = net.createServer();
    await heardListening(server, [0]);
    const heard = once(server, 'close');
    const same = server.close() === server;
    return [same, server.listening, server.address(), await heard];
  },
  'closes by leaving the block': async (net) => {
    const server = net.createServer();
    await heardListening(server, [0]);
    await server[Symbol.asyncDispose]();
    return [server.listening, server.address()];
  },
  'closes before it listens': async (net) => {
    const server = net.createServer().listen(0);
    let isHeard = false;
    server.on('listening', () => {
      isHeard = true;
    });
    const complaint = await new Promise((resolve) => server.close(resolve));
    return [complaint, server.listening, server.address(), typeof isHeard];
  },
  'makes servers without new': (net) => {
    const make = net.Server as unknown as () => unknown;
    return make() instanceof net.Server;
  },
};

async function listening(net: Net, args: readonly unknown[]): Promise<unknown> {
  const server = net.createServer();
  const before = server.address();
  const { port, ...address } = Object(await heardListening(server, args));
  const { listening } = server;
  await closed(server);
  return { before, address, listening, isPort: port > 0, after: server.address() };
}
