/** The end of the wasm: a panic or an exception inside it freezes every widget on the page, for good. */
import { built } from './built.js';
import { panicFailure } from './failures.js';
import { drainPool } from './pool.js';

/** @typedef {import('./failures.js').WidgetFailure} WidgetFailure */

/** @type {Set<(failure: WidgetFailure) => void>} */
const told = new Set();
/** @type {WidgetFailure | undefined} */
let stopped;
let watching = false;

/** @returns {WidgetFailure | undefined} why the wasm has stopped, once it has */
export function whyStopped() {
  return stopped;
}

/**
 * Tells an element in the page when it happens.
 *
 * @param {(failure: WidgetFailure) => void} listener
 * @returns {() => void} ends it
 */
export function onStop(listener) {
  told.add(listener);
  return () => told.delete(listener);
}

/** @param {unknown} [cause] */
export function stopAll(cause) {
  if (stopped) return;
  const failure = panicFailure(cause);
  stopped = failure;
  drainPool();
  // The call that failed may still be on its way out.
  queueMicrotask(() => told.forEach((listener) => listener(failure)));
}

/**
 * Listens to the wasm's last word, and for an end without one, as where memory ran out.
 *
 * @param {import('./loader.js').Glue} glue
 */
export function watchForStop(glue) {
  if (watching) return;
  watching = true;
  glue.onPanic((where) => stopAll(where));
  addEventListener('error', (event) => isTrapOfOurs(event.error) && stopAll(event.error));
  addEventListener('unhandledrejection', (event) => isTrapOfOurs(event.reason) && stopAll(event.reason));
}

/**
 * Another wasm on the page may fail as it likes.
 *
 * @param {unknown} error
 */
function isTrapOfOurs(error) {
  const stack = error instanceof WebAssembly.RuntimeError || error instanceof RangeError ? error.stack : undefined;
  return [built.glue, built.wasm].some((path) => stack?.includes(path.replace(/^\.\//, '/')));
}
