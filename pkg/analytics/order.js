/** Whether the guard came first. It cannot keep in what ran before it; it says so, and lets nothing more be measured. */

/**
 * @param {string} tag
 * @returns {boolean} whether the page loads Google's tag by itself
 */
export const loadsTag = (tag) => !!document.querySelector(`[src*="/gtag/js"],[src*="/gtm.js"],[src^="${tag}"]`);

/**
 * @param {string} fault
 * @returns {string}
 */
export const blame = (fault) => {
  console.error(
    `analytics-guard ${fault}: nothing is measured. Load it once, first in <head>, as a plain script.`,
  );
  return fault;
};
