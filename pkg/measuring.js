/** The widget's hand on the page's guard of Google Analytics (`analytics-guard.js`), where there is one. */
import { saysOff } from './analytics/says-off.js';

/** A change of ours is on its way through the guard: the widget knows of it already. */
let isOwnChange = false;

/** @param {(guard: import('./types/analytics.js').MijnPrivacyAnalytics) => unknown} change */
function withGuard(change) {
  const guard = globalThis.window?.mijnPrivacyAnalytics;
  if (!guard) return;
  const before = isOwnChange;
  isOwnChange = true;
  try {
    change(guard);
  } catch (error) {
    console.error("[mijn-privacy] The page's analytics-guard failed.", error);
  } finally {
    isOwnChange = before;
  }
}

/**
 * What this browser does, for the wasm: every part is there, whatever the page has.
 *
 * @typedef {object} Measuring
 * @property {boolean} present whether the page has a guard
 * @property {boolean} allowed whether pages without the widget may be measured
 * @property {boolean} gpc
 * @property {string} choice `on`, `off`, `none` or `unreadable`; `barred`: none, since this browser keeps none
 * @property {string} left names of cookies that could not be removed
 *
 * @returns {Measuring}
 */
export function measuringHere() {
  const seen = { present: false, allowed: false, gpc: false, choice: 'none', left: '' };
  withGuard((guard) => {
    const { allowed, gpc, choice, barred, left } = guard.state();
    Object.assign(seen, { present: true, allowed, gpc, choice: barred && choice === 'none' ? 'barred' : choice, left: left.join(', ') });
  });
  return seen;
}

/**
 * Follows the widget's switch: *off* at once, *on* when the backend knows.
 *
 * @param {unknown} detail of `analytics-changed`
 */
export function followSwitch(detail) {
  const { granted, stored } = /** @type {{ granted: boolean, stored: boolean }} */ (detail);
  withGuard((guard) => {
    const { choice, allowed } = guard.state();
    if (!granted && choice !== 'off') guard.off();
    if (granted && stored && !(choice === 'on' && allowed)) guard.on();
  });
}

/**
 * An account's *off* holds in every browser where its owner logs in.
 *
 * @param {string} state the word of the contract
 * @param {boolean} chosen whether the person ever chose
 */
export function heedAccount(state, chosen) {
  if (!saysOff(state, chosen)) return;
  withGuard((guard) => {
    if (guard.state().choice !== 'off') guard.off();
  });
}

/**
 * Keeps this page out of measuring until the signal aborts, and tells of what changes elsewhere meanwhile.
 *
 * @param {() => void} look
 * @param {AbortSignal} signal
 */
export function keepOut(look, signal) {
  const guard = globalThis.window?.mijnPrivacyAnalytics;
  if (!guard) return;
  withGuard(() => guard.hold());
  const seen = () => JSON.stringify(measuringHere());
  let known = seen();
  const leave = guard.subscribe(() => {
    const before = known;
    known = seen();
    if (!isOwnChange && known !== before) look();
  });
  signal.addEventListener('abort', () => {
    leave();
    guard.release();
  });
}
