/** Where the built files are. */
import { build } from './dist/build.js';

/**
 * What `cargo xtask dist` writes: addresses relative to `base`.
 *
 * @typedef {object} Build
 * @property {string} base
 * @property {string} glue
 * @property {string} wasm
 * @property {string} style
 * @property {Record<string, string>} integrity per address its subresource integrity
 * @property {Record<string, string[]>} preload per section the addresses that it needs besides
 */

/** @type {Build} */
export const built = build;
