/** The parts of the portal's page. */

/**
 * The one element that a selector names; the page is ours, so that a missing one is a mistake.
 *
 * @template {HTMLElement} T
 * @param {string} selector
 * @param {{ new (): T }} kind
 * @param {ParentNode} [within]
 * @returns {T}
 */
export function part(selector, kind, within = document) {
  const found = within.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The page has no ${selector}`);
  return found;
}
