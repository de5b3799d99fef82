/** The events that the element sends. */

const CANCELABLE = new Set(['session-expired', 'step-up-required']);

/**
 * @param {EventTarget} target
 * @param {string} name without `mijn-privacy-`
 * @param {unknown} detail
 * @returns {boolean} false where a listener prevented the default
 */
export function dispatch(target, name, detail) {
  const event = new CustomEvent(`mijn-privacy-${name}`, {
    bubbles: true,
    composed: true,
    cancelable: CANCELABLE.has(name),
    detail: detail ?? {},
  });
  return target.dispatchEvent(event);
}
