import type { AxiosInstance } from 'axios';

/** The token of a client, and how to get a new one. */
export interface Session {
  token: string;
  refresh(): Promise<void>;
}

/** The interceptor of axios issue 2658: each refused request gets a new token and is sent again. */
export function refreshOnRefusal(client: AxiosInstance, session: Session): void {
  client.interceptors.response.use(undefined, async (error) => {
    if (error.response?.status !== 401 || error.config.isSentAgain) {
      throw error;
    }
    await session.refresh();
    return await client({ ...error.config, isSentAgain: true });
  });
}

/** The fix: requests that are refused together share one new token, and a request with an older token than the current one needs none. */
export function refreshTokenInUse(client: AxiosInstance, session: Session): void {
  let refreshing: Promise<void> | undefined;
  client.interceptors.response.use(undefined, async (error) => {
    if (error.response?.status !== 401 || error.config.isSentAgain) {
      throw error;
    }
    if (error.config.headers.Authorization === `Bearer ${session.token}`) {
      refreshing ??= session.refresh().finally(() => {
        refreshing = undefined;
      });
      await refreshing;
    }
    return await client({ ...error.config, isSentAgain: true });
  });
}
