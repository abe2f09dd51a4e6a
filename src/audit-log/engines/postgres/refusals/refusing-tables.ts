import { messageOf } from '../../../domain/harmless-text';

/** The codes with which a table refuses an operation. They do not say that the server is busy, or has stopped. */
const REFUSED = /^(?:2[0-7]...|42...|P0...|55000|XX000)$/;
/** Our own keys. In a partition, a key has the name of the partition before its ending. */
const OWN_KEY = /^audit_.*_(?:pkey|place|place_idx)$/;
const CONSTRAINT = /^23...$/;
/** The code for a foreign key that keeps a row from being deleted. */
export const FOREIGN_KEY = '23503';
/** The routine that reports that a rule has redirected the action of a foreign key. PostgreSQL has no code for that. */
const LED_AWAY = 'ri_PerformCheck';
const QUOTED = /["«„“]([^"«»„“”]*)["»“”]/g;
/** The statements that PostgreSQL itself runs for a foreign key. */
const ACTED = /(?:DELETE FROM|UPDATE) ONLY (?:"[^"]*"\.)?"([^"]*)"/g;
const OWN_TABLE = /^audit_(?:entry|writer|batch|head|gone|schema)$/;

/** The tables of others that have refused an operation on ours: only their names, which hold no values. */
export function refusingTables(error: unknown, code: string): string[] {
  if (!REFUSED.test(code)) {
    return [];
  }
  const { table, where, routine } = Object(error);
  const acted = namesIn(String(where ?? ''), ACTED);
  const led = routine === LED_AWAY ? namesIn(messageOf(error), QUOTED) : [];
  const isTold = typeof table === 'string' && (acted.length > 0 || code === FOREIGN_KEY);
  const all = [...(isTold ? [table] : []), ...acted, ...led];
  return [...new Set(all)].filter((name) => !OWN_TABLE.test(name));
}

/** Whether something failed that the statement caused, such as a trigger. Only then does the server report a context (`where`). */
export function isOnTheWay(error: unknown): boolean {
  const { code, where } = Object(error);
  return REFUSED.test(String(code)) && typeof where === 'string' && where !== '';
}

/** The constraint or the column that has refused a row; `undefined` if the server names none, as for a trigger, or names a key of ours. */
export function refusingConstraint(error: unknown): string | undefined {
  const { code, table, constraint, column } = Object(error);
  if (!CONSTRAINT.test(String(code)) || typeof table !== 'string') {
    return undefined;
  }
  if (typeof constraint === 'string') {
    return OWN_KEY.test(constraint) ? undefined : `the constraint ${constraint} of ${table}`;
  }
  return typeof column === 'string' ? `the column ${column} of ${table}` : undefined;
}

function namesIn(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), ([, name = '']) => name);
}
