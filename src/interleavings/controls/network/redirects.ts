/** Sends one request, and resolves with its response. */
export type Send = (request: Request) => Promise<Response>;

const REDIRECTS_MAX = 20;
const redirecting: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const MOVED = [301, 302];
const SEE_OTHER = 303;

/** Headers that are not sent to another server, and headers of a body that is not sent again. */
const ofServer = ['authorization', 'cookie', 'host', 'proxy-authorization'];
const ofBody = ['content-encoding', 'content-language', 'content-location', 'content-type', 'content-length'];

/**
 * Sends a request and follows the redirects of the responses, as the platform's `fetch` does.
 *
 * @throws TypeError when there are too many redirects, or when the caller forbids them.
 */
export async function followRedirects(request: Request, send: Send): Promise<Response> {
  let asked = request;
  for (let count = 0; ; count += 1) {
    // Clone the request first: a redirect may need its body again after the responder has read it.
    const again = asked.body === null ? asked : asked.clone();
    const response = await send(asked);
    const location = redirecting.has(response.status) ? response.headers.get('location') : null;
    if (location === null || asked.redirect === 'manual') {
      return withAddress(response, asked.url, count > 0);
    }
    if (asked.redirect === 'error') {
      throw failure('unexpected redirect');
    }
    if (count === REDIRECTS_MAX) {
      throw failure('redirect count exceeded');
    }
    asked = nextOf(again, new URL(location, asked.url), response.status);
  }
}

function nextOf(request: Request, url: URL, status: number): Request {
  const { method, signal } = request;
  const isPost = method === 'POST' && MOVED.includes(status);
  const isOther = status === SEE_OTHER && method !== 'GET' && method !== 'HEAD';
  const headers = new Headers(request.headers);
  const dropped = [
    ...(new URL(request.url).origin === url.origin ? [] : ofServer),
    ...(isPost || isOther ? ofBody : []),
  ];
  for (const name of dropped) {
    headers.delete(name);
  }
  return isPost || isOther
    ? new Request(url, { method: 'GET', headers, signal })
    : new Request(url, new Request(request, { headers }));
}

function failure(why: string): TypeError {
  return new TypeError('fetch failed', { cause: new Error(why) });
}

/** Sets the address of a response that was made with `new Response()` and therefore has no URL. */
function withAddress(response: Response, url: string, isRedirected: boolean): Response {
  if (response.url !== '') {
    return response;
  }
  const [address] = url.split('#');
  Object.defineProperty(response, 'url', { configurable: true, value: address });
  Object.defineProperty(response, 'redirected', { configurable: true, value: isRedirected });
  return response;
}
