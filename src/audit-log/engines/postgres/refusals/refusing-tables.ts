import { messageOf } from '../../../domain/harmless-text';

/** What a table says that refuses what is to be done to it: not that the server is busy, or has stopped. */
const REFUSED = /^(?:2[0-7]...|42...|P0...|55000|XX000)$/;
/** The code where a foreign key holds what it points at. */
export const FOREIGN_KEY = '23503';
/** Where PostgreSQL finds that a rule has led away what it did, which it has no code for. */
const LED_AWAY = 'ri_PerformCheck';
const QUOTED = /["«„“]([^"«»„“”]*)["»“”]/g;
/** What PostgreSQL itself does where a foreign key leads. */
const ACTED = /(?:DELETE FROM|UPDATE) ONLY (?:"[^"]*"\.)?"([^"]*)"/g;
const OWN_TABLE = /^audit_(?:entry|writer|batch|head|gone|schema)$/;

/** The tables of others that have refused what was to be done to ours: the names alone, which are no values. */
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

function namesIn(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), ([, name = '']) => name);
}
