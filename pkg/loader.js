/** Loads the wasm, its glue and the style sheet: once per page, whatever the number of elements. */
import { built } from './built.js';
import { WidgetFailure } from './failures.js';
import { isRightType } from './mime.js';
import { PolicyWatch } from './policy-watch.js';

/**
 * The generated module around the wasm.
 *
 * @typedef {object} Glue
 * @property {(from: { module_or_path: Response | Promise<Response> }) => Promise<unknown>} default
 * @property {(root: Element, host: import('./host.js').Host, config: import('./attributes.js').Config) => import('./pool.js').Mounted} mount
 * @property {(callback: (where?: string) => void) => void} onPanic
 */

/** @typedef {{ glue: Glue, styleFailure: WidgetFailure | undefined }} Loaded */

/** @type {Promise<Loaded> | undefined} */
let loading;
/** @type {string | undefined} */
let wasmOverride;
let assets = built.base;
/** @type {CSSStyleSheet | undefined} */
let widgetSheet;

/** @param {string} path */
const addressOf = (path) => new URL(path, assets).href;

/** @returns {string} where the wasm is */
export function wasmAddress() {
  return wasmOverride ?? addressOf(built.wasm);
}

/** @param {string | URL | undefined} url */
export function setWasmAddress(url) {
  warnWhenLate('wasmUrl');
  wasmOverride = url === undefined ? undefined : new URL(url, document.baseURI).href;
}

/** @returns {string} the folder that the built files are in */
export function assetsAddress() {
  return new URL('.', assets).href;
}

/** @param {string | URL} url */
export function setAssetsAddress(url) {
  warnWhenLate('assetsUrl');
  assets = new URL(`${String(url).replace(/\/*$/, '')}/`, document.baseURI).href;
}

/** @param {string} name */
function warnWhenLate(name) {
  if (loading) console.warn(`[mijn-privacy] ${name} was set after the code was asked for: it counts for a next try only.`);
}

/** The page's one sheet with the widget's style; empty until it is loaded. */
export function styleSheet() {
  widgetSheet ??= new CSSStyleSheet();
  return widgetSheet;
}

/** @type {Map<string, CSSStyleSheet>} */
const sheets = new Map();

/**
 * Adds the style of a section, once for each element; the page has one sheet of it.
 *
 * @param {ShadowRoot} root
 * @param {string} css
 */
export function wear(root, css) {
  const sheet = sheets.get(css) ?? new CSSStyleSheet();
  if (!sheets.has(css)) sheet.replaceSync(css);
  sheets.set(css, sheet);
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/**
 * Loads all that the widget needs. A failure is not kept: the next call tries again.
 *
 * @returns {Promise<Loaded>} rejects with a `WidgetFailure`
 */
export function load() {
  loading ??= start().catch((failure) => {
    loading = undefined;
    throw failure;
  });
  return loading;
}

/**
 * Fetches code before the wasm asks for it: of what stands beside the switches, and of the section that a page is opened
 * with.
 *
 * @param {string} section
 */
export function loadAhead(section) {
  const [first = '', inner] = section.split('/', 2);
  const chunk = first === 'consents' && inner ? 'choices' : inner === 'new' ? 'forms' : first;
  for (const path of [...(built.preload[chunk] ?? []), ...(built.preload['home'] ?? [])]) {
    fetch(addressOf(path), { credentials: 'same-origin', priority: 'low' }).catch(() => {});
  }
}

/** @returns {Promise<Loaded>} */
async function start() {
  const watch = new PolicyWatch();
  /** @type {import('./mime.js').Stage} */
  let stage = 'wasm';
  let url = wasmAddress();
  try {
    const style = loadStyle(watch);
    const code = fetchFile(url, built.integrity[built.wasm]);
    code.catch(() => {});
    stage = 'glue';
    url = addressOf(built.glue);
    /** @type {Glue} */
    const glue = await import(url);
    stage = 'wasm';
    url = wasmAddress();
    const response = await code;
    const seen = { stage, url, status: response.status, type: response.headers.get('Content-Type') ?? '' };
    if (!response.ok || !isRightType('wasm', seen.type)) throw await explain(seen, watch);
    stage = 'start';
    await glue.default({ module_or_path: response });
    return { glue, styleFailure: await style };
  } catch (error) {
    throw error instanceof WidgetFailure ? error : await explain({ stage, url, error }, watch);
  } finally {
    watch.end();
  }
}

/**
 * Without its style the widget can still be read and used, so that this is no reason to stop.
 *
 * @param {PolicyWatch} watch
 * @returns {Promise<WidgetFailure | undefined>}
 */
async function loadStyle(watch) {
  const url = addressOf(built.style);
  try {
    const response = await fetchFile(url, built.integrity[built.style]);
    const seen = { stage: /** @type {const} */ ('style'), url, status: response.status, type: response.headers.get('Content-Type') ?? '' };
    if (!response.ok || !isRightType('style', seen.type)) return asStyle(await explain(seen, watch));
    styleSheet().replaceSync(await response.text());
    return undefined;
  } catch (error) {
    return asStyle(await explain({ stage: 'style', url, error }, watch));
  }
}

/**
 * The cause in words. They are fetched for it; where that fails too, the connection is the cause.
 *
 * @param {import('./diagnose.js').Seen} seen
 * @param {PolicyWatch} watch
 * @returns {Promise<WidgetFailure>}
 */
async function explain(seen, watch) {
  try {
    const { diagnose } = await import('./diagnose.js');
    const [code, message] = await diagnose(seen, watch);
    return new WidgetFailure(code, message, seen.error);
  } catch {
    return new WidgetFailure(navigator.onLine ? 'network' : 'offline', `${seen.url} could not be loaded.`, seen.error);
  }
}

/** @param {WidgetFailure} failure */
function asStyle(failure) {
  return new WidgetFailure('style', `The widget runs without its style (${failure.code}). ${failure.message}`, failure.cause);
}

/**
 * @param {string} url
 * @param {string | undefined} integrity
 */
function fetchFile(url, integrity) {
  return fetch(url, { credentials: 'same-origin', ...(integrity && { integrity }) });
}
