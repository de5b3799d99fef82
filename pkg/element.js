/** The element: attributes, events and life in the page. What it shows comes from the wasm, or from the shell around it. */
import { ATTRIBUTES, cleanSection, readConfig } from './attributes.js';
import { make } from './dom.js';
import { dispatch } from './events.js';
import { makeFallback } from './fallback.js';
import { missingFeatures, panicFailure, unsupportedFailure, WidgetFailure } from './failures.js';
import { Host } from './host.js';
import { assetsAddress, load, loadAhead, setAssetsAddress, setWasmAddress, styleSheet, wasmAddress } from './loader.js';
import { drainPool, givePair, takePair } from './pool.js';
import { reflect, upgradeProperties } from './properties.js';
import { goTo, sectionHere } from './routing.js';
import { shellSheet } from './shell-style.js';
import { makeSkeleton } from './skeleton.js';
import { watchTraps } from './traps.js';
import { VERSION } from './version.js';

/** Outside a browser the class can be imported, and does nothing. */
const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (/** @type {unknown} */ (class {}));

/** @type {Set<(failure: WidgetFailure) => void>} how to tell each element in the page that the wasm has stopped */
const live = new Set();
/** @type {WidgetFailure | undefined} set once it has, for good */
let stopped;
let watching = false;

/**
 * A panic or an exception inside the wasm freezes every widget on the page.
 *
 * @param {unknown} [cause]
 */
function stopAll(cause) {
  if (stopped) return;
  const failure = panicFailure(cause);
  stopped = failure;
  drainPool();
  queueMicrotask(() => live.forEach((stop) => stop(failure)));
}

/** @param {import('./loader.js').Glue} glue */
function watchOnce(glue) {
  if (watching) return;
  watching = true;
  glue.onPanic(() => stopAll());
  watchTraps(stopAll);
}

/**
 * `<mijn-privacy>`: what is stored about a customer, their choices and their requests.
 *
 * @attr {string} api-base - where the contract's paths start; `/api/privacy/v1`
 * @attr {string} lang - BCP 47; `nl`
 * @attr {'auto' | 'light' | 'dark'} theme
 * @attr {string} section - which section is open; empty for the home
 * @attr {string} sections - which sections to show, comma separated; all
 * @attr {number} heading-level - of the widget's own heading, 1 to 5; 1
 * @attr {'none' | 'hash'} routing - who keeps the history; `none`: the host
 * @attr {string} contact-href - where a person who is stuck can go
 * @attr {string} contact-text - what that link says
 * @attr {string} csrf-header - which header carries the anti-CSRF token; `X-CSRF-Token`
 * @attr {string} csrf-cookie - the cookie that the token is in; without it, it comes from `session`
 *
 * @fires mijn-privacy-ready - the widget is there
 * @fires mijn-privacy-consent-changed - the backend stored a choice
 * @fires mijn-privacy-request-submitted - the backend took a request
 * @fires mijn-privacy-session-expired - nobody is logged in any more; cancelable
 * @fires mijn-privacy-step-up-required - the person must confirm who they are; cancelable
 * @fires mijn-privacy-analytics-changed - measuring was switched
 * @fires mijn-privacy-navigate - another section was opened
 * @fires mijn-privacy-error - something failed; for the host's developer
 *
 * @slot - shown when the widget cannot run
 * @slot fallback - the same, by name
 *
 * @csspart loading - the skeleton before the widget is there
 * @csspart fallback - what shows when the widget cannot run
 * @csspart widget - the widget
 *
 * @cssproperty --mp-accent - the one accent colour
 * @cssproperty --mp-on-accent - text on it
 * @cssproperty --mp-radius - corners
 * @cssproperty --mp-font - font family; the host's by default
 */
export class MijnPrivacyElement extends Base {
  static version = VERSION;
  static observedAttributes = Object.values(ATTRIBUTES);

  /** Where the wasm is; set it before the first element is in the page. */
  static get wasmUrl() {
    return wasmAddress();
  }

  static set wasmUrl(url) {
    setWasmAddress(url);
  }

  /** The folder that the built files are in, where a bundler took this module away from them; set it as early. */
  static get assetsUrl() {
    return assetsAddress();
  }

  static set assetsUrl(url) {
    setAssetsAddress(url);
  }

  /** Loads the code before an element needs it, for a page that expects one soon. */
  static preload() {
    // An element that needs it tries again and reports.
    load().catch(() => {});
  }

