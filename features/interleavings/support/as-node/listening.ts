import { once } from 'node:events';
import type net from 'node:net';

/** `node:net`, or what the explorer has in its place. */
export type Net = typeof net;

/** Where a server listens, once it does. */
export async function heardListening(server: net.Server, args: readonly unknown[]): Promise<unknown> {
  const heard = once(server, 'listening');
  Reflect.apply(server.listen, server, args);
  await heard;
  return server.address();
}

/** Waits until a server is closed. */
export async function closed(server: net.Server): Promise<void> {
  await new Promise((resolve) => server.close(resolve));
}

/** The facts of an error, whichever port it is about. */
export function withoutPort(facts: unknown, port: number): unknown {
  return JSON.parse(JSON.stringify(facts).replaceAll(String(port), '<port>'));
}
