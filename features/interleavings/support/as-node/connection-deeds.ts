import { once } from 'node:events';
import type net from 'node:net';
import { text } from 'node:stream/consumers';
import { type Deed, factsOf, outcomeOf } from './compare';
import { closed, heardListening, type Net, withoutPort } from './listening';

/** What programs do with connections in ways of their own, by what it is. */
export const connectionDeeds: Readonly<Record<string, Deed<Net>>> = {
  'waits for its connections to end before it is closed': async (net) => {
    const { server, client, peer } = await connected(net);
    const order: string[] = [];
    server.close(() => order.push('server'));
    client.on('close', () => order.push('client')).resume();
    const gone = once(server, 'close');
    peer.resume().end();
    await gone;
    return [order.length, order.includes('client'), await counted(server)];
  },
  'counts its connections': async (net) => {
    const { server, client, peer } = await connected(net);
    const count = await counted(server);
    client.resume().end();
    peer.resume();
    await once(peer, 'close');
    await closed(server);
    return [count, await counted(server)];
  },
  'connects by options': async (net) => {
    const { server, client, peer } = await connected(net, (port) => net.connect({ port, host: '127.0.0.1' }));
    return await talk(server, client, peer);
  },
  'connects by port and host, with a callback': async (net) => {
    let isHeard = false;
    const { server, client, peer } = await connected(net, (port) =>
      net.createConnection(port, '127.0.0.1', () => {
        isHeard = true;
      }),
    );
    return [await talk(server, client, peer), isHeard];
  },
  'connects by a port given as text': async (net) => {
    const { server, client, peer } = await connected(net, (port) =>
      Reflect.apply(net.connect, net, [String(port), '127.0.0.1']),
    );
    return await talk(server, client, peer);
  },
  'connects where nobody listens': async (net) => {
    const server = net.createServer();
    const { port } = Object(await heardListening(server, [0, '127.0.0.1']));
    await closed(server);
    const socket = net.connect(port, '127.0.0.1');
    const [error] = await once(socket, 'error');
    const { address } = Object(error);
    return [withoutPort(factsOf(error), port), address, socket.connecting, socket.destroyed];
  },
  'connects to no port there can be': (net) =>
    Promise.all([-1, 65_536].map((port) => outcomeOf(() => Reflect.apply(net.connect, net, [port])))).then(
      (complaints) => complaints.map((complaint) => Object(complaint).code),
    ),
  'writes before it is connected': async (net) => {
    const server = net.createServer();
    const { port } = Object(await heardListening(server, [0, '127.0.0.1']));
    const accepted = once(server, 'connection');
    const client = net.connect(port, '127.0.0.1');
    const before = client.connecting;
    client.end('early');
    const [peer] = await accepted;
    const heard = await text(peer.end());
    client.resume();
    await closed(server);
    return [before, client.connecting, heard];
  },
  'sets up what nothing comes of': async (net) => {
    const { server, client, peer } = await connected(net);
    const chained = [
      client.setNoDelay(true) === client,
      client.setKeepAlive(true) === client,
      client.ref() === client,
      client.unref() === client,
      server.ref() === server,
      server.unref() === server,
    ];
    client.ref();
    server.ref();
    return [chained, await talk(server, client, peer)];
  },
  'breaks off before it is connected': async (net) => {
    const server = net.createServer();
    const { port } = Object(await heardListening(server, [0, '127.0.0.1']));
    const client = net.connect(port, '127.0.0.1');
    let isConnected = false;
    client.on('connect', () => {
      isConnected = true;
    });
    const gone = once(client, 'close');
    client.destroy();
    await gone;
    server.close();
    return [isConnected, client.connecting, client.destroyed];
  },
  'breaks a connection off': async (net) => {
    const { server, client, peer } = await connected(net);
    client.destroy();
    peer.resume();
    await once(peer, 'close');
    await closed(server);
    return [client.destroyed, peer.destroyed];
  },
  'reads to the end on both sides': async (net) => {
    const { server, client, peer } = await connected(net);
    client.end('hello');
    const heard = [await text(peer), await text(client)];
    await closed(server);
    return heard;
  },
  'answers whoever has ended': async (net) => {
    const { server, client, peer } = await connected(net);
    peer.on('data', (chunk) => peer.write(chunk));
    client.end('hello');
    const heard = await text(client);
    await closed(server);
    return heard;
  },
  'breaks off behind what it has written': async (net) => {
    const { server, client, peer } = await connected(net);
    client.write('hello', () => client.destroy());
    const heard = await text(peer);
    await closed(server);
    return heard;
  },
  'breaks off as it writes': async (net) => {
    const { server, client, peer } = await connected(net);
    client.write('hello');
    client.destroy();
    const heard = await text(peer);
    await closed(server);
    return heard;
  },
  'is broken off and reads nothing': async (net) => {
    const { server, client, peer } = await connected(net);
    client.destroy();
    await once(peer, 'end');
    await closed(server);
    return [peer.readableEnded, peer.destroyed];
  },
};

async function connected(
  net: Net,
  connect = (port: number): net.Socket => net.connect(port, '127.0.0.1'),
): Promise<{ server: net.Server; client: net.Socket; peer: net.Socket }> {
  const server = net.createServer();
  const { port } = Object(await heardListening(server, [0, '127.0.0.1']));
  const accepted = once(server, 'connection');
  const client = connect(port);
  const [[peer]] = await Promise.all([accepted, once(client, 'connect')]);
  return { server, client, peer };
}

async function talk(server: net.Server, client: net.Socket, peer: net.Socket): Promise<unknown> {
  client.resume().end('hello');
  const heard = await text(peer);
  await closed(server);
  return heard;
}

async function counted(server: net.Server): Promise<number> {
  return await new Promise((resolve, reject) => {
    server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
  });
}
