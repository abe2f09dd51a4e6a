import type { StoreFailure } from '../../../domain/errors';

/** What a failure means when something took longer than a setting allows, where nothing more is known: see `TimeLimitError`. */
export const TIME_LIMITS: readonly {
  readonly codes: RegExp;
  readonly failure: StoreFailure;
  readonly advice: string;
}[] = [
  {
    codes: /^25P03$/,
    failure: 'AUDIT_STORE_IO',
    advice:
      'The server has ended the connection; it is made again. Where that goes on, give this user a longer idle_in_transaction_session_timeout: ALTER ROLE … SET.',
  },
  {
    codes: /^57P05$/,
    failure: 'AUDIT_STORE_IO',
    advice:
      'The server has ended the connection, because nothing was asked over it for longer than idle_session_timeout allows; it is made again. Where that goes on, give this user a longer one: ALTER ROLE … SET.',
  },
  {
    codes: /^UNREAD$/,
    failure: 'AUDIT_STORE_IO',
    advice:
      'The program has given pg a query_timeout, and the server has not answered within it. It is tried again. Where that goes on, make it longer, or leave it out.',
  },
  {
    codes: /^57014$/,
    failure: 'AUDIT_STORE_BUSY',
    advice:
      'Somebody has cancelled it, or it took longer than statement_timeout allows. It is tried again. Where that goes on, look at statement_timeout of this user, of the database and of the connection: ALTER ROLE … SET makes it longer.',
  },
  {
    codes: /^55P03$/,
    failure: 'AUDIT_STORE_BUSY',
    advice:
      'Somebody else has locked what it needs, for longer than lock_timeout allows. It is tried again. Where that goes on, look at pg_locks of the server, and at lock_timeout of this user, of the database and of the connection: ALTER ROLE … SET makes it longer.',
  },
  {
    codes: /^25P04$/,
    failure: 'AUDIT_STORE_BUSY',
    advice:
      'It took longer than transaction_timeout allows. It is tried again. Where that goes on, look at transaction_timeout of this user, of the database and of the connection: ALTER ROLE … SET makes it longer.',
  },
];
