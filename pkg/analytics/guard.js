/** The guard: decides whether this page may be measured, now and at any later moment, and lets Google's tag load only then. */
import { give, loadTag, openLine, signals } from './google.js';
import { googlesCookies, hiddenCookies, jar, removeCookie, stores, valuesOf } from './jar.js';
import { COOKIE, latestChoice, permits } from './choice.js';
import { blame, loadsTag } from './order.js';

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
 * @property {string} [account] `off`: the account of who is logged in says so
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
 * @param {number} [holds] how many keep this page out
 * @returns {import('../types/analytics.js').MijnPrivacyAnalytics}
 */
export function startGuard(settings, fault, holds = 0) {
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
  /** @type {boolean | undefined} */
  let wasMeasuring;
  let known = '';
  /** How many of Google's tags are ours. */
  let loaded = 0;

  const now = () => latestChoice(valuesOf(COOKIE).concat(told));
  let barred = optOut && !stores(attributes);
  const allowed = () => permits(now(), optOut && !barred, gpc);
  const held = () =>
    holds > 0 || /^#mijn-privacy/.test(location.hash) || !!document.querySelector('mijn-privacy,[api-base]:not(:defined)');
  // Looks each time, since a script may put Google's tag into the page at any moment.
  const measuring = () => !(fault ||= loadsTag(tag, loaded) ? blame('is not alone') : '') && !held() && allowed();

  /** @returns {State} */
  const state = () => {
    const [, at, choice = 'none'] = now().split('.');
    const hidden = ids.map((id) => cookiePrefix + id.replace('G-', '_ga_')).concat('FPID', `${cookiePrefix}_ga`);
    return {
      measuring: measuring(),
      allowed: allowed(),
      choice: /** @type {State['choice']} */ (choice),
      at: new Date(+at).toJSON(),
      gpc,
      held: held(),
      barred,
      fault,
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
    if (document.readyState !== 'loading' && !loaded && measuring()) {
      loaded = 1;
      loadTag(settings, ids, say);
    }
    if (known !== (known = `${[now(), measuring(), held(), barred]}`)) {
      const show = () => listeners.forEach((listener) => listener(state()));
      show();
      // Two tabs that try at the same moment which cookies stay see each other's tries.
      setTimeout(show, 2e3 * Math.random());
    }
  };
  /** @param {string} value */
  const keep = (value) => {
    const cookie = `${COOKIE}=${value};max-age=${LIFE};path=/${attributes}`;
    jar(cookie);
    if (valuesOf(COOKIE).length > 1) {
      // Another on a domain level or path that this one does not replace.
      removeCookie(COOKIE);
      jar(cookie);
    }
    barred = !valuesOf(COOKIE).includes(value);
  };
  const choose = (/** @type {'on' | 'off'} */ choice) => {
    const value = `1.${Date.now()}.${choice}${gpc ? '.gpc' : ''}`;
    if (choice === 'off') {
      told.push(value);
      tune();
      tabs?.postMessage(value);
    }
    keep(value);
    look();
    return state();
  };

  const isPreceded = ['gtag', 'dataLayer', ...flags].some((name) => name in window) || loadsTag(tag, loaded);
  fault ||= flags[0] ? (isPreceded ? 'is not first' : '') : 'has no data-ids';
  const say = openLine(measuring, ids);
  // A page that says "disabled" itself is believed; one that says "enabled" is not.
  flags.map((flag) => give(window, flag, () => !measuring(), (value) => value && (holds += 1)));
  if (fault) blame(fault);
  // A choice that was made elsewhere: in another tab, on another host of the site, or while this page was kept.
  ['DOMContentLoaded', 'pageshow'].map((event) => addEventListener(event, look));
  if (window.cookieStore) window.cookieStore.addEventListener('change', look);
  else setInterval(look, 500);
  /** The other tabs of this origin, also where no cookie can be stored. @type {BroadcastChannel | undefined} */
  let tabs;
  try {
    tabs = new BroadcastChannel('mijn-privacy-analytics');
    tabs.onmessage = ({ data }) => {
      told.push(data);
      look();
    };
  } catch {
    // Barred with the cookies.
  }
  // An *off* lasts for as long as the browser comes here.
  if (now().includes('off')) keep(now());
  else if (settings.account === 'off') choose('off');
  look();

  const guard = {
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
