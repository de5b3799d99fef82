/** Registers the element, under its own name or another, once. */
import { MijnPrivacyElement } from './element.js';
import { VERSION } from './version.js';

/** @type {Map<string, CustomElementConstructor>} */
const ours = new Map();

/**
 * Defines the element under `tag`. Calling it again changes nothing. Outside a browser it does nothing.
 *
 * @param {string} [tag]
 * @returns {CustomElementConstructor | undefined} what `tag` is now
 */
export function define(tag = 'mijn-privacy') {
  if (typeof customElements === 'undefined') return undefined;
  const present = customElements.get(tag);
  if (present) {
    if (ours.get(tag) !== present) {
      const other = /** @type {{ version?: string }} */ (present).version ?? 'unknown';
      console.warn(`[mijn-privacy] <${tag}> is already defined, by version ${other}. This copy, ${VERSION}, is not used.`);
    }
    return present;
  }
  // The registry takes a class once; every further name gets a class of its own.
  const element = ours.size === 0 ? MijnPrivacyElement : class extends MijnPrivacyElement {};
  customElements.define(tag, element);
  ours.set(tag, element);
  return element;
}
