import { deepEqual } from 'node:assert/strict';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import type { KnownRace } from '../known-race';

/** The used part of the package. */
interface AlbyPackage {
  readonly auth: { readonly OAuth2User: new (options: object) => object };
  readonly Client: new (user: object) => { accountBalance(params: object): Promise<object> };
}

const experimentWith = (name: string): InterleavingExperiment => ({
  name: 'two requests with a token that has expired',
  async setup(turns) {
    let issued = 0;
    const respond = ({ url }: Request) => {
      const { pathname, searchParams } = new URL(url);
      if (pathname !== '/oauth/token') {
        return Response.json({ balance: 21 });
      }
      if (searchParams.get('refresh_token') !== `refresh ${issued}`) {
        return Response.json({ error: 'invalid_grant' }, { status: 401 });
      }
      issued += 1;
      const next = { access_token: `token ${issued}`, refresh_token: `refresh ${issued}` };
      return Response.json({ ...next, expires_in: 7200 });
    };
    const fetch = turns.controlFetch(respond);
    const { auth, Client } = await turns.load<AlbyPackage>(name, { modules: { 'cross-fetch': fetch } });
    const token = { access_token: 'token 0', refresh_token: 'refresh 0', expires_at: 1 };
    const client = new Client(new auth.OAuth2User({ client_id: 'app', callback: 'app:', scopes: [], token }));
    return {
      callers: ['A', 'B'].map((caller) => ({
        name: caller,
        kind: 'caller',
        run: () => client.accountBalance({}),
      })),
      check: (outcomes) =>
        deepEqual(
          outcomes.map(({ status }) => status),
          ['fulfilled', 'fulfilled'],
          'a request was refused: its refresh token had been used',
        ),
    };
  },
});

export const albyJsSdk22: KnownRace = {
  subject: 'alby-js-sdk 1.7.1',
  issue: 'https://github.com/getAlby/js-sdk/issues/22',
  observed: 'each of two requests with an expired token refreshes it, and the second is refused',
  file: __filename,
  experiment: experimentWith('alby-js-sdk-1.7.1'),
  fixes: [{ subject: 'alby-js-sdk 2.3.0', experiment: experimentWith('alby-js-sdk-2.3.0') }],
  adapters: [],
};
