/** The account of whoever is logged in here: what it says about measuring, and a change that is to be stored in it. */

/** How long an answer may take. */
const PATIENCE = 10_000;

/** @typedef {{ state: string, changed_at?: string, etag: string, shown_token: string, wording: { id: string, text: string } }} Item */

export class Account {
  #base;
  #header;
  #csrf = '';
  /** The keys of changes that may have arrived. @type {Record<string, string>} */
  #keys = {};
  /** What the account says; undefined where nobody is logged in, or nothing was asked yet. @type {Item | undefined} */
  item;

  /**
   * @param {string} base where the contract's paths start
   * @param {string} header that carries the anti-CSRF token
   */
  constructor(base, header) {
    this.#base = base;
    this.#header = header;
  }

  /** Asks who is logged in, and what their account says. Rejects where that cannot be known. */
  async look() {
    this.item = undefined;
    const session = await this.#send('session');
    if (session.status === 401) return;
    this.#csrf = (await readJson(session)).csrf_token;
    const { items } = await readJson(await this.#send('consents'));
    this.item = items.find((/** @type {{ id: string }} */ { id }) => id === 'analytics');
  }

  /**
   * Stores a choice, where somebody is logged in.
   *
   * @param {boolean} granted
   * @returns {Promise<'stored' | 'changed' | undefined>} changed: the text is another than the person saw, or somebody chose
   * elsewhere, which a yes must not undo unseen; undefined: nobody is logged in. Rejects where it is not stored
   */
  async store(granted) {
    if (!this.item) await this.look();
    const seen = this.item;
    for (let tries = 0; this.item; tries += 1) {
      const { state, etag, wording } = this.item;
      // Nobody has to read a text, or what was chosen meanwhile, in order to refuse.
      if (granted && (wording.id !== seen?.wording.id || etag !== seen.etag)) return 'changed';
      if (state !== 'granted' && etag !== seen?.etag) return 'stored';
      const answer = await this.#put(this.item, granted);
      if (tries || ![412, 422].includes(answer.status)) {
        this.item = await readJson(answer);
        return 'stored';
      }
      // Changed elsewhere, or shown too long ago.
      await this.look();
    }
    return undefined;
  }

  /**
   * @param {Item} item
   * @param {boolean} granted
   */
  #put({ etag, shown_token }, granted) {
    const body = JSON.stringify({ granted, shown_token });
    const headers = {
      'Content-Type': 'application/json',
      'If-Match': `"${etag}"`,
      'Idempotency-Key': `"${(this.#keys[etag + body] ??= crypto.randomUUID())}"`,
      [this.#header]: this.#csrf,
    };
    return this.#send('consents/analytics', { method: 'PUT', headers, body });
  }

  /**
   * @param {string} path
   * @param {RequestInit} [how]
   */
  async #send(path, how) {
    // Older browsers wait for as long as it takes.
    return fetch(`${this.#base}/${path}`, { cache: 'no-store', signal: AbortSignal.timeout?.(PATIENCE), ...how });
  }
}

/** Rejects with an answer that is no success. @param {Response} answer */
async function readJson(answer) {
  return answer.ok ? answer.json() : Promise.reject(answer);
}
