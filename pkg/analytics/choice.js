/**
 * The choice of a browser as it is kept: `1.<milliseconds since 1970>.on` or `.off`, and `.gpc` behind it where the
 * browser's privacy signal was there when it was made. So the greatest text is the latest choice. No DOM in here.
 */

/** The cookie that holds it. Its prefix keeps pages without TLS from setting it. */
export const COOKIE = '__Secure-mijn-privacy-analytics';

/** What stands for a choice that cannot be read. */
const UNREADABLE = '.n.unreadable';

/**
 * The choice that counts where there are several, on two domain levels for example. One that is damaged, or of another
 * version, spoils all: it may have been an *off*.
 *
 * @param {string[]} values
 * @returns {string} empty where nothing was chosen
 */
export const latestChoice = (values) =>
  values.every((value) => /^1\.\d{13}\.o(n|ff)(\.gpc)?$/.test(value)) ? values.sort().pop() ?? '' : UNREADABLE;

/**
 * Whether a browser may be measured. Its privacy signal makes *off* the default; an *on* that was chosen while the signal
 * was there wins.
 *
 * @param {string} choice
 * @param {boolean} byDefault what holds where nothing was chosen
 * @param {boolean} gpc
 */
export const permits = (choice, byDefault, gpc) =>
  gpc ? choice.endsWith('on.gpc') : choice ? choice.includes('.on') : byDefault;
