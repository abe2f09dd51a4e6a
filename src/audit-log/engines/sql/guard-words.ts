/** What a store tells somebody who tries by SQL to change an entry. */
export const ENTRIES_STAY =
  'entries of an audit log are never changed. AuditService.erase() erases the personal details of one';

/** What a store tells somebody who tries to delete an entry. */
export const ENTRIES_GO =
  'entries of an audit log go by AuditService.prune() alone, in this release of audit-race or a later one';

/** What a store tells somebody who tries to change evidence. */
export const EVIDENCE_STAYS =
  'this is evidence that nobody has tampered with the log. Leave it to audit-race';