  #active = false;
  #changed = false;
  #sectionChanged = false;
  #tries = 0;
  #host = new Host();
  #listeners = new AbortController();
  /** @param {WidgetFailure} failure */
  #stop = (failure) => this.#fail(failure);
  /** @type {import('./pool.js').Pair | undefined} */
  #pair;
  /** @type {HTMLElement | undefined} the skeleton or the fallback, while there is one */
  #shell;
  /** @type {WidgetFailure | undefined} */
  #failure;
  /** @type {import('./calls.js').Route['transport']} */
  #transport;
  /** @type {import('./calls.js').Route['token']} */
  #token;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    if (missingFeatures(globalThis).length === 0) shadow.adoptedStyleSheets = [shellSheet(), styleSheet()];
  }

  /** Sends the widget's calls in the place of `fetch`. */
  get transport() {
    return this.#transport;
  }

  set transport(transport) {
    this.#transport = transport ?? undefined;
    this.#rerouted();
  }

  /** Gives a bearer token for the widget's calls. */
  get token() {
    return this.#token;
  }

  set token(token) {
    this.#token = token ?? undefined;
    this.#rerouted();
  }

  /**
   * Opens a section as if the person had.
   *
   * @param {string} section empty for the home
   */
  open(section) {
    const next = cleanSection(section);
    const { routing, section: from } = this.#config();
    if (routing === 'hash' && this.#active) goTo(next, from, 'push');
    this.setAttribute('section', next);
  }

  /** Asks the backend for everything again, after a log-in for example. What was typed stays. */
  refresh() {
    if (!this.#active) return;
    if (this.#pair) this.#guard(({ mounted }) => mounted.refresh(this.#config()));
    else if (this.#failure) this.#retry();
    else this.#host.prefetch();
  }

  connectedCallback() {
    this.#settle();
  }

  disconnectedCallback() {
    this.#settle();
  }

  /** A move within the document changes nothing. */
  connectedMoveCallback() {}

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (!this.#active) return;
    if (name === 'api-base') this.#rerouted();
    if (name === 'section') this.#sectionChanged = true;
    if (this.#changed) return;
    this.#changed = true;
    queueMicrotask(() => {
      this.#changed = false;
      if (this.#active) this.#update();
    });
  }

  /** A move in the page disconnects and connects again at once: only what is so afterwards counts. */
  #settle() {
    queueMicrotask(() => {
      if (this.isConnected === this.#active) return;
      if (this.isConnected) this.#activate();
      else this.#deactivate();
    });
  }

  #activate() {
    this.#active = true;
    live.add(this.#stop);
    upgradeProperties(this, ['transport', 'token', ...Object.keys(ATTRIBUTES)]);
    this.#listen();
    const here = this.#config().routing === 'hash' ? sectionHere() : undefined;
    if (here !== undefined) this.setAttribute('section', here);
    this.#start();
  }

  #deactivate() {
    this.#active = false;
    live.delete(this.#stop);
    this.#listeners.abort();
    this.#host.close();
    this.#drop();
    this.#setShell(undefined);
    this.#failure = undefined;
  }

  #listen() {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    addEventListener('popstate', () => this.#followHistory(), { signal });
    // A page that the browser kept may be somebody else's by now.
    addEventListener('pageshow', (event) => event.persisted && this.refresh(), { signal });
    addEventListener('online', () => this.#failure?.code === 'offline' && this.#retry(), { signal });
  }

  async #start() {
    const config = this.#config();
    const missing = missingFeatures(globalThis);
    if (missing.length > 0) return this.#fail(unsupportedFailure(missing));
    if (stopped) return this.#fail(stopped);
    this.#failure = undefined;
    const host = this.#newHost();
    const kept = takePair(this);
    if (kept) {
      this.#show(kept);
      return this.#guard(({ mounted }) => {
        mounted.adopt(host);
        mounted.update(config, true);
      });
    }
    this.#setShell(makeSkeleton(config));
    host.prefetch();
    if (config.section) loadAhead(config.section);
    try {
      const { glue, styleFailure } = await load();
      if (host !== this.#host || !this.#active) return;
      if (stopped) throw stopped;
      watchOnce(glue);
      if (styleFailure) this.#report(styleFailure);
      this.#mount(glue, host);
    } catch (failure) {
      if (host === this.#host && this.#active) this.#fail(failure);
    }
  }

  /**
   * @param {import('./loader.js').Glue} glue
   * @param {Host} host
   */
  #mount(glue, host) {
    const root = make('div', { part: 'widget', tabindex: '-1' });
    this.#dress(root);
    this.shadowRoot?.append(root);
    try {
      this.#show({ root, mounted: glue.mount(root, host, this.#config()) });
    } catch (error) {
      root.remove();
      stopAll(error);
    }
  }

  /** @param {import('./pool.js').Pair} pair */
  #show(pair) {
    this.#pair = pair;
    this.#tries = 0;
    this.#dress(pair.root);
    if (pair.root.getRootNode() !== this.shadowRoot) this.shadowRoot?.append(pair.root);
    this.#setShell(undefined);
    this.#emit('ready', { version: VERSION });
  }

  #update() {
    const config = this.#config();
    if (this.#sectionChanged && config.routing === 'hash') goTo(config.section, '', 'replace');
    this.#sectionChanged = false;
    if (this.#shell) this.#shell.dataset.theme = config.theme;
    if (!this.#pair) return;
    this.#dress(this.#pair.root);
    this.#guard(({ mounted }) => mounted.update(config, true));
  }

  /** @param {HTMLElement} root */
  #dress(root) {
    const { theme, lang } = this.#config();
    root.dataset.theme = theme;
    root.lang = lang;
  }

  /** Gives the widget back, with nothing personal in it and nobody to call. */
  #drop() {
    const pair = this.#pair;
    if (!pair) return;
    this.#guard(({ mounted }) => {
      mounted.adopt(new Host());
      mounted.update(this.#config(), false);
    });
    pair.root.remove();
    this.#pair = undefined;
    if (!stopped) givePair(pair, this);
  }

  /** Other calls than before: what was asked for too early is asked for again. */
  #rerouted() {
    if (this.#active && !this.#pair && !this.#failure) this.#host.prefetch();
  }

  #followHistory() {
    const { routing, section } = this.#config();
    const here = routing === 'hash' ? sectionHere() : undefined;
    if (here === undefined || here === section) return;
    this.setAttribute('section', here);
    this.#emit('navigate', { section: here });
  }

  #newHost() {
    this.#host.close();
    this.#host = new Host({
      emit: (name, detail) => this.#emit(name, detail),
      navigate: (section) => {
        this.open(section);
        this.#emit('navigate', { section: cleanSection(section) });
      },
      route: () => ({ apiBase: this.#config().apiBase, transport: this.#transport, token: this.#token }),
    });
    return this.#host;
  }

  #retry() {
    if (!this.#active || this.#pair) return;
    this.#start();
  }

  /** @param {unknown} error */
  #fail(error) {
    const failure = error instanceof WidgetFailure ? error : new WidgetFailure('unexpected', `The widget did not start. ${error}`, error);
    this.#failure = failure;
    this.#tries += 1;
    const go = (/** @type {import('./fallback.js').Way} */ way) => (way === 'reload' ? location.reload() : this.#retry());
    this.#setShell(makeFallback(failure.code, this.#tries, this.#config(), go));
    this.#pair?.root.remove();
    this.#pair = undefined;
    this.#host.close();
    this.#report(failure);
  }

  /** @param {WidgetFailure} failure */
  #report(failure) {
    console.error(`[mijn-privacy] ${failure.code}: ${failure.message}`, failure.cause ?? '');
    this.#emit('error', { code: failure.code, message: failure.message });
  }

  /**
   * Puts another shell in place of the present one. Focus that was in what goes does not fall back to the page's top.
   *
   * @param {HTMLElement | undefined} shell
   */
  #setShell(shell) {
    const focused = this.shadowRoot?.activeElement != null;
    this.#shell?.remove();
    this.#shell = shell;
    if (shell) this.shadowRoot?.prepend(shell);
    if (focused && this.#active) {
      setTimeout(() => {
        if (!this.shadowRoot?.activeElement) (this.#pair?.root ?? shell?.querySelector('[tabindex="-1"]'))?.focus({ preventScroll: true });
      });
    }
  }

  /**
   * Calls into the wasm; where that throws, every widget on the page has stopped.
   *
   * @param {(pair: import('./pool.js').Pair) => void} call
   */
  #guard(call) {
    try {
      if (this.#pair && !stopped) call(this.#pair);
    } catch (error) {
      stopAll(error);
    }
  }

  #config() {
    return readConfig((name) => this.getAttribute(name));
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #emit(name, detail) {
    return dispatch(this, name, detail);
  }
}

reflect(MijnPrivacyElement.prototype);
