/**
 * A failure of the widget as a whole: its code, and a sentence for the host page's developer. What the person sees is in
 * `fallback.js`, how a cause is found in `diagnose.js`.
 */

/**
 * @typedef {'unsupported-browser' | 'csp-wasm' | 'csp' | 'offline' | 'not-found' | 'http-error' | 'wrong-mime' | 'cors'
 *   | 'integrity' | 'invalid-wasm' | 'network' | 'panic' | 'style' | 'unexpected'} FailureCode
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
