import { harmlessLine } from '../../../domain/harmless-text';
import { asSentence } from '../../../domain/sentence';
import type { Findings } from '../../sql/chain/findings';
import type { Connection } from '../connection/connection';
import { saidBy } from '../refusals/explain-postgres-failure';
import { OF_SHAPE } from '../refusals/of-shape';
import { askAside, lookAside } from './ask-aside';

const COUNT_ALL = 'SELECT count(*) FROM audit_entry';

/** Runs an examination. If it fails because the tables are not as we make them, that is noted, and nothing more is read. */
export async function unlessUnread<T>(
  connection: Connection,
  findings: Pick<Findings, 'add' | 'unread'>,
  examine: () => Promise<T>,
  areOdd: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<T | undefined> {
  let failed: unknown;
  const otherwise = (error: unknown) => {
    failed = error;
    return undefined;
  };
  const found = await lookAside(connection, examine, { codes: OF_SHAPE, otherwise });
  if (failed !== undefined) {
    if (!(await areOdd())) {
      throw failed;
    }
    const what = harmlessLine(asSentence(`Nothing more can be read from the tables: ${saidBy(failed)}`));
    findings.add({ kind: 'foreign', what });
    await noteUnread(connection, findings);
  }
  return found;
}

/** Notes that nothing more is read; and how many entries there are, where that can be told. */
export async function noteUnread(connection: Connection, findings: Pick<Findings, 'unread'>): Promise<void> {
  const [count] = (await askAside(connection, { text: COUNT_ALL, values: [] }, OF_SHAPE)) ?? [];
  findings.unread = { totalEntries: Number(count ?? 0) };
}
