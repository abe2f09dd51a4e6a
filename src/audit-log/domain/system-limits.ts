import type { StoreFailure } from './errors';

/** What a failure means, and what to do. */
interface Meaning {
  readonly failure: StoreFailure;
  readonly advice: string;
}

/** What it means when a file of this package cannot be loaded. */
export const PART_MISSING: Meaning = {
  failure: 'AUDIT_WORKER_MISSING',
  advice:
    'A part of audit-race is missing or cannot be read. If the program is bundled, mark audit-race as external: external: ["audit-race", "better-sqlite3"]. Otherwise install audit-race anew.',
};

/** What a failure means when the system gives no more files, threads or memory. It passes when others release theirs. */
export const SYSTEM_LIMITS: readonly (Meaning & { readonly codes: RegExp })[] = [
  {
    codes: /^(EMFILE|ENFILE)$/,
    failure: 'AUDIT_STORE_IO',
    advice:
      'This process, or the machine, has as many files open as it may. Close some, or raise the limit (ulimit -n).',
  },
  {
    codes: /^EAGAIN$/,
    failure: 'AUDIT_STORE_IO',
    advice:
      'This user, or the container, has as many threads as it may. End some, or raise the limit (ulimit -u).',
  },
  {
    codes: /^(ENOMEM|ENOBUFS|ERR_WORKER_OUT_OF_MEMORY|SQLITE_NOMEM|SQLITE_IOERR_NOMEM)$/,
    failure: 'AUDIT_STORE_IO',
    advice: 'There is no memory left for it. Give this process more, or let it do less at a time.',
  },
];

/** What the system says in words, without a code: of a thread, or of a native module that it cannot load. */
const IN_WORDS: readonly (readonly [words: RegExp, code: string])[] = [
  [/(?:^|: )E(?:MFILE|NFILE)$|: Too many open files(?: in system)?$/, 'EMFILE'],
  [/(?:^|: )EAGAIN$|: Resource temporarily unavailable$/, 'EAGAIN'],
  [/(?:^|: )ENOMEM$|: Cannot allocate memory$/, 'ENOMEM'],
];

/** The code of the limit that was reached, if a failure reports one by its code or in words. */
export function systemLimitOf(code: string, message: string): string | undefined {
  return SYSTEM_LIMITS.some(({ codes }) => codes.test(code))
    ? code
    : IN_WORDS.find(([words]) => words.test(message))?.[1];
}
