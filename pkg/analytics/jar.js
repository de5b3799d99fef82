/** The page's cookies, as far as a script can see and remove them. Nothing in here throws where they are barred. */

/**
 * @param {string} [cookie] `name=value;attribute=…`, to be put in; where that is barred, whoever wants to know reads back
 * @returns {string[]} `name=value` of what is there
 */
export const jar = (cookie) => {
  try {
    if (cookie) document.cookie = cookie;
    return document.cookie.split('; ');
  } catch {
    return [];
  }
};

/**
 * @param {string} pattern
 * @returns {string[]} what its first group is, in each cookie that it fits
 */
const find = (pattern) => jar().flatMap((cookie) => RegExp(`^${pattern}`).exec(cookie)?.[1] ?? []);

/**
 * @param {string} name
 * @returns {string[]}
 */
export const valuesOf = (name) => find(`${name}=(.*)`);

/** @returns {string[]} attributes: this host alone, and each domain that it is in; browsers refuse a public suffix */
const domains = () => ['', ...location.hostname.split('.').map((_, at, labels) => `;domain=${labels.slice(at).join('.')}`)];

/**
 * Takes a cookie away on every domain level and path that it can be on and be seen here.
 *
 * @param {string} name
 */
export const removeCookie = (name) => {
  let path = '';
  location.pathname.split(/(\/)/).map((part) => {
    path += part;
    domains().map((domain) => jar(`${name}=;max-age=0;path=${path};secure${domain}`));
  });
};

/**
 * Google's cookies: those of Google Analytics 4, of server-side tagging and advertising, and the older ones.
 *
 * @param {string} prefix Google's `cookie_prefix`
 * @returns {string[]} the names of those that can be seen
 */
export const googlesCookies = (prefix) => find(`((${prefix})?(_ga[tc]?|_gid|_gcl|_dc_gtm|__utm.)(_.*)?|FP[ILA].)=`);

/**
 * Whether the browser stores a cookie of this name there.
 *
 * @param {string} attributes
 * @param {string} [name]
 */
export const stores = (attributes, name = '_mijn_') => {
  const there = jar(`${name}=1;path=/${attributes}`).includes(`${name}=1`);
  jar(`${name}=;max-age=0;path=/${attributes}`);
  return there;
};

/**
 * Those of the names that a cookie has which no script can see or remove (HttpOnly): it does not let itself be overwritten.
 *
 * @param {string[]} names
 */
export const hiddenCookies = (names) => names.filter((name) => domains().some((domain) => stores(domain) && !stores(domain, name)));
