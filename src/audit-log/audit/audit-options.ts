import type { Receipt } from '../domain/entry';
import type { RedactText } from '../domain/redaction/redact-text';
import type { Redaction } from '../domain/redaction/redaction';
import type { IntegrityOptions, IntegrityPolicy } from '../integrity/integrity-options';
import type { Clock } from '../ports/clock';
import type { CreateEngine, Engine } from '../ports/engine';
import type { Logger } from '../ports/logger';
import type { RetentionOptions, RetentionPolicy } from '../pruning/retention-options';

/** How an `AuditService` works. Everything may be left out; only `undefined` means "use the default". */
export interface AuditOptions {
  /**
   * Where the log is kept: `sqlite:relative.db`, `sqlite:///absolute.db` or `postgres://user:password@host:5432/database`.
   * A file is relative to the working directory at the time when the service is made; `createEngine` is given the absolute form.
   *
   * The path of a file is taken as it is written, but for `%3F`, `%23` and `%25`: they are read as `?`, `#` and `%`. On Windows a drive
   * may come first: `sqlite:C:\logs\audit.db`, `sqlite:///C:/logs/audit.db`. A URL that can never be opened is refused by the
   * constructor, unless an engine of your own is given.
   *
   * @defaultValue the environment variable `AUDIT_DATABASE_URL`, else `sqlite:audit.db`
   */
  readonly databaseUrl?: string | undefined;
  /**
   * Makes the engine; a port, so that a test can count the calls or make them fail.
   *
   * @defaultValue the package's own `createEngine`
   */
  readonly createEngine?: CreateEngine | undefined;
  /**
   * An engine that is open already. The service uses it, and never closes it. It then ignores `databaseUrl`.
   */
  readonly engine?: Engine | undefined;
  /**
   * Whether entries are stored in batches behind the caller; `false` stores each at once, in its own transaction.
   *
   * @defaultValue true
   */
  readonly writeBehind?: boolean | undefined;
  /**
   * The largest number of entries in one transaction: 1 to 65536. It must not be above `queueEntriesMax` if you give both.
   *
   * @defaultValue 4096
   */
  readonly batchEntriesMax?: number | undefined;
  /**
   * The longest time an entry waits for others to join its batch, in milliseconds: 0 to 60000.
   *
   * @defaultValue 25
   */
  readonly batchWaitMs?: number | undefined;
  /**
   * How many accepted entries may wait to be stored: 1 to 1048576. A longer queue is slower, not faster.
   *
   * @defaultValue 8192
   */
  readonly queueEntriesMax?: number | undefined;
  /**
   * How many bytes the waiting entries may take, with those on their way to the store: 1 to 17,179,869,184 (16 GiB). Each character
   * of a text counts as two bytes, the most that JavaScript needs for it. An empty queue takes one entry of any size.
   *
   * @defaultValue 67,108,864 (64 MiB)
   */
  readonly queueBytesMax?: number | undefined;
  /**
   * What `record()` does when the queue is full: `throw` refuses the entry; `drop` lets it go, and counts and logs it.
   *
   * @defaultValue 'throw'
   */
  readonly whenFull?: 'throw' | 'drop' | undefined;
  /**
   * How often the log tries to store a batch, 1 to 1000, before it holds the batch until the next call. If the failure may pass by
   * itself, the log also tries once every `retryWaitMsMax`, as long as something else keeps the process alive.
   *
   * @defaultValue 10
   */
  readonly attemptsMax?: number | undefined;
  /**
   * The wait after the first failed attempt, in milliseconds, 1 to 60000; it doubles with each further one.
   *
   * @defaultValue 50
   */
  readonly retryWaitMs?: number | undefined;
  /**
   * The longest wait between two attempts, in milliseconds: 1 to 3600000. Not below `retryWaitMs`, whose
   * value is the default where it is longer.
   *
   * @defaultValue 5000
   */
  readonly retryWaitMsMax?: number | undefined;
  /**
   * The file in which a process that ends leaves what it accepted and could not store. PostgreSQL needs it, because no answer of a
   * server arrives while a process exits. The next start that opens the log sends what is in the file, once. With `false` there is no
   * file: what waits at the exit is lost, and standard error says so.
   *
   * The path is relative to the working directory at the time when the service is made. Several services may share it. It
   * belongs to the database whose entries came first; a log of another database uses `<file>-other-1` beside it. It needs better-sqlite3.
   * For an engine of your own that cannot store at exit, such as one over a pool, name a file, and another for each database: nobody
   * knows which database that is. SQLite stores at exit, and makes no such file.
   *
   * @defaultValue `.audit-race/spill-<digest of the URL without its password>.db` where `databaseUrl` is one of PostgreSQL
   */
  readonly spillFile?: string | false | undefined;
  /**
   * Whether entries that the store cannot take wait on disk, and not only in memory: in a file of this process beside `spillFile`.
   * They outlive the process, also `kill -9`; see {@link Receipt.kept}. They leave in their order when the store is back, or the next
   * start sends them. `stored()` of a receipt and `flush()` wait for the store, as always. It needs a `spillFile`.
   *
   * @defaultValue false
   */
  readonly outbox?: boolean | undefined;
  /**
   * How many bytes may wait in the outbox, counted as `queueBytesMax` counts them: 1 to 1,099,511,627,776 (1 TiB). When it is full,
   * entries wait in memory, and `record()` refuses them when the queue is full, too. An empty outbox takes one entry of any size.
   *
   * @defaultValue 1,073,741,824 (1 GiB)
   */
  readonly outboxBytesMax?: number | undefined;
  /**
   * Where the time comes from.
   *
   * @defaultValue the clock of the machine
   */
  readonly clock?: Clock | undefined;
  /**
   * Gets a line for retries, dropped entries and failures. A logger of pino fits as it is.
   *
   * @defaultValue nobody
   */
  readonly logger?: Logger | undefined;
  /**
   * Which details are not kept: their value is replaced by `[redacted]` at any depth, before the entry waits
   * anywhere. A list adds to the defaults; {@link RedactionRules} also say which keys to show all the same.
   *
   * Pairs of a name and a value count as a key and its value: `[['token', 'x']]`, `{ name: 'token', value: 'x' }`,
   * raw lists of headers, the arguments of a command, and columns beside their rows. In texts, credentials are hidden that can be known by
   * their shape or by the name in front of them, in URLs, headers, forms, SQL and JSON. This is a help, and no guarantee.
   *
   * @defaultValue every key that contains password, passwd, passphrase, passcode, passwort, kennwort, contrasena,
   * motdepasse, pwd, pswd, secret, token, authorization, cookie, credential, apikey, appkey, applicationkey, accesskey,
   * privatekey, privkey, clientkeydata, signingkey, encryptionkey, decryptionkey, masterkey, sharedkey, accountkey,
   * subscriptionkey, functionskey, sshkey, authkey, authcode, authheader, sessionid, sessionkey, sessid,
   * connectionstring, connstr, csrf, xsrf, signature, mnemonic, seedphrase, recoveryphrase, recoverycode, recoverykey,
   * backupcode, verificationcode, securitycode, securityanswer, securityquestionanswer, codeverifier, mfacode, factorcode,
   * cardnumber, creditcard, socialsecurity, clientassertion, samlassertion or samlresponse, whatever its case
   * and with or without `-` and `_`; and every key that has one of these words: auth, authn, bearer, clave, cred,
   * creds, cvc, cvv, dsn, hmac, jwt, mdp, oauth, otp, pass, pin, psk, pw, salt, senha, sid, sig, ssn or totp. Not what
   * only counts or describes, such as `maxTokens` or `tokenType`. Cookies of sessions are known by what frameworks call them, such as
   * `laravel_session`
   */
  readonly redact?: Redaction | undefined;
  /**
   * Decides what is kept of a text, for secrets that only your team can recognize: `(text, where) => text`. It is called with each text
   * of the details, and with the texts of the entry but its `eventType`. If it throws or returns no text, `[redacted]` is kept.
   *
   * @defaultValue every text as it is
   */
  readonly redactText?: RedactText | undefined;
  /**
   * The longest details that are kept whole, in bytes of JSON: a whole number from 256 to 16,777,216 (16 MiB).
   *
   * Longer ones are cut where they are longest, and say so. `record()` looks at no more than these have room for. It asks Proxies, iterators
   * and `toJSON` at most 262,144 times for one entry, and once more for each two bytes of this limit.
   *
   * @defaultValue 65,536
   */
  readonly detailsBytesMax?: number | undefined;
  /**
   * Which entries the log deletes by itself, a few at a time, after it has stored others. It records that as `prune()` does. The
   * logger and `stats()` tell of failures.
   *
   * @defaultValue undefined: nothing goes by itself
   */
  readonly retention?: RetentionOptions | undefined;
  /**
   * Whether the store makes evidence of tampering for what is stored: a tree of hashes over each batch, and a chain over the batches.
   * The next batch that is stored with evidence also seals what was stored without it; until then `verify()` counts that as unsealed. An
   * engine that cannot make evidence works as well.
   *
   * {@link IntegrityOptions} also say which key signs checkpoints, and who keeps them elsewhere. Only a checkpoint shows that the end of
   * the log was cut off, or that the whole log was written anew.
   *
   * @defaultValue true
   */
  readonly integrity?: boolean | IntegrityOptions | undefined;
  /**
   * Whether the log records each read through this service before it answers: who asked, as the context says, which call, which
   * filter, and how many entries came; also an `erase()` that finds nothing. When the queue is full, the read rejects with
   * `AUDIT_QUEUE_FULL`; with `whenFull: 'drop'` it is answered, and its entry is dropped and counted. Reads by `openForReading()` and by the
   * command are not recorded.
   *
   * @defaultValue false
   */
  readonly recordReads?: boolean | undefined;
}

/** Options in which everything has been decided. */
export type CompleteAuditOptions = {
  readonly [Name in Exclude<
    keyof AuditOptions,
    'engine' | 'integrity' | 'redactText' | 'retention' | 'spillFile' | 'outbox' | 'outboxBytesMax'
  >]-?: Exclude<AuditOptions[Name], undefined>;
} & Required<Pick<AuditOptions, 'engine' | 'redactText'>> & {
    readonly retention: RetentionPolicy | undefined;
    readonly integrity: IntegrityPolicy;
    /** The absolute path, if there is such a file. */
    readonly spillFile: string | undefined;
    /** How large the outbox may be, if there is one. */
    readonly outboxBytesMax: number | undefined;
  };
