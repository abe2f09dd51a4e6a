import { AuditEvidenceError, type EvidenceFailure } from '../domain/evidence-error';

/** How a checkpoint does not fit a log, or an entry of it. */
export type Unfit = Extract<
  EvidenceFailure,
  'AUDIT_CHECKPOINTS_DIFFER' | 'AUDIT_CHECKPOINT_PRUNED' | 'AUDIT_CHECKPOINT_TOO_OLD'
>;

/** What a program can do about it. */
const ADVICE: Readonly<Record<Unfit, string>> = {
  AUDIT_CHECKPOINTS_DIFFER: 'Call verify() with the checkpoint as trusted.',
  AUDIT_CHECKPOINT_PRUNED: 'Give a checkpoint that was made later.',
  AUDIT_CHECKPOINT_TOO_OLD: 'Take a checkpoint now, and prove the entry for that.',
};

/** The error for programs: what is wrong, and what to call. */
export function unfitCheckpoint(code: Unfit, what: string): AuditEvidenceError {
  return new AuditEvidenceError(code, `${what} ${ADVICE[code]}`);
}

/** What such an error says, with other advice in place of that for programs; `undefined` for any other error. */
export function unfitWords(error: unknown, advice: Readonly<Record<Unfit, string>>): string | undefined {
  if (!(error instanceof AuditEvidenceError) || !isUnfit(error.code)) {
    return undefined;
  }
  const { code, message } = error;
  const own = ADVICE[code];
  return message.endsWith(own) ? message.slice(0, -own.length) + advice[code] : message;
}

function isUnfit(code: EvidenceFailure): code is Unfit {
  return Object.hasOwn(ADVICE, code);
}
