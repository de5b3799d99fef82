/** Whether a file came as what it is. */

/** @typedef {'glue' | 'wasm' | 'style' | 'start'} Stage which file, or the start of the widget itself */

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
