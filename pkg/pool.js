/**
 * Widgets without an element. Yew never removes its listeners, so that a widget that was mounted once is kept, renders
 * nothing, and goes to the next element, for choice to the one that had it.
 */

/**
 * What `mount` of the wasm gives: `src/mount.rs`.
 *
 * @typedef {object} Mounted
 * @property {(config: import('./attributes.js').Config, active: boolean) => void} update
 * @property {(config: import('./attributes.js').Config) => void} refresh
 * @property {() => void} look
 * @property {(host: import('./host.js').Host) => void} adopt
 */

/** @typedef {{ root: HTMLDivElement, mounted: Mounted }} Pair */

/** @type {{ pair: Pair, owner: WeakRef<object> }[]} */
const free = [];

/**
 * @param {object} owner
 * @returns {Pair | undefined}
 */
export function takePair(owner) {
  const own = free.findIndex((entry) => entry.owner.deref() === owner);
  return free.splice(own < 0 ? 0 : own, 1)[0]?.pair;
}

/**
 * @param {Pair} pair
 * @param {object} owner
 */
export function givePair(pair, owner) {
  free.push({ pair, owner: new WeakRef(owner) });
}

/** Forgets all of them, once the wasm has stopped. */
export function drainPool() {
  free.length = 0;
}
