/** `routing="hash"`: the open section in the address, as `#mijn-privacy/requests/new`. */
import { cleanSection } from './attributes.js';

const PREFIX = '#mijn-privacy';
const KEY = 'mijnPrivacy';

/**
 * The section that a hash names; undefined where the hash is somebody else's.
 *
 * @param {string} hash
 * @returns {string | undefined}
 */
export function sectionOfHash(hash) {
  if (hash !== PREFIX && !hash.startsWith(`${PREFIX}/`)) return undefined;
  return cleanSection(hash.slice(PREFIX.length));
}

/**
 * @param {string} section
 * @returns {string}
 */
export function hashOfSection(section) {
  return section === '' ? PREFIX : `${PREFIX}/${section}`;
}

/**
 * The section of an entry in the history. The first entry of a visit mostly has no hash of ours; `markHere` leaves a mark
 * in its state, so that *back* finds the section that was open there.
 *
 * @param {string} hash
 * @param {unknown} state
 * @returns {string | undefined}
 */
export function sectionOfEntry(hash, state) {
  const mark = isPlain(state) ? state[KEY] : undefined;
  return sectionOfHash(hash) ?? (typeof mark === 'string' ? cleanSection(mark) : undefined);
}

/**
 * The state with our mark beside whatever the host keeps there.
 *
 * @param {unknown} state
 * @param {string} section
 * @returns {unknown}
 */
export function markState(state, section) {
  return state == null || isPlain(state) ? { ...state, [KEY]: section } : state;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isPlain(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @returns {string | undefined} the section that the page's address names */
export function sectionHere() {
  return sectionOfEntry(location.hash, history.state);
}

/**
 * Remembers which section the present entry shows, and leaves its address alone.
 *
 * @param {string} section
 */
export function markHere(section) {
  attempt(() => history.replaceState(markState(history.state, section), ''));
}

/**
 * Adds an entry to the history, or changes the present one.
 *
 * @param {string} section
 * @param {'push' | 'replace'} how
 */
export function goTo(section, how) {
  if ((sectionHere() ?? '') === section) return;
  const address = `${location.pathname}${location.search}${hashOfSection(section)}`;
  attempt(() => history[how === 'push' ? 'pushState' : 'replaceState'](markState(history.state, section), '', address));
}

/**
 * A browser that refuses (too often in a short time) keeps the address as it was: the widget goes on.
 *
 * @param {() => void} change
 */
function attempt(change) {
  try {
    change();
  } catch (error) {
    console.warn('[mijn-privacy] The browser did not take the new address.', error);
  }
}
