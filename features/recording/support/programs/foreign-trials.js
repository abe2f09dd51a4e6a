// Tries an audit log with parts that misbehave (PART, each in its moments), and prints what became of each trial as JSON.
const { setImmediate: nextTurn, setTimeout: wait } = require('node:timers/promises');
const { AuditService } = require('audit-race');
const parts = require('./foreign-parts');

const LIMIT_MS = 20_000;
/** By chance, and the same in every run. */
const MIXED_TRIALS = 300;
const SEED = 11;

const warnings = [];
const stray = [];
process.on('warning', ({ name, code }) => warnings.push(`${name} ${code}`));
process.on('unhandledRejection', () => stray.push('a rejection that nobody handles'));
process.on('uncaughtException', () => stray.push('an error that nobody catches'));

const quick = { batchWaitMs: 1, retryWaitMs: 1, retryWaitMsMax: 2, attemptsMax: 3 };
const busy = () => Object.assign(new Error('busy'), { code: 'AUDIT_STORE_BUSY' });

/** How the store fares: so many calls fail before it does what the engine of the trial does. */
const MOMENTS = {
  'all is well': { failing: 0 },
  'it tries again': { failing: 2 },
  'it gives up': { failing: 3 },
  'it gives up for good': { failing: 99, attemptsMax: 1 },
  'the queue is full': { failing: 0, queueEntriesMax: 2, whenFull: 'drop' },
};

const BEHAVIOURS = {
  logger: parts.loggers,
  clock: parts.clocks,
  store: parts.stores,
  createEngine: parts.createEngines,
};

/** How a promise settles, or `undefined` where it does not. */
async function settle(promise) {
  const late = new AbortController();
  const settled = Promise.resolve(promise).then(
    (value) => ({ value }),
    (error) => ({ error }),
  );
  const end = await Promise.race([settled, wait(LIMIT_MS, undefined, { signal: late.signal })]);
  late.abort();
  return end;
}

/** Records three entries, whatever happens meanwhile. */
async function record(log, faults) {
  const receipts = [];
  for (let number = 1; number <= 3; number += 1) {
    try {
      receipts.push(log.record({ eventType: 'tried', details: { number } }));
    } catch {
      faults.push('record() has thrown');
    }
    await nextTurn();
  }
  return receipts;
}

/** What was accepted is stored, or given back by an error of ours. */
function checkKept(closed, accepted, rows) {
  const given = closed.error?.entries ?? [];
  const kept = new Set([...rows.map(([id]) => id), ...given.map(({ id }) => id)]);
  return kept.size === accepted
    ? []
    : [`${accepted} were accepted, ${rows.length} stored and ${given.length} given back`];
}

/** How a call ended: well, not at all, or with an error that has a code of ours. */
function isOurs(end) {
  try {
    return end === undefined || !('error' in end) || end.error.code.startsWith('AUDIT_');
  } catch {
    return false;
  }
}

/** Waits for all that can be waited for, and says what is wrong. */
async function tryOptions(options, { rows, timeoutMs, retriesMax }) {
  const faults = [];
  const log = new AuditService({ ...quick, ...options(() => log) });
  const receipts = await record(log, faults);
  const limit = timeoutMs === undefined ? {} : { timeoutMs };
  const waited =
    timeoutMs === undefined ? [log.ensureSession(), ...receipts.map((receipt) => receipt.stored())] : [];
  const ends = await Promise.all([log.flush(limit), ...waited].map(settle));
  if (ends.includes(undefined)) {
    faults.push('flush() or stored() has not settled');
  }
  const closed = await settle(log.close(limit));
  if (![...ends, closed].every(isOurs)) {
    faults.push('a promise has rejected with what is no error of the audit log');
  }
  if (log.stats().retries > retriesMax) {
    faults.push(`a batch was sent again ${log.stats().retries} times`);
  }
  return closed === undefined
    ? [...faults, 'close() has not settled']
    : [...faults, ...checkKept(closed, log.stats().accepted, rows)];
}

function engineOf(failing, rows, store = (stores) => Promise.resolve(stores())) {
  let left = failing;
  return parts.wholeEngine((stores) => {
    left -= 1;
    return left >= 0 ? Promise.reject(busy()) : store(stores);
  }, rows);
}

/** One trial: what misbehaves how, and when. */
async function tryOne({ moment, behaviours }) {
  const { failing, ...options } = MOMENTS[moment];
  const rows = [];
  const { logger, clock, store, createEngine } = behaviours;
  const given = (log) => ({
    ...options,
    ...(logger && { logger: parts.loggers[logger](log) }),
    ...(clock && { clock: parts.clocks[clock]() }),
    ...(createEngine
      ? { createEngine: parts.createEngines[createEngine] }
      : { engine: engineOf(failing, rows, parts.stores[store]) }),
  });
  const isSilent = Object.values(behaviours).includes('never answers');
  // A timer that rings twice must not count twice. What else may fail may be tried as often as it likes.
  const retriesMax = Object.keys(behaviours).join() === 'clock' ? failing : Infinity;
  const faults = await tryOptions(given, { rows, timeoutMs: isSilent ? 50 : undefined, retriesMax });
  return { name: `${JSON.stringify(behaviours)} when ${moment}`, faults };
}

/** Every behaviour of a part at every moment. */
function trialsOf(part) {
  const moments = part === 'createEngine' ? ['all is well'] : Object.keys(MOMENTS);
  return Object.keys(BEHAVIOURS[part]).flatMap((behaviour) =>
    moments.map((moment) => ({ moment, behaviours: { [part]: behaviour } })),
  );
}

/** Logger, clock and store misbehave at once. */
function mixedTrials() {
  let state = SEED;
  const pick = (names) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return names[Math.floor((state / 2 ** 32) * names.length)];
  };
  return Array.from({ length: MIXED_TRIALS }, () => ({
    moment: pick(Object.keys(MOMENTS)),
    behaviours: Object.fromEntries(
      ['logger', 'clock', 'store'].map((part) => [part, pick(Object.keys(BEHAVIOURS[part]))]),
    ),
  }));
}

async function main() {
  const { PART: part } = process.env;
  const trials = part === 'everything' ? mixedTrials() : trialsOf(part);
  const outcomes = await Promise.all(trials.map(tryOne));
  await nextTurn();
  const warningCount = warnings.length;
  await tryOne({ moment: 'it gives up for good', behaviours: { logger: 'throws an error' } });
  await nextTurn();
  process.stdout.write(
    JSON.stringify({ outcomes, stray, warnings, ofOneLogger: warnings.length - warningCount }),
  );
}

main().catch((error) => {
  process.stderr.write(String(error));
});
