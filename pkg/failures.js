/**
 * Why the widget did not start, each cause apart, with a sentence for the host page's developer. What the person sees
 * is in `fallback.js`. Nothing in here touches the page.
 */

/**
 * @typedef {'unsupported-browser' | 'csp-wasm' | 'csp' | 'offline' | 'not-found' | 'http-error' | 'wrong-mime' | 'cors'
 *   | 'integrity' | 'invalid-wasm' | 'network' | 'panic' | 'style' | 'unexpected'} FailureCode
 */

/** @typedef {'glue' | 'wasm' | 'style' | 'start'} Stage which file, or the start of the widget itself */

/**
 * What a second, plain request for the same file showed: an answer, one that the page may not read, or none.
 *
 * @typedef {{ status: number, type: string } | 'unreadable' | 'none'} Probe
 */

/**
 * @typedef {object} Facts
 * @property {Stage} stage
 * @property {string} url
 * @property {unknown} [error]
 * @property {number} [status] of the answer, where there was one
 * @property {string} [type] its Content-Type
 * @property {{ directive: string, blocked: string }[]} violations of the page's Content Security Policy meanwhile
 * @property {boolean} online
 * @property {Probe} [probe]
 */

/** A failure with its cause; `message` is for developers, in English. */
export class WidgetFailure extends Error {
  /**
   * @param {FailureCode} code
   * @param {string} message
   * @param {unknown} [cause]
   */
  constructor(code, message, cause) {
    super(message);
    this.name = 'WidgetFailure';
    this.code = code;
    this.cause = cause;
  }
}

/**
 * @param {unknown} error
 * @returns {WidgetFailure}
 */
export function asFailure(error) {
  return error instanceof WidgetFailure ? error : new WidgetFailure('unexpected', `The widget did not start. ${error}`, error);
}

/** @param {unknown} cause */
export function panicFailure(cause) {
  return new WidgetFailure('panic', 'The widget stopped in the middle of its work. Reload the page; please report what led to it.', cause);
}

/**
 * The failure that the facts show.
 *
 * @param {Facts} facts
 * @returns {WidgetFailure}
 */
export function classify(facts) {
  const [code, message] = causeOf(facts);
  return new WidgetFailure(code, message, facts.error);
}

/**
 * @param {Facts} facts
 * @returns {[FailureCode, string]}
 */
function causeOf({ stage, url, error, status, type, violations, online, probe }) {
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

/**
 * An unknown type of the wasm is no failure as long as it is not plainly another file: it compiles, only later.
 *
 * @param {Stage} stage
 * @param {string} type
 */
export function isRightType(stage, type) {
  const name = type.split(';', 1)[0].trim().toLowerCase();
  if (stage === 'glue') return /^(text|application)\/(x-)?(java|ecma)script$/.test(name);
  if (stage === 'style') return name === 'text/css';
  return !/^text\/|json|xml|javascript/.test(name);
}

/** @param {unknown} error */
function isCompileError(error) {
  return error instanceof Error && (error.name === 'CompileError' || error.name === 'LinkError');
}

/**
 * What this browser lacks to run the widget at all; empty where it lacks nothing.
 *
 * @param {any} scope the window
 * @returns {string[]}
 */
export function missingFeatures(scope) {
  /** @type {[string, boolean][]} */
  const needed = [
    ['WebAssembly', typeof scope.WebAssembly?.instantiate === 'function'],
    ['constructable style sheets', typeof scope.CSSStyleSheet?.prototype?.replaceSync === 'function' && 'adoptedStyleSheets' in (scope.ShadowRoot?.prototype ?? {})],
    ['AbortController', typeof scope.AbortController === 'function'],
    ['WeakRef', typeof scope.WeakRef === 'function'],
  ];
  return needed.filter(([, there]) => !there).map(([name]) => name);
}

/** @param {string[]} missing */
export function unsupportedFailure(missing) {
  return new WidgetFailure('unsupported-browser', `This browser lacks ${missing.join(', ')}. Needed: Chrome 97, Firefox 102 or Safari 16.4.`);
}
