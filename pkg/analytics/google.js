/** Everything that Google's tag hears goes through here, also what the page itself says by `gtag()` and `dataLayer`. */
import { blame } from './order.js';

/** Where Google's tag is, unless a site says otherwise. */
export const TAG = 'https://www.googletagmanager.com/gtag/js';

/**
 * A property that is looked up each time, and that a page cannot replace by assigning to it.
 *
 * @param {object} object
 * @param {string} name
 * @param {() => unknown} get
 * @param {(value: any) => unknown} [set]
 */
export const give = (object, name, get, set = () => {}) => Object.defineProperty(object, name, { get, set });

/**
 * The four signals of Consent Mode v2. Advertising is never granted.
 *
 * @param {boolean} granted
 */
export const signals = (granted, denied = 'denied') => ({
  ad_storage: denied,
  ad_user_data: denied,
  ad_personalization: denied,
  analytics_storage: granted ? 'granted' : denied,
});

/**
 * Puts `dataLayer` and `gtag` into the page. While nothing may be measured, what the page says is dropped instead of kept for
 * later; consent is never the page's to give, and an id that the guard does not know, and so could not stop, is never named.
 *
 * @param {() => boolean} measuring
 * @param {string[]} ids
 * @returns {(...command: unknown[]) => void} says something to Google's tag, whatever holds
 */
export const openLine = (measuring, ids) => {
  /** @type {unknown[]} */
  const layer = [];
  const { push } = layer;
  /** What Google's tag puts in the place of `push`; it calls on to ours. */
  let tags = push;
  let isOurs = false;

  const say = (/** @type {unknown} */ item) => {
    isOurs = true;
    tags.call(layer, item);
    isOurs = false;
  };
  const hear = (/** @type {any[]} */ ...items) =>
    items.map((item) => {
      const strange = [item[1], item[2]?.send_to].flat().find((id) => /^[A-Z]+-/.test(id) && !ids.includes(id));
      if (isOurs) push.call(layer, item);
      else if (strange) blame(`has no ${strange}`);
      else if (measuring() && item[0] !== 'consent') say(item);
    });
  give(layer, 'push', () => hear, (value) => (tags = value));
  // A page that makes a layer of its own must not get past this one.
  give(window, 'dataLayer', () => (measuring(), layer));
  window.gtag = function () {
    hear(arguments);
  };
  return function () {
    say(arguments);
  };
};

/**
 * Loads Google's tag, and tells it what was agreed.
 *
 * @param {import('./guard.js').Settings} settings
 * @param {string[]} ids
 * @param {(...command: unknown[]) => void} say
 */
export const loadTag = ({ tag, cookieDomain, cookiePrefix, cookiePath }, ids, say) => {
  const script = document.createElement('script');
  // An address with a query names a container that has its own configuration.
  const url = tag.includes('?') ? tag : `${tag}?id=${ids[0]}`;
  script.src = window.trustedTypes?.createPolicy('mijn-privacy-analytics', { createScriptURL: () => url }).createScriptURL('') ?? url;
  document.head.append(script);
  say('js', new Date());
  ids.map((id) =>
    url === tag || say('config', id, {
      allow_google_signals: false,
      allow_ad_personalization_signals: false,
      cookie_domain: cookieDomain,
      cookie_prefix: cookiePrefix,
      cookie_path: cookiePath,
      // Not the path: it may be of a page that holds the widget.
      page_referrer: document.referrer.split('/', 3).join('/'),
    }),
  );
};
