import type { OwnServer } from '../../features/support/postgres/own-server';
import { printTable } from '../print-table';
import { showProgress } from '../progress';
import { median } from '../statistics';
import { makeDatabase } from './fresh-log';
import { runTogether } from './processes';
import type { Arrived } from './task';

const PROCESSES = [1, 5, 10, 25, 50];

/** Measures how long processes wait for their sessions if all open the same database without tables at the same moment. */
export async function measureArriving(server: OwnServer): Promise<void> {
  const rows: string[][] = [];
  for (const count of PROCESSES) {
    showProgress(`${count} processes come together`);
    const url = await makeDatabase(server);
    const { told } = await runTogether<Arrived>(
      Array.from({ length: count }, () => ({ kind: 'arrive', url })),
    );
    const waits = told.map(({ sessionMs }) => sessionMs);
    rows.push([`${count}`, median(waits).toFixed(0), Math.max(...waits).toFixed(0)]);
  }
  showProgress('');
  process.stdout.write(
    'Until processes that come together to a fresh database have their session, in milliseconds\n\n',
  );
  printTable(['processes', 'median', 'the last'], rows);
  process.stdout.write('\n');
}
