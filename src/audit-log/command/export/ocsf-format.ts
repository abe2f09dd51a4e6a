import { isIP } from 'node:net';
import type { AuditEntry } from '../../domain/entry';
import { jsonOf } from '../showing/columns';
import type { EntryFormat } from './entry-format';

/** The version of the schema; each attribute below is in all versions from this one to 1.9. */
const VERSION = '1.2.0';

/** The classes of the schema that an entry can be. */
interface OcsfClass {
  readonly category_uid: number;
  readonly category_name: string;
  readonly class_uid: number;
  readonly class_name: string;
}

const API_ACTIVITY: OcsfClass = {
  category_uid: 6,
  category_name: 'Application Activity',
  class_uid: 6003,
  class_name: 'API Activity',
};
const ENTITY_MANAGEMENT: OcsfClass = {
  category_uid: 3,
  category_name: 'Identity & Access Management',
  class_uid: 3004,
  class_name: 'Entity Management',
};
const BASE_EVENT: OcsfClass = {
  category_uid: 0,
  category_name: 'Uncategorized',
  class_uid: 0,
  class_name: 'Base Event',
};

/** What the last word of an event type says was done. */
const ACTIVITIES: readonly (readonly [id: number, name: string, words: RegExp])[] = [
  [1, 'Create', /^(?:create|add|insert)(?:d|ed)?$/i],
  [2, 'Read', /^(?:read|view(?:ed)?|list(?:ed)?|get|got|export(?:ed)?|download(?:ed)?)$/i],
  [3, 'Update', /^(?:update|change|edit|modify|rename|set)(?:d|ed)?$|^modified$/i],
  [4, 'Delete', /^(?:delete|remove|erase|prune)d?$/i],
];

/**
 * OCSF events, one a line. An entry is of the narrowest class of which it has what the schema demands: API Activity where it is
 * known who did it and from where, else Entity Management where it is known to what; else a Base Event. Nothing is made up.
 */
export function ocsfFormat(release: string): EntryFormat {
  return { head: '', write: (entry) => `${jsonOf(eventOf(entry, release))}\n` };
}

function eventOf(entry: AuditEntry, release: string): object {
  const kind = classOf(entry);
  const activity = activityOf(entry, kind);
  return {
    ...activity,
    ...kind,
    type_uid: kind.class_uid * 100 + activity.activity_id,
    time: Date.parse(entry.occurredAt ?? entry.time),
    message: [entry.actor, entry.eventType, entry.subject, entry.outcome].filter(Boolean).join(' '),
    metadata: metadataOf(entry, release),
    severity_id: 1,
    severity: 'Informational',
    ...statusOf(entry),
    ...partsOf(entry, kind),
    ...unmappedOf(entry, kind),
  };
}

function classOf({ actor, sourceAddress, subject }: AuditEntry): OcsfClass {
  if (actor !== undefined && sourceAddress !== undefined) {
    return API_ACTIVITY;
  }
  return subject === undefined ? BASE_EVENT : ENTITY_MANAGEMENT;
}

function activityOf({ eventType }: AuditEntry, kind: OcsfClass) {
  const word = eventType.slice(eventType.lastIndexOf('.') + 1);
  const [id, name] = (kind !== BASE_EVENT && ACTIVITIES.find(([, , words]) => words.test(word))) || [];
  return { activity_id: id ?? 99, activity_name: name ?? eventType };
}

function metadataOf({ id, time, eventType, correlationId, tenant }: AuditEntry, release: string) {
  return {
    version: VERSION,
    product: { name: 'audit-race', vendor_name: 'audit-race', version: release },
    uid: id,
    event_code: eventType,
    correlation_uid: correlationId,
    tenant_uid: tenant,
    logged_time: Date.parse(time),
    original_time: time,
  };
}

function statusOf({ outcome }: AuditEntry) {
  if (outcome === undefined) {
    return { status_id: 0, status: 'Unknown' };
  }
  if (outcome === 'success') {
    return { status_id: 1, status: 'Success' };
  }
  const isFailure = ['failure', 'denied', 'error'].includes(outcome);
  return isFailure
    ? { status_id: 2, status: 'Failure', status_detail: outcome }
    : { status_id: 99, status: outcome };
}

/** Who, from where and to what, in the places that a class has for them. */
function partsOf(entry: AuditEntry, kind: OcsfClass): object {
  const { actor, sessionId, sourceAddress, subject, userAgent, eventType } = entry;
  if (kind === BASE_EVENT) {
    return {};
  }
  return {
    actor: actor === undefined && sessionId === undefined ? undefined : actorOf(entry),
    src_endpoint: sourceAddress === undefined ? undefined : endpointOf(sourceAddress),
    http_request: userAgent === undefined ? undefined : { user_agent: userAgent },
    ...(kind === API_ACTIVITY
      ? {
          api: { operation: eventType },
          resources: subject === undefined ? undefined : [{ name: subject }],
        }
      : { entity: { name: subject } }),
  };
}

function actorOf({ actor, sessionId }: AuditEntry) {
  return {
    user: actor === undefined ? undefined : { name: actor },
    session: sessionId === undefined ? undefined : { uid: sessionId },
  };
}

function endpointOf(sourceAddress: string) {
  return isIP(sourceAddress) === 0 ? { name: sourceAddress } : { ip: sourceAddress };
}

/** What the schema has no place for, under the names that we have. */
function unmappedOf({ traceId, details, ...entry }: AuditEntry, kind: OcsfClass): object {
  const { actor, sessionId, sourceAddress, userAgent } = entry;
  const parts = kind === BASE_EVENT ? { actor, sessionId, sourceAddress, userAgent } : {};
  const unmapped = { ...parts, traceId, details };
  return Object.values(unmapped).some((value) => value !== undefined) ? { unmapped } : {};
}
