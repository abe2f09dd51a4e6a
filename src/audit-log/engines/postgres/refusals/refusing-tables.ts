import { messageOf } from '../../../domain/harmless-text';
import { refusingFunctions } from './refusing-functions';

/** The codes with which a table refuses an operation. They do not say that the server is busy, or has stopped. */
const REFUSED = /^(?:2[0-7]...|42...|P0...|55000|XX000)$/;
/** The codes with which a server asks for patience, or for another disk: a function that gets one is not to blame. */
const OF_SERVER = /^(?:25...|40...|53...|55006|55P03|57...|XX00[12])$/;
/** Our own keys. In a partition, a key has the name of the partition before its ending. */
const OWN_KEY = /^audit_.*_(?:pkey|place|place_idx)$/;
const CONSTRAINT = /^23...$/;
/** The code for a foreign key that keeps a row from being deleted. */
export const FOREIGN_KEY = '23503';
/** The routines that report that row-level security does not let a row pass. */
const BY_POLICY = /^(?:ExecWithCheckOptions|check_enable_rls)$/;
/** The routine that reports that a rule does not allow a statement, with the code for what is not supported. */
const BY_RULE = 'RewriteQuery';
/** The routine that reports that a rule has redirected the action of a foreign key. PostgreSQL has no code for that. */
const LED_AWAY = 'ri_PerformCheck';
const QUOTED = /["«„“]([^"«»„“”]*)["»“”]/g;
/** The statements that PostgreSQL itself runs for a foreign key. */
const ACTED = /(?:DELETE FROM|UPDATE) ONLY (?:"[^"]*"\.)?"([^"]*)"/g;
const OWN_TABLE = /^audit_(?:entry|writer|batch|head|gone|schema)$/;

/** The tables of others that have refused an operation on ours: only their names, which hold no values. */
export function refusingTables(error: unknown): string[] {
  const { code, table, where, routine } = Object(error);
  if (!REFUSED.test(String(code))) {
    return [];
  }
  const acted = namesIn(String(where ?? ''), ACTED);
  const led = routine === LED_AWAY ? namesIn(messageOf(error), QUOTED) : [];
  const isTold =
    typeof table === 'string' &&
    (acted.length > 0 || (code === FOREIGN_KEY && refusingFunctions(error).length === 0));
  const all = [...(isTold ? [table] : []), ...acted, ...led];
  return [...new Set(all)].filter((name) => !OWN_TABLE.test(name));
}

/** Whether something failed that the statement caused, such as a trigger. Only then does the server report a context (`where`). */
export function isOnTheWay(error: unknown): boolean {
  const { code, where } = Object(error);
  return REFUSED.test(String(code)) && typeof where === 'string' && where !== '';
}

/** Whether something of others has refused it in the middle of a statement: a function that a trigger calls, a policy or a rule. */
export function isByOthers(error: unknown): boolean {
  const { code, severity } = Object(error);
  const isInFunction =
    severity !== 'FATAL' && !OF_SERVER.test(String(code)) && refusingFunctions(error).length > 0;
  return isInFunction || isByPolicy(error) || isByRule(error);
}

/** Whether row-level security has refused it. */
export function isByPolicy(error: unknown): boolean {
  return BY_POLICY.test(String(Object(error).routine));
}

/** Whether a rule has refused it. */
export function isByRule(error: unknown): boolean {
  const { code, routine } = Object(error);
  return code === '0A000' && routine === BY_RULE;
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
  return typeof column === 'string' ? `the NOT NULL of the column ${column} of ${table}` : undefined;
}

function namesIn(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), ([, name = '']) => name);
}
