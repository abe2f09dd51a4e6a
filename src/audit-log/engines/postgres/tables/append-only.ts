import { COLUMN_NAMES } from '../../sql/entry-columns';
import { ENTRIES_GO, ENTRIES_STAY } from '../../sql/guard-words';
import type { Connection } from '../connection/connection';

/** The setting by which a transaction declares that it prunes or erases. Without it, the triggers refuse. */
export const SETTING = 'audit_race.guard';

/** The body of the function that the triggers call. */
export const GUARD_BODY = `
  BEGIN
    IF current_setting('${SETTING}', true) IS DISTINCT FROM 'off' THEN
      RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = TG_ARGV[0];
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END `;

/**
 * Triggers that stop mistakes: a statement by hand, or a program of an earlier release that would delete what a later one can prove. They
 * do not stop an attacker: the owner of the tables can drop them, and anybody can set the setting.
 *
 * They fire once per statement, so they cost nothing per row. They ignore the column `tx`, because rows may get new transaction numbers:
 * see `listAfter`.
 */
export const GUARD_ENTRIES = `
  CREATE OR REPLACE FUNCTION audit_guard() RETURNS trigger LANGUAGE plpgsql AS $guard$${GUARD_BODY}$guard$;
  CREATE TRIGGER audit_entry_unchanged BEFORE UPDATE OF ${COLUMN_NAMES.join(', ')} ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_guard('${ENTRIES_STAY}');
  CREATE TRIGGER audit_entry_kept BEFORE DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_guard('${ENTRIES_GO}');`;

/** Lets the current transaction do what the triggers refuse, until it ends. */
export async function letDelete(connection: Connection): Promise<void> {
  await connection.query({ text: `SELECT set_config('${SETTING}', 'off', true)`, values: [] });
}
