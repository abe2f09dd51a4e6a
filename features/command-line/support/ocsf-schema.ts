import assert from 'node:assert/strict';
import { isObject } from '#audit-log/domain/harmless-text';

/** What the schema 1.2.0 says of a class or an object: what must be there, what may, and of what there must be one at least. */
interface OcsfRule {
  readonly required: readonly string[];
  readonly others: readonly string[];
  readonly oneOf?: readonly string[];
}

const BASE: OcsfRule = {
  required: ['activity_id', 'category_uid', 'class_uid', 'metadata', 'severity_id', 'time', 'type_uid'],
  others: [
    ...[
      'activity_name',
      'category_name',
      'class_name',
      'type_name',
      'enrichments',
      'message',
      'observables',
      'raw_data',
    ],
    ...[
      'severity',
      'status',
      'status_code',
      'status_detail',
      'status_id',
      'unmapped',
      'count',
      'duration',
      'end_time',
    ],
    ...['start_time', 'timezone_offset'],
  ],
};

/** The classes that an entry can be, by their number. */
const CLASSES: Readonly<Record<number, OcsfRule>> = {
  0: BASE,
  3004: {
    required: [...BASE.required, 'entity'],
    others: [...BASE.others, 'actor', 'comment', 'entity_result', 'http_request', 'src_endpoint', 'device'],
  },
  6003: {
    required: [...BASE.required, 'actor', 'api', 'src_endpoint'],
    others: [...BASE.others, 'dst_endpoint', 'http_request', 'resources'],
  },
};

const OBJECTS: Readonly<Record<string, OcsfRule>> = {
  metadata: {
    required: ['product', 'version'],
    others: ['correlation_uid', 'event_code', 'logged_time', 'original_time', 'tenant_uid', 'uid'],
  },
  product: { required: ['vendor_name'], others: ['name', 'version'], oneOf: ['name', 'uid'] },
  actor: { required: [], others: ['user', 'session'], oneOf: ['user', 'session'] },
  user: { required: [], others: ['name'], oneOf: ['account', 'name', 'uid'] },
  session: { required: [], others: ['uid'] },
  api: { required: ['operation'], others: [] },
  entity: { required: [], others: ['name'], oneOf: ['name', 'uid'] },
  src_endpoint: { required: [], others: ['ip', 'name'], oneOf: ['ip', 'name'] },
  http_request: { required: [], others: ['user_agent'] },
};

/** Holds an event against the rules of its class, and its objects against theirs. */
export function assertOcsf(event: unknown): void {
  assert.ok(isObject(event), 'An event is an object.');
  const rule = CLASSES[Number(event.class_uid)];
  assert.ok(rule !== undefined, `There is no class ${String(event.class_uid)} here.`);
  assertKept(event, rule, 'the event');
  assert.equal(event.type_uid, Number(event.class_uid) * 100 + Number(event.activity_id));
  assert.equal(event.category_uid, Math.floor(Number(event.class_uid) / 1000));
  assertObjects(event);
}

function assertObjects(parent: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(parent)) {
    const rule = OBJECTS[name];
    if (rule !== undefined && isObject(value)) {
      assertKept(value, rule, name);
      assertObjects(value);
    }
  }
}

function assertKept(value: object, { required, others, oneOf = [] }: OcsfRule, where: string): void {
  const names = Object.keys(value);
  assert.deepEqual(
    required.filter((name) => !names.includes(name)),
    [],
    `${where} lacks what it must have`,
  );
  assert.deepEqual(
    names.filter((name) => !required.includes(name) && !others.includes(name)),
    [],
    `${where} has what the schema does not know`,
  );
  assert.ok(
    oneOf.length === 0 || names.some((name) => oneOf.includes(name)),
    `${where} has none of ${oneOf.join(', ')}`,
  );
}
