/**
 * Whether an account's choice ends measuring in this browser. Its *on* holds only where it was given.
 *
 * @param {string} state as in the contract
 * @param {boolean} chosen whether the person ever chose
 */
export function saysOff(state, chosen) {
  return chosen && state !== 'granted';
}
