import { deepEqual } from 'node:assert/strict';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import express from 'express-4.18.2';
import inject from 'light-my-request';
import type { KnownRace } from '../known-race';
import { publishedRatios } from '../published-ratios';
import { answerByItself, answerBySetting } from '../subjects/report-handlers';

const experimentWith = (answer: typeof answerBySetting): InterleavingExperiment => ({
  name: 'two ask for a report, one of them for a pretty one',
  setup(turns) {
    // An injected request answers after three immediates. By default, a timer may ring less often.
    turns.controlTimers({ ringsMax: 10 });
    const app = express();
    const load = turns.control('load', async () => ({ lines: 3 }));
    app.get('/:spaces', answer(app, load));
    const bodies: string[] = [];
    const ask = async (spaces: number) => {
      bodies[spaces] = (await inject(app, `/${spaces}`)).body;
    };
    return {
      callers: [0, 1].map((spaces) => ({ name: `${spaces} spaces`, run: () => ask(spaces) })),
      check: () => deepEqual(bodies, ['{"lines":3}', '{\n "lines": 3\n}']),
    };
  },
});

export const express3536: KnownRace = {
  subject: 'express 4.18.2, one setting for all',
  issue: 'https://github.com/expressjs/express/issues/3536',
  observed:
    'a handler that sets "json spaces" on the application for one request gives its format to another',
  file: __filename,
  experiment: experimentWith(answerBySetting),
  fixes: [{ subject: 'a format for each answer', experiment: experimentWith(answerByItself) }],
  adapters: [],
  published: publishedRatios.expressUser,
};
