/**
 * Why a file did not load or the widget did not start, each cause apart, with a sentence for the host page's developer.
 * Nothing in here touches the page.
 */
import { isRightType } from './mime.js';

/**
 * What a second, plain request for the same file showed: an answer, one that the page may not read, or none.
 *
 * @typedef {{ status: number, type: string } | 'unreadable' | 'none'} Probe
 */

/**
 * @typedef {object} Facts
 * @property {import('./mime.js').Stage} stage
 * @property {string} url
 * @property {unknown} [error]
 * @property {number} [status] of the answer, where there was one
 * @property {string} [type] its Content-Type
 * @property {{ directive: string, blocked: string }[]} violations of the page's Content Security Policy meanwhile
 * @property {boolean} online
 * @property {Probe} [probe]
 */

/**
 * The failure that the facts show.
 *
 * @param {Facts} facts
 * @returns {[import('./failures.js').FailureCode, string]}
 */
export function causeOf({ stage, url, error, status, type, violations, online, probe }) {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error ?? '');
  if (violations.some(({ blocked }) => blocked === 'wasm-eval') || (stage === 'start' && /content security policy|unsafe-eval/i.test(text))) {
    return ['csp-wasm', "The page's Content Security Policy does not allow WebAssembly. Add 'wasm-unsafe-eval' to script-src."];
  }
  const violation = violations.find(({ blocked }) => blocked !== '' && url.startsWith(blocked));
  if (violation) {
    return ['csp', `The page's Content Security Policy does not allow ${url}. Allow its origin in ${violation.directive}.`];
  }
  const answer = typeof probe === 'object' ? probe : undefined;
  const code = status ?? answer?.status;
  if (code === 404 || code === 410) {
    return ['not-found', `${url} is not there (${code}). Is all of pkg/ on the server, dist/ included, and from one build?`];
  }
  if (code !== undefined && (code < 200 || code > 299)) {
    return ['http-error', `${url} was answered with status ${code}.`];
  }
  const mime = type ?? answer?.type;
  if (mime !== undefined && !isRightType(stage, mime)) {
    const right = { glue: 'text/javascript', style: 'text/css', wasm: 'application/wasm', start: 'application/wasm' }[stage];
    return ['wrong-mime', `${url} came as ${mime || 'nothing'} instead of ${right}. Is it the right file, and does the server know the type?`];
  }
  if (isCompileError(error)) {
    return ['invalid-wasm', `${url} cannot be compiled: the file is damaged, or the browser lacks a part of WebAssembly. ${text}`];
  }
  if (!online) return ['offline', `${url} could not be fetched: the browser has no connection.`];
  if (probe === 'unreadable') {
    return ['cors', `${url} is on another origin that does not allow this page to read it. Send Access-Control-Allow-Origin there.`];
  }
  if (answer && stage !== 'start') {
    return ['integrity', `${url} is there, but was refused: its contents are not those of this build (subresource integrity), or it does not run. ${text}`];
  }
  if (stage !== 'start') return ['network', `${url} could not be fetched. ${text}`];
  return ['unexpected', `The widget did not start. ${text}`];
}

/** @param {unknown} error */
function isCompileError(error) {
  return error instanceof Error && (error.name === 'CompileError' || error.name === 'LinkError');
}
