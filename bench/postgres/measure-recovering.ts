import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { AuditService } from 'audit-race';
import type { OwnServer } from '../../features/support/postgres/own-server';
import { makeEvent } from '../events';
import { showProgress } from '../progress';
import { median, ms } from '../statistics';
import { makeLog } from './fresh-log';

const RESTARTS = Number(process.env.BENCH_RUNS ?? 5);
const FOLLOWED = 200;
const PAUSE_MS = 20;

/** Measures how soon entries are stored after a restart of the server, and how soon a follower in another process has them. */
export async function measureRecovering(server: OwnServer): Promise<void> {
  const url = await makeLog(server);
  const lags = await followLags(url);
  const recoveries = await recover(server, url);
  showProgress('');
  process.stdout.write(
    `Behind the server: ${ms(median(recoveries))} after it accepts connections again, what had waited is stored (at most ${ms(Math.max(...recoveries))}, ${RESTARTS} restarts).\n` +
      `Following: ${ms(median(lags))} after an entry is stored, a follower of another service has it (at most ${ms(Math.max(...lags))}, ${FOLLOWED} entries).\n\n`,
  );
}

async function recover(server: OwnServer, url: string): Promise<number[]> {
  const audit = new AuditService({ databaseUrl: url });
  await audit.ensureSession();
  const took: number[] = [];
  for (let restart = 1; restart <= RESTARTS; restart += 1) {
    showProgress(`restart ${restart} of ${RESTARTS}`);
    await server.stop('fast');
    const { stored } = audit.record(makeEvent(restart));
    // Gives the log enough time to notice that the server is gone.
    await wait(1000);
    await server.start();
    const startedAt = performance.now();
    await stored();
    took.push(performance.now() - startedAt);
  }
  await audit.close();
  return took;
}

async function followLags(url: string): Promise<number[]> {
  const [writer, reader] = [new AuditService({ databaseUrl: url }), new AuditService({ databaseUrl: url })];
  const storedAt = new Map<string, number>();
  const lags: number[] = [];
  const following = follow(reader, (id) => {
    lags.push(performance.now() - (storedAt.get(id) ?? performance.now()));
    return lags.length < FOLLOWED;
  });
  for (let number = 0; number < FOLLOWED; number += 1) {
    showProgress(`entry ${number + 1} of ${FOLLOWED} is followed`);
    const receipt = writer.record(makeEvent(number));
    await receipt.stored();
    storedAt.set(receipt.id, performance.now());
    await wait(PAUSE_MS);
  }
  await following;
  await Promise.all([writer.close(), reader.close()]);
  return lags;
}

async function follow(audit: AuditService, hear: (id: string) => boolean): Promise<void> {
  for await (const { entry } of audit.follow()) {
    if (!hear(entry.id)) {
      return;
    }
  }
}
