/** The page's cookies, as far as a script can see and remove them. Nothing in here throws where they are barred. */

/** @returns {string[]} `name=value` */
const jar = () => {
  try {
    return document.cookie.split('; ');
  } catch {
    return [];
  }
};

/** @param {string} cookie `name=value;attribute=…` */
export const putCookie = (cookie) => {
  try {
    document.cookie = cookie;
  } catch {
    // Barred: whoever wants to know reads back.
  }
};

/**
 * @param {string} name
 * @returns {string[]}
 */
export const valuesOf = (name) => jar().flatMap((cookie) => (cookie.startsWith(`${name}=`) ? cookie.slice(name.length + 1) : []));

/** @returns {string[]} attributes: this host alone, and each domain that it is in; browsers refuse a public suffix */
const domains = () => ['', ...location.hostname.split('.').map((_, at, labels) => `;domain=${labels.slice(at).join('.')}`)];

/**
 * Takes a cookie away on every domain level and path that it can be on and be seen here.
 *
 * @param {string} name
 */
export const removeCookie = (name) => {
  let path = '';
  for (const part of location.pathname.split(/(\/)/)) {
    path += part;
    for (const domain of domains()) putCookie(`${name}=;max-age=0;secure;path=${path}${domain}`);
  }
};

/**
 * Google's cookies: those of Google Analytics 4, of server-side tagging and advertising, and the older ones.
 *
 * @param {string} prefix Google's `cookie_prefix`
 * @returns {string[]} the names of those that can be seen
 */
export const googlesCookies = (prefix) => {
  const googles = new RegExp(`^((${prefix})?(_ga[tc]?|_gid|_gcl|_dc_gtm|__utm.)(_.*)?|FP[ILA].)=`);
  return jar().flatMap((cookie) => googles.exec(cookie)?.[1] ?? []);
};

/**
 * Whether the browser stores a cookie of this name there.
 *
 * @param {string} attributes
 * @param {string} [name]
 */
export const stores = (attributes, name = '_mijn_') => {
  putCookie(`${name}=1;path=/${attributes}`);
  const there = valuesOf(name).includes('1');
  putCookie(`${name}=;path=/;max-age=0${attributes}`);
  return there;
};

/**
 * Those of the names that a cookie has which no script can see or remove (HttpOnly): it does not let itself be overwritten.
 *
 * @param {string[]} names
 */
export const hiddenCookies = (names) => names.filter((name) => domains().some((domain) => stores(domain) && !stores(domain, name)));
