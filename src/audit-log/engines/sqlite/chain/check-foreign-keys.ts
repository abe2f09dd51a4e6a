import type { Statement } from 'better-sqlite3';
import type { IntegrityFault } from '../../../ports/integrity';

/** What lets go of what it points at is nobody's business. */
const LIST_HOLDING = `
  SELECT DISTINCT holder.name || ' to ' || held."table" FROM main.sqlite_schema AS holder, temp.pragma_foreign_key_list(holder.name) AS held
  WHERE holder.type = 'table' AND lower(held."table") IN ('audit_entry', 'audit_batch', 'audit_gone', 'audit_writer')
    AND held.on_delete NOT IN ('CASCADE', 'SET NULL') ORDER BY 1 LIMIT 1000`;

/** Finds the foreign keys of other tables that keep entries from being deleted: no pruning would come to its end. */
export function checkForeignKeys(prepare: (sql: string) => Statement): IntegrityFault[] {
  return prepare(LIST_HOLDING)
    .pluck()
    .all()
    .map((found) => {
      const what = `The foreign key of ${String(found)} keeps what it points at from being pruned.`;
      return { kind: 'foreign', what };
    });
}
