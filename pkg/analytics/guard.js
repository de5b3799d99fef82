/** The guard: decides whether this page may be measured, now and at any later moment, and lets Google's tag load only then. */
import { COOKIE, latestChoice, permits } from './choice.js';
import { follow } from './follow.js';
import { give, loadTag, openLine, signals } from './google.js';
import { googlesCookies, hiddenCookies, putCookie, removeCookie, stores, valuesOf } from './jar.js';
import { blame, loadsTag } from './order.js';
import { VERSION } from '../version.js';

/**
 * What a site sets by attributes.
 *
 * @typedef {object} Settings
 * @property {string} [ids] measurement ids
 * @property {string} [cookieDomain] of the choice's cookie and of Google's; none: this host, and Google's own rule
 * @property {string} [cookiePrefix] Google's `cookie_prefix`
 * @property {string} [cookiePath] Google's `cookie_path`
 * @property {string} [basis] `opt-out`, or consent
 * @property {string} [gpc] `off`: Global Privacy Control does not count
 * @property {string} tag the address of Google's tag
 */

/** @typedef {import('../types/analytics.js').AnalyticsState} State */

/** No browser keeps a cookie longer. */
const LIFE = 400 * 24 * 3600;

/**
 * Starts the page's guard.
 *
 * @param {Settings} settings
 * @param {string} fault what is wrong with how it was put into the page; empty: nothing
 * @returns {import('../types/analytics.js').MijnPrivacyAnalytics}
 */
export function startGuard(settings, fault) {
  const { cookieDomain = '', cookiePrefix = '', tag } = settings;
  const ids = settings.ids?.match(/[\w-]+/g) ?? [];
  const flags = ids.map((id) => `ga-disable-${id}`);
  const optOut = settings.basis === 'opt-out';
  const gpc = settings.gpc !== 'off' && !!navigator.globalPrivacyControl;
  const attributes = `;secure;samesite=lax;domain=${cookieDomain}`;
  /** An *off* that the cookie may not say. @type {string[]} */
  const told = [];
  /** @type {Set<(state: State) => void>} */
  const listeners = new Set();
  let holds = 0;
  let isLoaded = false;
  /** @type {boolean | undefined} */
  let wasMeasuring;
  let known = '';

  const now = () => latestChoice(valuesOf(COOKIE).concat(told));
  let barred = optOut && !stores(attributes);
  const allowed = () => permits(now(), optOut && !barred, gpc);
  const held = () => !!(holds || document.querySelector('mijn-privacy') || location.hash.startsWith('#mijn-privacy'));
  const measuring = () => !fault && !held() && allowed();

  /** @returns {State} */
  const state = () => {
    const [, at, choice = 'none'] = now().split('.');
    const hidden = ['FPID', `${cookiePrefix}_ga`, ...ids.map((id) => cookiePrefix + id.replace('G-', '_ga_'))];
    return {
      measuring: measuring(),
      allowed: allowed(),
      choice: /** @type {State['choice']} */ (choice),
      at: at && new Date(+at).toISOString(),
      gpc,
      basis: optOut ? 'opt-out' : 'consent',
      held: held(),
      barred,
      fault,
      ids,
      left: choice === 'off' ? googlesCookies(cookiePrefix).concat(hiddenCookies(hidden)) : [],
    };
  };

  /** Tells Google's tag what holds. */
  const tune = () => {
    if (wasMeasuring !== measuring()) say('consent', known ? 'update' : 'default', signals((wasMeasuring = measuring())));
  };
  /** Brings everything in line with what holds. */
  const look = () => {
    tune();
    if (!allowed()) googlesCookies(cookiePrefix).map(removeCookie);
    if (document.readyState !== 'loading' && !isLoaded) {
      if (!fault && loadsTag(tag)) fault = blame('is not alone');
      if (measuring()) {
        isLoaded = true;
        loadTag(settings, ids, say);
      }
    }
    const seen = [now(), measuring(), held(), barred].join();
    if (known !== (known = seen)) {
      const show = () => listeners.forEach((listener) => listener(state()));
      show();
      // Two tabs that try at the same moment which cookies stay see each other's tries.
      setTimeout(show, 2e3 * Math.random());
    }
  };
  /** @param {string} value */
  const keep = (value) => {
    const cookie = `${COOKIE}=${value};path=/;max-age=${LIFE}${attributes}`;
    putCookie(cookie);
    if (valuesOf(COOKIE).length > 1) {
      // Another on a domain level or path that this one does not replace.
      removeCookie(COOKIE);
      putCookie(cookie);
    }
    barred = !valuesOf(COOKIE).includes(value);
  };
  const choose = (/** @type {'on' | 'off'} */ choice) => {
    const value = `1.${Date.now()}.${choice}${gpc ? '.gpc' : ''}`;
    if (choice === 'off') {
      told.push(value);
      tune();
      tell(value);
    }
    keep(value);
    look();
    return state();
  };

  const isFirst = !['gtag', 'dataLayer', ...flags].some((name) => name in window) && !loadsTag(tag);
  fault ||= flags[0] ? (isFirst ? '' : 'is not first') : 'has no data-ids';
  const say = openLine(measuring);
  // A page that says "disabled" itself is believed; one that says "enabled" is not.
  flags.map((flag) => give(window, flag, () => !measuring(), (value) => value && (holds += 1)));
  if (fault) blame(fault);
  // An *off* lasts for as long as the browser comes here.
  if (now().includes('off')) keep(now());
  const tell = follow(look, (value) => {
    told.push(value);
    look();
  });
  look();

  const guard = {
    version: VERSION,
    state,
    off: () => choose('off'),
    on: () => choose('on'),
    hold() {
      holds += 1;
      look();
    },
    release() {
      if (holds) holds -= 1;
      look();
    },
    subscribe(/** @type {(now: State) => void} */ listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  give(window, 'mijnPrivacyAnalytics', () => guard);
  return guard;
}
