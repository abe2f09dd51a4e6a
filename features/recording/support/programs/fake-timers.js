// Records while all timers of the program are faked, by sinon as Jest and Vitest do it, and says what was stored meanwhile.
const { setTimeout: wait } = require('node:timers/promises');
const sinon = require('sinon');

const { STORE_FILE: file, FAKED: faked } = process.env;
const realWait = wait;

/** Fakes by hand what a program may replace. */
function fakeByHand() {
  const { setTimeout: before } = globalThis;
  globalThis.setTimeout = () => ({ fake: true });
  return () => {
    globalThis.setTimeout = before;
  };
}

/** What `Date.now()` does on a machine whose clock tells no time, or none that fits into an entry. */
const DATES = {
  'reads 1969': () => -1,
  'reads 100000': () => 3_093_527_980_800_000,
  'reads nothing': () => undefined,
  throws: () => {
    throw new Error('no clock');
  },
};

function fakeDate(read) {
  const { now } = Date;
  Date.now = read;
  return () => {
    Date.now = now;
  };
}

function fake() {
  if (faked in DATES) {
    return fakeDate(DATES[faked]);
  }
  if (faked === 'by hand after loading') {
    return fakeByHand();
  }
  const clock = sinon.useFakeTimers();
  return () => clock.restore();
}

async function main() {
  let restore = faked === 'before loading' || faked in DATES ? fake() : undefined;
  const { AuditService } = require('audit-race');
  restore ??= fake();
  const log = new AuditService({ databaseUrl: `sqlite://${file}` });
  const inTest = log.record({ eventType: 'recorded.in.test' });
  const late = Symbol('late');
  const ends = await Promise.race([inTest.stored(), realWait(20_000, late)]);
  restore();
  const afterwards = log.record({ eventType: 'recorded.afterwards' });
  const afterwardsEnd = await Promise.race([afterwards.stored(), realWait(20_000, late)]);
  const { accepted, stored } = log.stats();
  const { entries } = await log.listEntries();
  const years = entries.map(({ time }) => new Date(time).getFullYear());
  await log.close();
  process.stdout.write(
    JSON.stringify({ accepted, stored, isStored: ends !== late && afterwardsEnd !== late, years }),
  );
  process.exit();
}

main().catch((error) => {
  process.stderr.write(String(error?.stack));
  process.exit(1);
});
