/** What a host can set in markup, with its defaults: the one place that knows. No DOM in here. */

/**
 * What the widget gets to know; `src/config.rs` reads it.
 *
 * @typedef {object} Config
 * @property {string} apiBase without a slash at the end
 * @property {string} lang
 * @property {'auto' | 'light' | 'dark'} theme
 * @property {string} section empty for the home
 * @property {string} sections comma separated; empty: all
 * @property {number} headingLevel 1 to 5
 * @property {'none' | 'hash'} routing
 * @property {string} contactHref
 * @property {string} contactText
 * @property {string} csrfHeader
 * @property {string} csrfCookie empty: the token comes from `session`
 */

/**
 * Each property and its attribute.
 *
 * @type {Readonly<Record<keyof Config, string>>}
 */
export const ATTRIBUTES = Object.freeze({
  apiBase: 'api-base',
  lang: 'lang',
  theme: 'theme',
  section: 'section',
  sections: 'sections',
  headingLevel: 'heading-level',
  routing: 'routing',
  contactHref: 'contact-href',
  contactText: 'contact-text',
  csrfHeader: 'csrf-header',
  csrfCookie: 'csrf-cookie',
});

/**
 * The value where it is one of `known`, else the first of them.
 *
 * @template {string} T
 * @param {string | null} value
 * @param {readonly [T, ...T[]]} known
 * @returns {T}
 */
function oneOf(value, known) {
  return known.find((word) => word === value?.trim().toLowerCase()) ?? known[0];
}

/**
 * A section's path without slashes around it; the home where it is none.
 *
 * @param {string | null | undefined} value
 * @returns {string}
 */
export function cleanSection(value) {
  const path = (value ?? '').trim().replace(/^\/+|\/+$/g, '');
  return /^[\w-]{1,64}(\/[\w-]{1,64}){0,4}$/.test(path) ? path : '';
}

/**
 * A link that a person may be sent to; empty where it is none, so that no script gets in by an attribute.
 *
 * @param {string | null} value
 * @returns {string}
 */
function cleanHref(value) {
  const href = (value ?? '').trim();
  try {
    const { protocol } = new URL(href, 'https://page.invalid/');
    return ['https:', 'http:', 'mailto:', 'tel:'].includes(protocol) ? href : '';
  } catch {
    return '';
  }
}

/**
 * Reads all attributes, defaults filled in.
 *
 * @param {(attribute: string) => string | null} get
 * @returns {Config}
 */
export function readConfig(get) {
  const text = (/** @type {keyof Config} */ property, fallback = '') => get(ATTRIBUTES[property])?.trim() || fallback;
  const level = Number.parseInt(text('headingLevel'), 10);
  return {
    apiBase: text('apiBase', '/api/privacy/v1').replace(/\/+$/, ''),
    lang: text('lang', 'nl'),
    theme: oneOf(get('theme'), ['auto', 'light', 'dark']),
    section: cleanSection(get('section')),
    sections: text('sections').replace(/\s+/g, ''),
    headingLevel: Number.isNaN(level) ? 1 : Math.min(5, Math.max(1, level)),
    routing: oneOf(get('routing'), ['none', 'hash']),
    contactHref: cleanHref(get('contact-href')),
    contactText: text('contactText'),
    csrfHeader: text('csrfHeader', 'X-CSRF-Token'),
    csrfCookie: text('csrfCookie'),
  };
}
