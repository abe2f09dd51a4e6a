import type { Envelope } from '#cucumber/ground/envelope';

/** What became of a scenario on one day. */
interface Ending {
  readonly name: string;
  /** The status of each attempt; none where it was left out. */
  readonly statuses: readonly string[];
  readonly seconds: number;
  /** What a hook of the harness has put on record of it. */
  readonly record: object | undefined;
}

const endings: Readonly<Record<string, readonly string[]>> = {
  passed: ['PASSED'],
  failed: ['FAILED'],
  flaky: ['FAILED', 'PASSED'],
  skipped: ['SKIPPED'],
  pending: ['PENDING'],
  undefined: ['UNDEFINED'],
  shown: ['PASSED'],
  captured: ['SKIPPED'],
  'left out': [],
};
const records: Readonly<Record<string, object>> = {
  shown: makeRecord('shown-capture.json', { issues: [7] }),
  captured: makeRecord('verdict.json', {
    verdict: 'captured',
    issues: [7],
    expectedFailure: null,
    seen: null,
  }),
};
const uri = 'features/shop/basket.feature';
const startOfYear = Date.UTC(2026, 0, 1, 12) / 1000;

/**
 * The messages of a run on a day of 2026, which took a minute: `tea passed, salt failed, oil flaky, rice left out, milk passed in 5 s`;
 * `wine skipped` and what is pending or undefined leaves it green, as where a suite is lenient or run dry; `wine passed at attempt 4` failed before, each time in another way; `9 others failed` are as many; `milk shown` is a capture that was not judged, and `milk captured` one that was; `cut off` at the end for a
 * run that did not end.
 */
export function makeDailyRun(day: number, told: string): Envelope[] {
  const [scenarios = '', ...cut] = told.split(', cut off');
  const ran = scenarios.split(', ').flatMap(readEndings);
  const seconds = startOfYear + (day - 1) * 24 * 60 * 60;
  const success = ran.every(({ statuses }) => !(statuses.at(-1) === 'FAILED'));
  const messages = [
    { meta: { ci: { name: 'A build system', git: { revision: `commit-of-day-${day}` } } } },
    {
      gherkinDocument: {
        uri,
        feature: { name: 'The basket', children: ran.map(({ name }) => ({ scenario: { id: name, name } })) },
      },
    },
    ...ran.map(({ name }) => ({
      pickle: {
        id: `pickle-${name}`,
        uri,
        name,
        astNodeIds: [name],
        steps: [{ id: `step-${name}`, text: name }],
      },
    })),
    { testRunStarted: { timestamp: { seconds, nanos: 0 } } },
    ...ran.flatMap(messagesOf),
    ...(cut.length > 0
      ? []
      : [{ testRunFinished: { success, timestamp: { seconds: seconds + 60, nanos: 0 } } }]),
  ];
  return JSON.parse(JSON.stringify(messages));
}

function makeRecord(fileName: string, record: object): object {
  return {
    fileName,
    mediaType: 'application/json',
    contentEncoding: 'IDENTITY',
    body: JSON.stringify(record),
  };
}

function readEndings(told: string): Ending[] {
  const [, number, how] = /^(\d+) others (.*)$/.exec(told) ?? [];
  return number === undefined
    ? [readEnding(told)]
    : Array.from({ length: Number(number) }, (_, index) => readEnding(`other-${index} ${how}`));
}

function readEnding(told: string): Ending {
  const {
    name = '',
    how = '',
    time = '0',
    unit = 's',
    attempt = '1',
  } = /^(?<name>\S+) (?<how>passed|failed|flaky|skipped|pending|undefined|shown|captured|left out)(?: at attempt (?<attempt>\d+))?(?: in (?<time>\d+) (?<unit>s|ms))?$/.exec(
    told,
  )?.groups ?? {};
  const statuses = endings[how];
  if (statuses === undefined) {
    throw new Error(`Nobody knows what "${told}" is.`);
  }
  const earlier = Array.from({ length: Number(attempt) - 1 }, () => 'FAILED');
  return {
    name,
    statuses: [...earlier, ...statuses],
    seconds: Number(time) / (unit === 's' ? 1 : 1000),
    record: records[how],
  };
}

function messagesOf({ name, statuses, seconds, record }: Ending): object[] {
  const testStepId = `test-step-${name}`;
  const attempts = statuses.flatMap((status, attempt) => {
    const id = `${name}-${attempt}`;
    const testStepResult = {
      status,
      message: status === 'FAILED' ? `no ${name}${statuses.length > 2 ? `, ${attempt}` : ''}` : undefined,
      duration: { seconds: Math.floor(seconds), nanos: Math.round((seconds % 1) * 1e9) },
    };
    return [
      { testCaseStarted: { id, testCaseId: `case-${name}`, attempt } },
      ...(record ? messagesOfHook(record, { testCaseStartedId: id, testStepId: `hook-${name}` }) : []),
      { testStepFinished: { testCaseStartedId: id, testStepId, testStepResult } },
    ];
  });
  const testSteps = [
    ...(record ? [{ id: `hook-${name}`, hookId: 'hook' }] : []),
    { id: testStepId, pickleStepId: `step-${name}` },
  ];
  return attempts.length === 0
    ? []
    : [{ testCase: { id: `case-${name}`, pickleId: `pickle-${name}`, testSteps } }, ...attempts];
}

function messagesOfHook(record: object, where: object): object[] {
  const testStepResult = { status: 'PASSED', duration: { seconds: 0, nanos: 0 } };
  return [{ attachment: { ...record, ...where } }, { testStepFinished: { ...where, testStepResult } }];
}
