import { isIP } from 'node:net';
import { Command, Option } from 'commander';
import { tellLocation } from '../../engines/database-url';
import { UsageError } from '../command-errors';
import { examples } from '../examples';
import { addLogOptions, databaseUrlOf, type LogOptions } from '../log-options';
import { readCount } from '../read-count';
import { type ReadingWork, readLog } from '../read-log';
import { shownValue } from '../shown-value';
import { untilEnded } from '../stopping';
import { exitCode, type Terminal } from '../terminal';
import type { Verb } from '../verb';
import { Access, isLoopback } from './access';
import { LogPages } from './log-pages';
import { PageServer } from './page-server';
import { Links } from './view/links';

interface ServeOptions extends LogOptions {
  readonly port: number;
  readonly host: string;
  readonly timeout: number;
}

const PORT_MAX = 65_535;
const HOST_DEFAULT = '127.0.0.1';
const TIMEOUT_S_DEFAULT = 10;
const MS_PER_S = 1000;

const ABOUT = [
  'Serves web pages that show the log, to browsers on this machine only, until Ctrl+C. It prints the address, with a token that lets',
  'a browser in. The log is opened for reading only.',
].join(' ');

const TUNNEL = `
On a server, look through a tunnel: ssh -L 8080:127.0.0.1:8080 server.
Then open the address that is printed there, on your own machine.`;

/** `audit-race serve`: a page to look with. */
export const serveCommand: Verb = (terminal, end) =>
  addLogOptions(
    new Command('serve')
      .summary('serves web pages that show the log')
      .description(ABOUT)
      .addOption(
        new Option('--port <number>', 'the port; 0 is any that is free').argParser(readPort).default(0),
      )
      .addOption(
        new Option('--host <address>', 'the address to listen on; any other lets the network in')
          .argParser(readHost)
          .default(HOST_DEFAULT),
      )
      .addOption(
        new Option('--timeout <seconds>', 'how many seconds a question may take')
          .argParser(readCount('--timeout'))
          .default(TIMEOUT_S_DEFAULT),
      ),
  )
    .addHelpText('after', TUNNEL)
    .addHelpText(
      'after',
      examples([
        ['audit-race serve', 'at any free port'],
        ['audit-race serve --port 8080 --database-url sqlite:///archive/2026.db', 'another log'],
      ]),
    )
    .action(async (options: ServeOptions) => end(await serve(options, terminal)));

function serve(options: ServeOptions, terminal: Terminal): Promise<number> {
  const { host, timeout } = options;
  const { clock, print, complain } = terminal;
  const access = new Access(host);
  const work: ReadingWork = async (reader, signal) => {
    const pages = new LogPages({
      reader,
      clock,
      links: new Links(access.place),
      log: tellLocation(databaseUrlOf(options)),
      timeoutMs: timeout * MS_PER_S,
    });
    const server = new PageServer({
      access,
      answer: (asked) => pages.answer(asked),
      tellMistake: (error) =>
        complain(`A page could not be shown: ${error instanceof Error ? error.stack : String(error)}\n`),
    });
    const port = await server.listen(host, options.port);
    try {
      await print(`http://${nameOf(host)}:${port}/?token=${access.token}\n`);
      complain(`Anybody who has this address can read the log.${warning(host)} Ctrl+C ends it.\n`);
      await untilAborted(signal);
      return exitCode.fine;
    } finally {
      await server.close();
    }
  };
  // It only ends by being stopped, which is no failure.
  return readLog(options, terminal, work, untilEnded);
}

function readPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > PORT_MAX) {
    throw new UsageError(`--port is ${shownValue(text)}, and must be a whole number from 0 to ${PORT_MAX}.`);
  }
  return Number(text);
}

/** Node takes an empty address for every address of the machine. */
function readHost(text: string): string {
  if (text.trim() === '') {
    throw new UsageError(`--host is "${text}", and must be an address such as ${HOST_DEFAULT}.`);
  }
  return text;
}

function nameOf(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}

function warning(host: string): string {
  return isLoopback(host) ? '' : ' The network can reach it, and what is sent is not encrypted.';
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) {
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  }
}
