import { deepEqual } from 'node:assert/strict';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import type { KnownRace } from '../known-race';

interface Token {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
}

/** The used part of the package. */
type CreateOAuth2 = (options: object) => {
  readonly accessToken: { create(token: Token): { refresh(): Promise<{ readonly token: Token }> } };
};

type Respond = (error: null, response: object, token: Token) => void;

const experimentWith = (name: string): InterleavingExperiment => ({
  name: 'the tokens of two users have expired',
  async setup(turns) {
    turns.controlTimers();
    const request = turns.controlCallback('request', ({ form }: { form: Token }, respond: Respond) =>
      respond(null, { statusCode: 200 }, tokenOf(form.refresh_token, 'new')),
    );
    const createOAuth2 = await turns.load<CreateOAuth2>(name, { modules: { request } });
    const { accessToken } = createOAuth2({
      clientID: 'app',
      clientSecret: 'secret',
      site: 'http://localhost',
    });
    const saved: Record<string, string> = {};
    const visit = async (user: string) => {
      const { token } = await accessToken.create(tokenOf(user, 'old')).refresh();
      saved[user] = token.access_token;
    };
    return {
      callers: ['Ada', 'Grace'].map((user) => ({ name: user, run: () => visit(user) })),
      check: () => deepEqual(saved, { Ada: 'new token of Ada', Grace: 'new token of Grace' }),
    };
  },
});

function tokenOf(user: string, age: string): Token {
  return { access_token: `${age} token of ${user}`, refresh_token: user, expires_in: 60 };
}

export const simpleOauth288: KnownRace = {
  subject: 'simple-oauth2 0.7.0',
  issue: 'https://github.com/lelylan/simple-oauth2/issues/88',
  observed: 'of two users whose tokens are refreshed at one time, one is given the token of the other',
  file: __filename,
  experiment: experimentWith('simple-oauth2-0.7.0'),
  fixes: [{ subject: 'simple-oauth2 0.8.0', experiment: experimentWith('simple-oauth2-0.8.0') }],
  adapters: [],
};
