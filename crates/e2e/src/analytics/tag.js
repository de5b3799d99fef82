/*
 * A stand-in for Google's tag that behaves like it, as far as measuring goes: cookies on the highest domain level that takes
 * them, a hit per page and per event, `ga-disable-*`, Consent Mode with its cookieless pings, page views by the history.
 */
(() => {
  const { origin } = new URL(document.currentScript.src);
  const layer = (window.dataLayer = window.dataLayer || []);
  const consent = {};
  const streams = new Map();
  const storageAllowed = () => consent.analytics_storage !== 'denied';

  function setCookie(name, { cookie_domain: wanted, cookie_path: path = '/' }) {
    const has = () => document.cookie.split('; ').some((cookie) => cookie.startsWith(`${name}=`));
    if (has()) return;
    const value = `GA1.1.${Math.floor(Math.random() * 1e9)}.${Math.floor(Date.now() / 1000)}`;
    const labels = location.hostname.split('.');
    const levels = labels.map((_, at) => labels.slice(at).join('.')).reverse();
    for (const domain of wanted && wanted !== 'auto' ? [wanted] : levels) {
      document.cookie = `${name}=${value};max-age=63072000;path=${path};domain=${domain}`;
      if (has()) return;
    }
  }

  function hit(id, event, more = {}) {
    if (window[`ga-disable-${id}`] === true) return;
    const config = streams.get(id);
    const query = new URLSearchParams({
      tid: id,
      en: event,
      dl: location.href,
      dr: config.page_referrer ?? document.referrer,
      gcs: `G1${consent.ad_storage === 'denied' ? 0 : 1}${storageAllowed() ? 1 : 0}`,
      signals: String(config.allow_google_signals !== false),
      personal: String(config.allow_ad_personalization_signals !== false),
      ...more,
    });
    if (storageAllowed()) {
      const prefix = config.cookie_prefix ?? '';
      setCookie(`${prefix}_ga`, config);
      setCookie(`${prefix}_ga_${id.replace('G-', '')}`, config);
      query.set('cid', document.cookie);
    }
    fetch(`${origin}/g/collect?${query}`, { method: 'POST', mode: 'no-cors', keepalive: true, credentials: 'omit' }).catch(() => {});
  }

  const toAll = (event, more) => [...streams.keys()].forEach((id) => hit(id, event, more));
  const commands = {
    js() {},
    set() {},
    consent(how, signals) {
      const before = JSON.stringify(consent);
      Object.assign(consent, signals);
      if (how === 'update' && JSON.stringify(consent) !== before) toAll('consent');
    },
    config(id, options = {}) {
      streams.set(id, options);
      if (options.send_page_view !== false) hit(id, 'page_view');
    },
    event(name, { send_to: ids } = {}) {
      if (!ids) return toAll(name);
      for (const id of [ids].flat()) {
        if (!streams.has(id)) streams.set(id, {});
        hit(id, name);
      }
    },
  };
  const read = (item) => {
    if (Object.prototype.toString.call(item) === '[object Arguments]') commands[item[0]]?.(...[...item].slice(1));
  };
  const { push } = layer;
  layer.push = function (...items) {
    const length = push.apply(layer, items);
    items.forEach(read);
    return length;
  };
  layer.slice().forEach(read);

  let address = location.href;
  const moved = () => {
    if (location.href === address) return;
    const former = address;
    address = location.href;
    for (const [id, { page_referrer: fixed }] of streams) hit(id, 'page_view', { dr: fixed ?? former });
  };
  for (const name of ['pushState', 'replaceState']) {
    const change = history[name];
    history[name] = function (...how) {
      change.apply(history, how);
      moved();
    };
  }
  addEventListener('popstate', moved);
  addEventListener('hashchange', moved);
  addEventListener('pagehide', () => toAll('user_engagement'));
  window.google_tag_manager = {};
})();
