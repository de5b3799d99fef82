/** The guard's entry: a plain script, first in `<head>`. As a module, which it is before it is built, it comes too late. */
import { startGuard } from './analytics/guard.js';
import { blame } from './analytics/order.js';
import { TAG } from './analytics/google.js';

const running = /** @type {HTMLScriptElement | null} */ (document.currentScript);
const tagOfGuard = running ?? /** @type {HTMLElement | null} */ (document.querySelector('[data-ids]'));
const present = window.mijnPrivacyAnalytics;

if (present) {
  blame('is there twice');
  present.hold();
} else {
  const isLate = !running || running.async || running.defer;
  startGuard({ tag: TAG, ...tagOfGuard?.dataset }, isLate ? 'is late' : '');
}
