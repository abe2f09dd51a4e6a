import { COLUMN_NAMES } from '../../sql/entry-columns';
import { ENTRIES_GO, ENTRIES_STAY } from '../../sql/guard-words';
import type { Connection } from '../connection/connection';

/** What says in a transaction that it is pruning or erasing, and not a mistake. */
export const SETTING = 'audit_race.guard';

/** What the function does that the triggers call. */
export const GUARD_BODY = `
  BEGIN
    IF current_setting('${SETTING}', true) IS DISTINCT FROM 'off' THEN
      RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = TG_ARGV[0];
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END `;

/**
 * What keeps a mistake out of the log: a statement by hand, or a program of an earlier release that would delete what a later one
 * can prove. It is no hindrance to an attacker: whoever owns the tables may drop it, and anybody may say that he prunes.
 *
 * One look a statement, which costs a row nothing. Of rows the transaction may be numbered anew: see `listAfter`.
 */
export const GUARD_ENTRIES = `
  CREATE OR REPLACE FUNCTION audit_guard() RETURNS trigger LANGUAGE plpgsql AS $guard$${GUARD_BODY}$guard$;
  CREATE TRIGGER audit_entry_unchanged BEFORE UPDATE OF ${COLUMN_NAMES.join(', ')} ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_guard('${ENTRIES_STAY}');
  CREATE TRIGGER audit_entry_kept BEFORE DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_guard('${ENTRIES_GO}');`;

/** Lets what the triggers refuse be done until the transaction under way has ended. */
export async function letDelete(connection: Connection): Promise<void> {
  await connection.query({ text: `SELECT set_config('${SETTING}', 'off', true)`, values: [] });
}
