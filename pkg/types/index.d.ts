/** The types of `mijn-privacy` for a host page. */
export * from './element.js';
export { define } from './define.js';
