/** Whether the guard came first. It cannot keep in what ran before it; it says so, and lets nothing more be measured. */

/**
 * @param {string} tag
 * @param {number} own how many the guard loaded; such a tag may load others, which say by `cx=c` that it did
 * @returns {Element | undefined} one that the page loads by itself
 */
export const loadsTag = (tag, own) =>
  document.querySelectorAll(`:is([src*="/gtag/js"],[src*="/gtm.js"],[src^="${tag}"])${own ? ':not([src*="cx=c"])' : ''}`)[own];

/**
 * @param {string} fault
 * @returns {string}
 */
export const blame = (fault) => {
  console.error(`analytics-guard ${fault}: not measured.`);
  return fault;
};
