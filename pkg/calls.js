/** How a call leaves the page: by the host's transport, with the host's token, ended with the element. */

/**
 * @typedef {object} Route
 * @property {string} apiBase
 * @property {((request: Request) => Promise<Response>) | undefined} transport
 * @property {(() => string | null | undefined | Promise<string | null | undefined>) | undefined} token
 * @property {AbortSignal} signal ends every call
 */

/** What the first screen needs: asked for before the wasm runs. */
export const FIRST_CALLS = Object.freeze(['session', 'overview', 'consents']);

/** How long a switch waits for its answer, in milliseconds: after that there is no connection. */
const PATIENCE = 10_000;

/**
 * Sends a request. Never throws at once: what goes wrong is in the promise.
 *
 * @param {Request} request
 * @param {Route} route
 * @returns {Promise<Response>}
 */
export async function send(request, { apiBase, transport, token, signal }) {
  const headers = new Headers(request.headers);
  if (token && isOurs(request.url, apiBase)) {
    const value = await token();
    if (value) headers.set('Authorization', `Bearer ${value}`);
  }
  const both = new AbortController();
  const end = () => both.abort();
  if (signal.aborted || request.signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  request.signal.addEventListener('abort', end, { once: true });
  if (request.method === 'PUT') setTimeout(end, PATIENCE);
  const outgoing = new Request(request, { headers, signal: both.signal });
  const answer = await (transport ? transport(outgoing) : fetch(outgoing));
  if (typeof answer?.status !== 'number') throw new TypeError('transport() did not give a Response');
  return answer;
}

/**
 * A token goes to the backend only, whatever address an answer may have named.
 *
 * @param {string} url
 * @param {string} apiBase
 * @returns {boolean}
 */
function isOurs(url, apiBase) {
  return new URL(url).origin === new URL(apiBase, document.baseURI).origin;
}

/**
 * Starts the first calls.
 *
 * @param {Route} route
 * @returns {Map<string, Promise<Response>>} by path
 */
export function sendFirst(route) {
  const sent = new Map();
  for (const path of FIRST_CALLS) {
    const answer = sendPath(path, route);
    // The widget looks at it later, or never; until then a failure is nobody's.
    answer.catch(() => {});
    sent.set(path, answer);
  }
  return sent;
}

/**
 * @param {string} path
 * @param {Route} route
 */
async function sendPath(path, route) {
  const request = new Request(`${route.apiBase}/${path}`, {
    headers: { Accept: 'application/json, application/problem+json' },
    credentials: 'same-origin',
    cache: 'no-store',
  });
  return send(request, route);
}
