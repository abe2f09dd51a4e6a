import type { EngineSource } from '#audit-log/session/open-engine';
import { Session } from '#audit-log/session/session';
import { sessionAsItWas } from '../../../support/audit-service-as-it-was';
import { SessionThatClosesOutsideTheLock } from '../wrong-fixes/session-that-closes-outside-the-lock';
import { SessionThatCountsNoCalls } from '../wrong-fixes/session-that-counts-no-calls';
import { SessionThatForgetsHalfOpenEngines } from '../wrong-fixes/session-that-forgets-half-open-engines';

/** The service as it is, as it was, and as it would be with a fix that is wrong, by the words of the scenarios. */
export const sides: Readonly<Record<string, (source: EngineSource) => Session>> = {
  'as it is': (source) => new Session(source),
  'as it was': sessionAsItWas,
  'that forgets half-open engines': (source) => new SessionThatForgetsHalfOpenEngines(source),
  'that closes outside the lock': (source) => new SessionThatClosesOutsideTheLock(source),
  'that counts no calls in flight': (source) => new SessionThatCountsNoCalls(source),
};
