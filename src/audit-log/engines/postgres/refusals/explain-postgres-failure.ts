import { AuditError, AuditStoreError } from '../../../domain/errors';
import { harmlessLine, messageOf } from '../../../domain/harmless-text';
import { asSentence } from '../../../domain/sentence';
import { nameRefusers } from '../../sql/name-refusers';
import { UNREAD } from '../connection/read-values';
import { type PostgresLocation, shownLocation } from '../location/postgres-url';
import { poolerKind } from './pooler-words';
import { type Explanation, LET_PASS, POSTGRES_EXPLANATIONS } from './postgres-explanations';
import { ReadOnlyError } from './read-only-error';
import { refusingFunctions } from './refusing-functions';
import { FOREIGN_KEY, isByOthers, refusingConstraint, refusingTables } from './refusing-tables';
import { TimeLimitError } from './time-limit';

/** What `pg` says without a code: that a connection has ended, or was not made in time. */
const ENDED =
  /^(?:Connection terminated|timeout expired|timeout exceeded|Client (?:was closed|has encountered))/;
/** In a message about a missing right, the server does not quote the name of the object. */
const DENIED = /^(permission denied for \w+) (?!(?:audit|pg)_)\S+/;
/** With this message a server refuses connections while its disk is full. It has no code for that. */
const NO_ROOM = /^could not write init file$/;
const NO_TLS = /^The server does not support SSL/;
const NO_PASSWORD = /client password must be a (?:non-empty )?string/;

/** A code of ours: something of others has refused it, whatever the code of the server. */
const BY_OTHERS = 'BY_OTHERS';

/** The unique indexes that keep two links, or two rows of `audit_gone`, from having the same place. */
const KEYS: readonly string[] = ['audit_batch_place', 'audit_gone_pkey'];

/**
 * The source files of the procedural languages, which say that somebody's function has raised the error. Its words may hold values of
 * entries.
 */
const FUNCTIONS = /^pl(?!an)/;

/** What is known about the work that failed. */
interface FailedWork {
  readonly onlyReads?: boolean;
  /** The triggers, policies and rules that may have refused it. */
  readonly refusers?: readonly string[];
}

/** Makes a failure of PostgreSQL an error that says what happened to which server, and what to do. */
export function explainPostgresFailure(
  location: PostgresLocation | undefined,
  error: unknown,
  { onlyReads = false, refusers: found = [] }: FailedWork = {},
): AuditError {
  if (error instanceof AuditError) {
    return error;
  }
  const code = codeOf(error);
  const others = refusingTables(error);
  const kind = others.length > 0 ? FOREIGN_KEY : kindOf(error, code);
  const refusers = [code, BY_OTHERS, FOREIGN_KEY].includes(kind) ? refusersOf(error, found) : '';
  const words = saidBy(error, location);
  const notes = [
    ...(others.length > 0 ? [`in ${others.join(', ')}`] : []),
    ...(refusers !== '' ? [`refused by ${refusers}`] : []),
  ];
  const said = notes.length > 0 ? `${words} (${harmlessLine(notes.join('), ('))})` : words;
  const cause = Object.assign(new Error(said), { code });
  const name = location === undefined ? '' : ` "${harmlessLine(shownLocation(location))}"`;
  const { failure, advice, toRead } = findExplanation(kind, refusers !== '');
  const remedy = error instanceof TimeLimitError ? error.advice : onlyReads ? (toRead ?? advice) : advice;
  return new AuditStoreError(
    failure,
    `The PostgreSQL store${name} cannot be used: ${asSentence(said)} ${remedy}`,
    cause,
  );
}

function findExplanation(kind: string, isRefused: boolean): Explanation {
  return (
    POSTGRES_EXPLANATIONS.find(({ codes }) => codes.test(kind)) ?? {
      failure: 'AUDIT_STORE_FAILED',
      advice: isRefused ? LET_PASS : 'The cause tells what the server reported.',
    }
  );
}

/** The constraint that the server names, if it names one, and what else may have refused the work. */
function refusersOf(error: unknown, found: readonly string[]): string {
  const constraint = refusingConstraint(error);
  const [inner, ...others] = isByOthers(error) ? refusingFunctions(error) : [];
  const named = found.length > 0 || inner === undefined ? found : [`the function ${others.at(-1) ?? inner}`];
  const within = others.length > 0 ? named.map((one) => `${one}, within ${inner}`) : named;
  return nameRefusers([...(constraint === undefined ? [] : [constraint]), ...within]);
}

/** What the server says, without secrets. */
export function saidBy(error: unknown, location?: PostgresLocation): string {
  return FUNCTIONS.test(String(Object(error).file))
    ? `a trigger or a function of the database has refused it (${codeOf(error)}); the log of the server has its words`
    : withoutSecrets(messageOf(error), location);
}

function codeOf(error: unknown): string {
  const { code } = Object(error);
  const message = messageOf(error);
  if (NO_ROOM.test(message)) {
    return '53100';
  }
  if (typeof code === 'string') {
    return code;
  }
  if (NO_TLS.test(message)) {
    return 'ERR_TLS_UNSUPPORTED';
  }
  if (UNREAD.test(message)) {
    return 'ETIMEDOUT';
  }
  return ENDED.test(message) ? 'ECONNRESET' : 'UNKNOWN';
}

/** The code; or one of ours, if the code does not tell why it failed, or that it failed while connecting, or if `pg` gives none. */
function kindOf(error: unknown, code: string): string {
  if (isByOthers(error)) {
    return BY_OTHERS;
  }
  if (error instanceof ReadOnlyError) {
    return error.isSet ? `SET_${code}` : code;
  }
  const message = messageOf(error);
  if (UNREAD.test(message)) {
    return 'UNREAD';
  }
  const pooler = code === '08P01' ? poolerKind(message) : undefined;
  if (pooler !== undefined) {
    return pooler;
  }
  if (Object(error).severity === 'FATAL' && /^(?:42501|55000)$/.test(code)) {
    return `CONNECT_${code}`;
  }
  if (code === '23505' && KEYS.includes(String(Object(error).constraint))) {
    return `KEY_${code}`;
  }
  return NO_PASSWORD.test(message) ? 'NO_PASSWORD' : code;
}

/** What is in quotes, in any language of the server: a name of ours or of PostgreSQL, or everything up to the last quote. */
const QUOTED = /["«»„“”]\s?(?:pg_catalog\.)?(?:audit|pg)_\w+\s?["«»“”]|["«»„“”].*["«»“”]|["«»„“”].*$/gs;
const OWN_NAME = /^.\s?(?:pg_catalog\.)?(?:audit|pg)_\w+\s?.$/;

/**
 * Messages of the server name users, databases and values, and values may contain quotes. So everything in quotes is removed, except for
 * names of ours and of PostgreSQL; and so are the values that the URL has.
 */
function withoutSecrets(message: string, location: PostgresLocation | undefined): string {
  const { user, password, database, settings = {} } = location ?? {};
  const told = [user, password, database, ...Object.values(settings)].filter(
    (text): text is string => text !== undefined && text.length > 2,
  );
  // Quotes are replaced before the message is cut to its first line, because a value may contain line breaks.
  const [line = ''] = message.replace(QUOTED, (found) => (OWN_NAME.test(found) ? found : '"…"')).split('\n');
  return told.reduce((safe, secret) => safe.replaceAll(secret, '…'), line.replace(DENIED, '$1 …'));
}
