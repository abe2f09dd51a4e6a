import { channel } from 'node:diagnostics_channel';
import { namesOf } from '../domain/known-names';

/** What every signal tells. */
export interface AuditSignal {
  /** Which audit log it is: its database URL, without a user, a password and parameters. */
  readonly log: string;
}

/** What is held at that moment. */
export interface HeldSignal extends AuditSignal {
  /** How many entries are held: accepted, and not yet stored. */
  readonly heldCount: number;
  /** How many bytes they take; see the option `queueBytesMax`. */
  readonly heldBytes: number;
}

/** A batch is on its way to the store for the first time: these entries were accepted since the last one. */
export interface AcceptedSignal extends HeldSignal {
  /** How many entries the batch has. */
  readonly entries: number;
  /** How many bytes they take. */
  readonly bytes: number;
}

/** A batch is on disk. */
export interface StoredSignal extends AcceptedSignal {
  /** How long the store took, from the call that stored it, in milliseconds. */
  readonly durationMs: number;
  /** How often the batch was sent: 1 where it was stored at once. */
  readonly attempt: number;
}

/**
 * Entries were refused or dropped since the last signal of this kind; the first in a row is published at once, the others within a second.
 */
export interface RefusedSignal extends HeldSignal {
  /** The queue was full. */
  readonly full: number;
  /** Closing had begun. */
  readonly closed: number;
  /** The entry itself could not be accepted. */
  readonly invalid: number;
}

/** An attempt to store has failed, and will be made again. */
export interface RetriedSignal extends HeldSignal {
  /** How many attempts have failed in a row. */
  readonly attempt: number;
  /** Why: the `code` of the failure. */
  readonly code: string;
}

/** The writer has given up for now; entries are held. */
export interface GivenUpSignal extends HeldSignal {
  /** Why: the `code` of the failure. */
  readonly code: string;
}

/** Old entries were deleted. */
export interface PrunedSignal extends AuditSignal {
  /** How many have gone. */
  readonly deleted: number;
}

/** The clock has jumped; also an entry `audit.clock` of the log. */
export interface ClockSignal extends AuditSignal {
  /** What time it was: ISO 8601. */
  readonly from: string;
  /** What time it is now: ISO 8601. */
  readonly to: string;
}

/** The engine was lost, and another has taken its place. */
export interface ReplacedSignal extends AuditSignal {
  /** Why the one before was lost: the `code` of the failure. */
  readonly code: string;
}

/** The channels of `node:diagnostics_channel` that an audit log publishes on, and what it publishes. */
export interface AuditSignals {
  /** A batch is on its way for the first time. */
  readonly 'audit-race:accepted': AcceptedSignal;
  /** A batch is on disk. */
  readonly 'audit-race:stored': StoredSignal;
  /** Entries were refused or dropped. */
  readonly 'audit-race:refused': RefusedSignal;
  /** An attempt has failed, and will be made again. */
  readonly 'audit-race:retried': RetriedSignal;
  /** The writer has given up for now. */
  readonly 'audit-race:given-up': GivenUpSignal;
  /** Old entries were deleted. */
  readonly 'audit-race:pruned': PrunedSignal;
  /** The clock has jumped. */
  readonly 'audit-race:clock': ClockSignal;
  /** The engine was lost, and another has taken its place. */
  readonly 'audit-race:replaced': ReplacedSignal;
}

type ShortName<Name> = Name extends `audit-race:${infer Short}` ? Short : never;

/** The channels, by their names without the prefix. */
export type SignalName = ShortName<keyof AuditSignals>;

const NAMES = namesOf<SignalName>({
  accepted: true,
  stored: true,
  refused: true,
  retried: true,
  'given-up': true,
  pruned: true,
  clock: true,
  replaced: true,
});

const channels = new Map(NAMES.map((name) => [name, channel(`audit-race:${name}`)]));

/** Publishes what one audit log does. Where nobody has subscribed, nothing is computed. */
export class Signals {
  readonly #log: string;

  constructor(databaseUrl: string) {
    this.#log = nameOf(databaseUrl);
  }

  /** Publishes what `facts` gives. A subscriber may do anything, so call this last. */
  publish<Name extends SignalName>(
    name: Name,
    facts: () => Omit<AuditSignals[`audit-race:${Name}`], 'log'>,
  ): void {
    const to = channels.get(name);
    if (to?.hasSubscribers) {
      to.publish(Object.freeze({ log: this.#log, ...facts() }));
    }
  }
}

/**
 * The name of a log. For a file it is the URL. For a server, whose URL may have secrets in every other part, it is the scheme, the hosts
 * and the database, but no part that may be the end of a password with a character that should have been encoded.
 */
function nameOf(databaseUrl: string): string {
  const [, scheme, user, hosts = '', path = '', rest = ''] =
    /^(postgres(?:ql)?:\/\/)([^/?#]*@)?([^/?#@]*)(\/[^/?#]*)?(.*)$/is.exec(databaseUrl) ?? [];
  if (scheme === undefined) {
    return databaseUrl.replace(/(?<=:\/\/)[^/@]*@/, '');
  }
  if (user === undefined && hosts.includes(':') && (path + rest).includes('@')) {
    return scheme;
  }
  return /^\/[^@:]+$/.test(path) && /^(?:\?|$)/.test(rest) ? scheme + hosts + path : scheme + hosts;
}
