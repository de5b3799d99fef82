/** One element's hold on the wasm: mounts a widget or takes one from the pool, and gives it back. */
import { make } from './dom.js';
import { Host } from './host.js';
import { givePair, takePair } from './pool.js';
import { stopAll, whyStopped } from './stop.js';

/** @typedef {import('./attributes.js').Config} Config */

export class Widget {
  #shadow;
  #owner;
  /** @type {import('./pool.js').Pair | undefined} */
  #pair;

  /**
   * @param {ShadowRoot} shadow
   * @param {object} owner the element
   */
  constructor(shadow, owner) {
    this.#shadow = shadow;
    this.#owner = owner;
  }

  get isThere() {
    return this.#pair !== undefined;
  }

  /**
   * Takes a kept widget.
   *
   * @param {Host} host
   * @param {Config} config
   * @returns {boolean} whether there was one
   */
  take(host, config) {
    this.#pair = takePair(this.#owner);
    if (!this.#pair) return false;
    dress(this.#pair.root, config);
    this.#shadow.append(this.#pair.root);
    this.#call((mounted) => {
      mounted.adopt(host);
      mounted.update(config, true);
    });
    return true;
  }

  /**
   * @param {import('./loader.js').Glue} glue
   * @param {Host} host
   * @param {Config} config
   */
  mount(glue, host, config) {
    const root = make('div', { part: 'widget', tabindex: '-1' });
    root.addEventListener('keydown', ignoreRepeats);
    dress(root, config);
    this.#shadow.append(root);
    try {
      this.#pair = { root, mounted: glue.mount(root, host, config) };
    } catch (error) {
      root.remove();
      stopAll(error);
    }
  }

  /** @param {Config} config */
  update(config) {
    if (this.#pair) dress(this.#pair.root, config);
    this.#call((mounted) => mounted.update(config, true));
  }

  /** @param {Config} config */
  refresh(config) {
    this.#call((mounted) => mounted.refresh(config));
  }

  /** The choices may have changed elsewhere. */
  look() {
    this.#call((mounted) => mounted.look());
  }

  /**
   * Gives the widget back, with nothing personal in it and nobody to call.
   *
   * @param {Config} config
   */
  release(config) {
    this.#call((mounted) => {
      mounted.adopt(new Host());
      mounted.update(config, false);
    });
    const pair = this.discard();
    if (pair && !whyStopped()) givePair(pair, this.#owner);
  }

  /** Takes what no longer works out of the page. */
  discard() {
    const pair = this.#pair;
    pair?.root.remove();
    this.#pair = undefined;
    return pair;
  }

  /** @param {(mounted: import('./pool.js').Mounted) => void} call */
  #call(call) {
    if (!this.#pair || whyStopped()) return;
    try {
      call(this.#pair.mounted);
    } catch (error) {
      stopAll(error);
    }
  }
}

/**
 * A key that is held down is one press: a switch must not go to and fro under it.
 *
 * @param {KeyboardEvent} event
 */
function ignoreRepeats(event) {
  if (event.repeat && event.key === 'Enter' && event.target instanceof HTMLButtonElement) event.preventDefault();
}

/**
 * @param {HTMLElement} root
 * @param {Config} config
 */
function dress(root, { theme, lang }) {
  root.dataset.theme = theme;
  root.lang = lang;
}
