import { equal } from 'node:assert/strict';
import type { InterleavingExperiment } from '@audit-race/interleavings';
import axios, { type AxiosInstance } from 'axios';
import createAuthRefreshInterceptor336 from 'axios-auth-refresh-3.3.6';
import { createAuthRefresh as createAuthRefresh502 } from 'axios-auth-refresh-5.0.2';
import type { KnownRace } from '../known-race';
import { refreshOnRefusal, refreshTokenInUse, type Session } from '../subjects/refresh-interceptors';

const experimentWith = (
  intercept: (client: AxiosInstance, session: Session) => unknown,
): InterleavingExperiment => ({
  name: 'two requests with a token that has expired',
  setup(turns) {
    let valid = 1;
    const serve = (url: string | URL | Request, init?: RequestInit) => {
      const isAllowed = new Request(url, init).headers.get('authorization') === `Bearer ${valid}`;
      return new Response('', { status: isAllowed ? 200 : 401 });
    };
    const fetch = turns.control('fetch', serve);
    const client = axios.create({ adapter: 'fetch', env: { fetch }, baseURL: 'http://localhost' });
    const createToken = turns.control('createToken', () => {
      valid += 1;
      return String(valid);
    });
    const session = {
      token: '0',
      async refresh() {
        session.token = await createToken();
      },
    };
    client.interceptors.request.use((config) => {
      config.headers.Authorization = `Bearer ${session.token}`;
      return config;
    });
    intercept(client, session);
    return {
      callers: ['A', 'B'].map((name) => ({ name, kind: 'caller', run: () => client.get('/entries') })),
      check: () => equal(valid, 2, 'the token was refreshed more than once'),
    };
  },
});

export const axios2658: KnownRace = {
  subject: 'axios 1.21.1, the interceptor of the issue',
  issue: 'https://github.com/axios/axios/issues/2658',
  observed: 'each of several requests that are refused together refreshes the token',
  file: __filename,
  experiment: experimentWith(refreshOnRefusal),
  fixes: [
    {
      subject: 'axios-auth-refresh 3.3.6',
      experiment: experimentWith((client, session) =>
        createAuthRefreshInterceptor336(client, session.refresh),
      ),
    },
    {
      subject: 'axios-auth-refresh 5.0.2',
      experiment: experimentWith((client, session) => createAuthRefresh502(client, session.refresh)),
    },
    { subject: 'one refresh for one token', experiment: experimentWith(refreshTokenInUse) },
  ],
  adapters: [],
};
