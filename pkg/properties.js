/** Properties that mirror attributes, and those that a host set before the element was defined. */
import { ATTRIBUTES, readConfig } from './attributes.js';

/**
 * Gives the class a property per attribute: reading gives the value that counts, writing sets the attribute,
 * `null` or `undefined` removes it.
 *
 * @param {HTMLElement} prototype
 */
export function reflect(prototype) {
  for (const [property, attribute] of Object.entries(ATTRIBUTES)) {
    // Every HTMLElement mirrors `lang` already.
    if (property === 'lang') continue;
    Object.defineProperty(prototype, property, {
      configurable: true,
      enumerable: true,
      /** @this {HTMLElement} */
      get() {
        return readConfig((name) => this.getAttribute(name))[/** @type {keyof typeof ATTRIBUTES} */ (property)];
      },
      /** @this {HTMLElement} @param {unknown} value */
      set(value) {
        if (value == null) this.removeAttribute(attribute);
        else this.setAttribute(attribute, String(value));
      },
    });
  }
}

/**
 * A property that was set on an element before its class was known hides the class's own: sets it again.
 *
 * @param {object} element
 * @param {string[]} names
 */
export function upgradeProperties(element, names) {
  const loose = /** @type {Record<string, unknown>} */ (element);
  for (const name of names) {
    if (!Object.hasOwn(loose, name)) continue;
    const value = loose[name];
    delete loose[name];
    loose[name] = value;
  }
}
