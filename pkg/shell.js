/** What shows while there is no widget, one thing at a time: the skeleton, the fallback, or nothing. */

export class Shell {
  #shadow;
  /** @type {HTMLElement | undefined} */
  #shown;

  /** @param {ShadowRoot} shadow */
  constructor(shadow) {
    this.#shadow = shadow;
  }

  /**
   * Shows something else. Focus that was in what goes does not fall back to the page's top.
   *
   * @param {HTMLElement | undefined} next
   */
  show(next) {
    const hadFocus = this.#shadow.activeElement !== null;
    this.#shown?.remove();
    this.#shown = next;
    if (next) this.#shadow.prepend(next);
    if (hadFocus) setTimeout(() => this.#catchFocus());
  }

  /** @param {string} theme */
  dress(theme) {
    if (this.#shown) this.#shown.dataset.theme = theme;
  }

  #catchFocus() {
    if (this.#shadow.activeElement) return;
    /** @type {HTMLElement | null} */ (this.#shadow.querySelector('[tabindex="-1"]'))?.focus({ preventScroll: true });
  }
}
