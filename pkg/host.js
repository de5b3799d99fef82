/** What the wasm calls back: one for each time that an element is in a document. No method may throw into the wasm. */
import { send, sendFirst } from './calls.js';
import { followSwitch, heedAccount, measuringHere } from './measuring.js';

/**
 * @typedef {object} Listener the element, as far as the wasm may reach it
 * @property {(name: string, detail: unknown) => boolean} emit
 * @property {(section: string) => void} navigate
 * @property {(css: string) => void} dress
 * @property {() => Omit<import('./calls.js').Route, 'signal'>} route
 */

/**
 * @param {string} address
 * @param {string} name
 */
function keep(address, name) {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}

export class Host {
  /** @type {Listener | undefined} */
  #listener;
  #ended = new AbortController();
  /** @type {Map<string, Promise<Response>>} */
  #first = new Map();
  #round = new AbortController();

  /** @param {Listener} [listener] without one, nobody hears what the wasm says */
  constructor(listener) {
    this.#listener = listener;
    if (!listener) this.#ended.abort();
  }

  /**
   * @param {string} name without `mijn-privacy-`
   * @param {unknown} detail
   * @returns {boolean} whether the host page left the default to the widget
   */
  emit(name, detail) {
    if (name === 'analytics-changed') followSwitch(detail);
    return this.#listener?.emit(name, detail) ?? true;
  }

  /** What this browser does about Google Analytics. */
  analytics() {
    return measuringHere();
  }

  /**
   * What the account says about it: its *off* holds here too.
   *
   * @param {string} state the word of the contract
   * @param {boolean} chosen whether the person ever chose
   */
  accountAnalytics(state, chosen) {
    heedAccount(state, chosen);
  }

  /**
   * @param {Request} request
   * @returns {Promise<Response>}
   */
  async fetch(request) {
    if (!this.#listener) throw new DOMException('The element has left the page', 'AbortError');
    return send(request, { ...this.#listener.route(), signal: this.#ended.signal });
  }

  /**
   * Asks for what a person may keep, and gives it to them as a file. A refusal is none.
   *
   * @param {Request} request
   * @param {string} name the file's
   * @returns {Promise<Response>}
   */
  async save(request, name) {
    const answer = await this.fetch(request);
    if (answer.ok) {
      const address = URL.createObjectURL(await answer.blob());
      keep(address, name);
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    }
    return answer;
  }

  /**
   * Has the browser fetch a file by itself, so that no page has to hold it.
   *
   * @param {string} address
   * @param {string} name the file's
   * @returns {boolean} whether it can: not where the host page carries the calls
   */
  download(address, name) {
    const route = this.#listener?.route();
    if (!route || route.transport || route.token) return false;
    keep(address, name);
    return true;
  }

  /** Opens the browser's dialog for printing. */
  print() {
    print();
  }

  /**
   * Adds a style sheet to the element's, once.
   *
   * @param {string} css
   */
  dress(css) {
    this.#listener?.dress(css);
  }

  /**
   * The answer that was asked for before the wasm ran, once.
   *
   * @param {string} path relative to the API's base
   * @returns {Promise<Response> | undefined}
   */
  prefetched(path) {
    const answer = this.#first.get(path);
    this.#first.delete(path);
    return answer;
  }

  /** @param {string} section */
  navigate(section) {
    this.#listener?.navigate(section);
  }

  /** Starts the first calls, and forgets those of an earlier start. */
  prefetch() {
    if (!this.#listener) return;
    this.#round.abort();
    this.#round = new AbortController();
    this.#first = sendFirst({ ...this.#listener.route(), signal: this.#round.signal });
  }

  /** Ends every call and hears nothing any more. */
  close() {
    this.#listener = undefined;
    this.#first.clear();
    this.#round.abort();
    this.#ended.abort();
  }
}
