/**
 * Stands in for Google's tag, in the demo alone: it sets the same cookies and heeds the same signals, but what Google's tag
 * would send it only tells the page, as the event `demo-hit`. Nothing leaves the browser.
 */
(() => {
  const page = /** @type {{ dataLayer?: unknown[] } & Record<string, unknown>} */ (/** @type {unknown} */ (window));
  const layer = (page.dataLayer ??= []);
  /** @type {Record<string, string>} */
  const consent = {};
  /** @type {Set<string>} */
  const ids = new Set();

  const cookies = () => document.cookie.split('; ');

  /** @param {string} name */
  function setCookie(name) {
    if (cookies().some((cookie) => cookie.startsWith(`${name}=`))) return;
    const value = `GA1.1.${Math.floor(Math.random() * 1e9)}.${Math.floor(Date.now() / 1000)}`;
    document.cookie = `${name}=${value};max-age=63072000;path=/`;
  }

  /**
   * @param {string} id
   * @param {string} event
   */
  function hit(id, event) {
    if (page[`ga-disable-${id}`] === true) return;
    const stores = consent.analytics_storage !== 'denied';
    const query = new URLSearchParams({
      v: '2',
      tid: id,
      en: event,
      dl: location.href,
      gcs: `G1${consent.ad_storage === 'denied' ? 0 : 1}${stores ? 1 : 0}`,
    });
    if (stores) {
      setCookie('_ga');
      setCookie(`_ga_${id.replace('G-', '')}`);
      const visitor = cookies().find((cookie) => cookie.startsWith('_ga='));
      if (visitor) query.set('cid', visitor.split('.').slice(2).join('.'));
    }
    const url = `https://www.google-analytics.com/g/collect?${query}`;
    dispatchEvent(new CustomEvent('demo-hit', { detail: { event, url } }));
  }

  /** @param {string} event */
  const toAll = (event) => ids.forEach((id) => hit(id, event));

  /** @param {unknown} item */
  function read(item) {
    if (Object.prototype.toString.call(item) !== '[object Arguments]') return;
    const [command, first, second] = /** @type {any} */ (item);
    if (command === 'config') {
      ids.add(first);
      hit(first, 'page_view');
    }
    if (command === 'event') toAll(first);
    if (command !== 'consent') return;
    const before = JSON.stringify(consent);
    Object.assign(consent, second);
    if (first === 'update' && JSON.stringify(consent) !== before) toAll('consent');
  }

  const { push } = layer;
  layer.push = (...items) => {
    const length = push.apply(layer, items);
    items.forEach(read);
    return length;
  };
  layer.slice().forEach(read);
  addEventListener('visibilitychange', () => document.hidden && toAll('user_engagement'));
})();
