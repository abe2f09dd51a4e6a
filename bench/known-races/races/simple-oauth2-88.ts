import { deepEqual } from 'node:assert/strict';
import { callbackify } from 'node:util';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import { controlTimers } from '../adapters/controlled-timers';
import { forgetModules, replaceModule } from '../adapters/replaced-module';
import type { KnownRace } from '../known-race';

interface Token {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
}

/** What of the package is used here. */
type CreateOAuth2 = (options: object) => {
  readonly accessToken: { create(token: Token): { refresh(): Promise<{ readonly token: Token }> } };
};

const experimentWith = (name: string): InterleavingExperiment => ({
  name: 'the tokens of two users have expired',
  setup(turns) {
    const stopTimers = controlTimers(turns);
    const answer = turns.control('request', ({ form }: { form: Token }) => {
      const token: Token = { ...form, access_token: `new token of ${form.refresh_token}`, expires_in: 60 };
      return { statusCode: 200, body: token };
    });
    const request = callbackify(answer);
    forgetModules('bluebird');
    const forgetRequest = replaceModule(
      name,
      'request',
      (options: { form: Token }, done: (...args: unknown[]) => void) =>
        request(options, (error, response) => done(error, response, response?.body)),
    );
    const createOAuth2: CreateOAuth2 = require(name);
    const { accessToken } = createOAuth2({
      clientID: 'app',
      clientSecret: 'secret',
      site: 'http://localhost',
    });
    const saved: Record<string, string> = {};
    const visit = async (user: string) => {
      const expired = { access_token: `old token of ${user}`, refresh_token: user, expires_in: 0 };
      const { token } = await accessToken.create(expired).refresh();
      saved[user] = token.access_token;
    };
    return {
      callers: ['Ada', 'Grace'].map((user) => ({ name: user, run: () => visit(user) })),
      check: () => deepEqual(saved, { Ada: 'new token of Ada', Grace: 'new token of Grace' }),
      cleanUp() {
        forgetRequest();
        stopTimers();
      },
    };
  },
});

export const simpleOauth288: KnownRace = {
  subject: 'simple-oauth2 0.7.0',
  issue: 'https://github.com/lelylan/simple-oauth2/issues/88',
  observed: 'of two users whose tokens are refreshed at one time, one is given the token of the other',
  file: __filename,
  experiment: experimentWith('simple-oauth2-0.7.0'),
  fixes: [{ subject: 'simple-oauth2 0.8.0', experiment: experimentWith('simple-oauth2-0.8.0') }],
  adapters: ['timers as turns', 'a replaced module that takes callbacks', 'bluebird with new state'],
};
