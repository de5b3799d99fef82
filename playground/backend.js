/** The calls that the demo portal itself makes: log in, log out, who is logged in, another account. */

/**
 * @typedef {object} Session the part that the portal needs
 * @property {string} person_id
 * @property {string} account_id
 * @property {{ id: string, name: string, role: string, status: string }[]} accounts
 * @property {string} csrf_token
 */

/** @typedef {{ id: string, to: string, subject: string, at: string, mine: boolean }} Envelope */

/** @typedef {Envelope & { from: string, text: string, list_unsubscribe: string | null }} Letter */

/** @typedef {{ username: string, password: string, description: string }} Customer */

const API = '/api/privacy/v1';

/** A refused call; `status` 0: no answer. */
export class Refused extends Error {
  /** @param {number} status */
  constructor(status) {
    super(`The backend answered ${status}`);
    this.status = status;
  }
}

/**
 * @param {string} path
 * @param {unknown} [body]
 * @param {Record<string, string>} [headers]
 * @returns {Promise<any>}
 */
async function call(path, body, headers = {}) {
  const post = body !== undefined && { method: 'POST', body: JSON.stringify(body) };
  const answer = await fetch(path, {
    ...post,
    headers: { Accept: 'application/json', ...(post && { 'Content-Type': 'application/json' }), ...headers },
    credentials: 'same-origin',
    cache: 'no-store',
  }).catch(() => {
    throw new Refused(0);
  });
  if (!answer.ok) throw new Refused(answer.status);
  const text = await answer.text();
  return text === '' ? undefined : JSON.parse(text);
}

/** @returns {Promise<Session | undefined>} undefined where nobody is logged in */
export async function currentSession() {
  try {
    return await call(`${API}/session`);
  } catch (error) {
    if (error instanceof Refused && error.status === 401) return undefined;
    throw error;
  }
}

/** @returns {Promise<Customer[]>} */
export async function demoCustomers() {
  return (await call('/demo/customers')).items;
}

/** @returns {Promise<Envelope[] | undefined>} the demo's e-mails, newest first; undefined where it keeps none */
export async function demoMail() {
  try {
    return (await call('/demo/mail')).items;
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return undefined;
    throw error;
  }
}

/**
 * @param {string} id
 * @returns {Promise<Letter>}
 */
export async function demoLetter(id) {
  return await call(letterPath(id));
}

/** @param {string} id */
export function letterPath(id) {
  return `/demo/mail/${encodeURIComponent(id)}`;
}

/**
 * @param {string} username
 * @param {string} password
 */
export async function logIn(username, password) {
  await call('/demo/login', { username, password });
}

/** @param {Session | undefined} session */
export async function logOut(session) {
  await call('/demo/logout', {}, csrfOf(session));
}

/**
 * @param {Session} session
 * @param {string} account
 */
export async function chooseAccount(session, account) {
  await call(`${API}/session/account`, { account_id: account }, csrfOf(session));
}

/**
 * @param {Session | undefined} session
 * @returns {Record<string, string>}
 */
function csrfOf(session) {
  return session ? { 'X-CSRF-Token': session.csrf_token } : {};
}
