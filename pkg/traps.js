/** Notices when the wasm stops without a word, as where memory ran out: the browser reports that to the window only. */
import { build } from './dist/build.js';

/**
 * @param {(error: unknown) => void} stop
 */
export function watchTraps(stop) {
  addEventListener('error', (event) => isTrapOfOurs(event.error) && stop(event.error));
  addEventListener('unhandledrejection', (event) => isTrapOfOurs(event.reason) && stop(event.reason));
}

/**
 * Another wasm on the page may fail as it likes.
 *
 * @param {unknown} error
 */
function isTrapOfOurs(error) {
  const stack = error instanceof WebAssembly.RuntimeError || error instanceof RangeError ? error.stack : undefined;
  return [build.glue, build.wasm].some((path) => stack?.includes(path.replace(/^\.\//, '/')));
}
