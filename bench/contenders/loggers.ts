import { once } from 'node:events';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import pino from 'pino';
import winston from 'winston';
import type { Contender } from '../contender';
import { makeEvent } from '../events';

/** A worker thread writes lines. The last ones may be lost, and the file cannot be queried. */
export const pinoTransport: Contender = {
  isDurable: false,
  isQueryable: false,
  events: 100_000,
  open: (folder) => {
    const transport = pino.transport({ target: 'pino/file', options: { destination: join(folder, 'log') } });
    const logger = pino(transport);
    return Promise.resolve({
      record: (number) => logger.info(makeEvent(number)),
      finish: async () => {
        const keepAlive = setInterval(() => undefined, 1000);
        transport.end();
        await once(transport, 'close');
        clearInterval(keepAlive);
      },
    });
  },
};

/** Lines are written into the page cache of the system before `info` returns. */
export const pinoSync = pinoFile(false);

/** Lines are on disk before `info` returns. */
export const pinoSyncFsync = pinoFile(true);

/** A stream that writes lines. */
export const winstonFile: Contender = {
  isDurable: false,
  isQueryable: false,
  events: 20_000,
  open: (folder) => {
    const file = new winston.transports.File({ filename: join(folder, 'log') });
    const logger = winston.createLogger({ transports: [file] });
    return Promise.resolve({
      record: (number) => {
        logger.info(makeEvent(number));
      },
      finish: async () => {
        // end() does not wait for buffered lines, and loses them with "write after end". So wait until the buffers are empty.
        while (logger.writableLength > 0 || logger.readableLength > 0) {
          await nextTurn();
        }
        logger.end();
        await once(file, 'finish');
      },
    });
  },
};

function pinoFile(fsync: boolean): Contender {
  return {
    isDurable: fsync,
    isQueryable: false,
    events: fsync ? 4_000 : 100_000,
    open: (folder) => {
      const logger = pino(pino.destination({ dest: join(folder, 'log'), sync: true, fsync }));
      return Promise.resolve({
        record: (number) => logger.info(makeEvent(number)),
        finish: () => Promise.resolve(),
      });
    },
  };
}
