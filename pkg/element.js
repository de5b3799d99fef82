/** The element: attributes, events and life in the page. What it shows comes from the wasm, or from the shell around it. */
import { ATTRIBUTES, cleanSection, readConfig } from './attributes.js';
import { PageElement } from './base.js';
import { dispatch } from './events.js';
import { watchElsewhere } from './elsewhere.js';
import { makeFallback } from './fallback.js';
import { asFailure, missingFeatures, unsupportedFailure } from './failures.js';
import { Host } from './host.js';
import { load, loadAhead, styleSheet, wear } from './loader.js';
import { keepOut } from './measuring.js';
import { reflect, upgradeProperties } from './properties.js';
import { goTo, markHere, sectionHere } from './routing.js';
import { Shell } from './shell.js';
import { shellSheet } from './shell-style.js';
import { makeSkeleton } from './skeleton.js';
import { onStop, watchForStop, whyStopped } from './stop.js';
import { VERSION } from './version.js';
import { Widget } from './widget.js';

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
 * @fires mijn-privacy-account-changed - the person chose another of their accounts
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
 * @csspart widget - the widget; inside it `overview`, `card`, `choices` and `requests`
 *
 * @cssproperty --mp-accent - the one accent colour
 * @cssproperty --mp-on-accent - text on it
 * @cssproperty --mp-radius - corners
 * @cssproperty --mp-font - font family; the host's by default
 */
export class MijnPrivacyElement extends PageElement {
  static observedAttributes = Object.values(ATTRIBUTES);

  #active = false;
  #changed = false;
  #sectionChanged = false;
  #tries = 0;
  #host = new Host();
  #visit = new AbortController();
  #tellElsewhere = () => {};
  #shell;
  #widget;
  /** @type {import('./failures.js').WidgetFailure | undefined} */
  #failure;
  /** @type {import('./calls.js').Route['transport']} */
  #transport;
  /** @type {import('./calls.js').Route['token']} */
  #token;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    if (missingFeatures(globalThis).length === 0) shadow.adoptedStyleSheets = [shellSheet(), styleSheet()];
    this.#shell = new Shell(shadow);
    this.#widget = new Widget(shadow, this);
  }

  /** Sends the widget's calls in the place of `fetch`. */
  get transport() {
    return this.#transport;
  }

  set transport(transport) {
    this.#transport = transport ?? undefined;
    this.#askAnew();
  }

  /** Gives a bearer token for the widget's calls. */
  get token() {
    return this.#token;
  }

  set token(token) {
    this.#token = token ?? undefined;
    this.#askAnew();
  }

  /**
   * Opens a section as if the person had.
   *
   * @param {string} section empty for the home
   */
  open(section) {
    const next = cleanSection(section);
    if (this.#config().routing === 'hash' && this.#active) goTo(next, 'push');
    this.setAttribute('section', next);
  }

  /** Asks the backend for everything again, after a log-in for example. What was typed stays. */
  refresh() {
    if (this.#widget.isThere) this.#widget.refresh(this.#config());
    else if (this.#failure) this.#start();
    else this.#askAnew();
  }

  connectedCallback() {
    this.#settle();
  }

  disconnectedCallback() {
    this.#settle();
  }

  connectedMoveCallback() {}

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (!this.#active) return;
    if (name === 'api-base') this.#askAnew();
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
    upgradeProperties(this, ['transport', 'token', ...Object.keys(ATTRIBUTES)]);
    this.#listen();
    const { routing, section } = this.#config();
    const here = routing === 'hash' ? sectionHere() : undefined;
    if (here !== undefined) this.setAttribute('section', here);
    else if (routing === 'hash') markHere(section);
    this.#start();
  }

  #deactivate() {
    this.#active = false;
    this.#visit.abort();
    this.#host.close();
    this.#widget.release(this.#config());
    this.#shell.show(undefined);
    this.#failure = undefined;
  }

  #listen() {
    this.#visit = new AbortController();
    const { signal } = this.#visit;
    addEventListener('popstate', () => this.#followHistory(), { signal });
    // A page that the browser kept may be somebody else's by now.
    addEventListener('pageshow', (event) => event.persisted && this.refresh(), { signal });
    addEventListener('online', () => this.#failure?.code === 'offline' && this.#start(), { signal });
    this.#tellElsewhere = watchElsewhere(() => this.#widget.look(), signal);
    keepOut(() => this.#widget.look(), signal);
    signal.addEventListener('abort', onStop((failure) => this.#fail(failure)));
  }

  async #start() {
    const host = this.#newHost();
    try {
      const missing = missingFeatures(globalThis);
      if (missing.length > 0) throw unsupportedFailure(missing);
      if (whyStopped()) throw whyStopped();
      const config = this.#config();
      if (this.#widget.take(host, config)) return this.#ready();
      this.#shell.show(makeSkeleton(config));
      host.prefetch();
      loadAhead(config.section);
      const { glue, styleFailure } = await load();
      if (host !== this.#host || this.#failure) return;
      watchForStop(glue);
      if (styleFailure) this.#report(styleFailure);
      this.#widget.mount(glue, host, this.#config());
      if (this.#widget.isThere) this.#ready();
    } catch (error) {
      if (host === this.#host) this.#fail(asFailure(error));
    }
  }

  #ready() {
    this.#tries = 0;
    this.#shell.show(undefined);
    this.#emit('ready', { version: VERSION });
  }

  #update() {
    const config = this.#config();
    if (this.#sectionChanged && config.routing === 'hash') goTo(config.section, 'replace');
    this.#sectionChanged = false;
    this.#shell.dress(config.theme);
    this.#widget.update(config);
  }

  /** What was asked for before the widget is there is asked for again, where it now goes another way. */
  #askAnew() {
    if (this.#active && !this.#widget.isThere) this.#host.prefetch();
  }

  #followHistory() {
    const { routing, section } = this.#config();
    const here = routing === 'hash' ? sectionHere() : undefined;
    if (here === undefined || here === section) return;
    this.setAttribute('section', here);
    this.#emit('navigate', { section: here });
  }

  /** Each try has a host of its own: what an earlier one left behind reaches nobody. */
  #newHost() {
    this.#failure = undefined;
    this.#host.close();
    this.#host = new Host({
      emit: (name, detail) => this.#emit(name, detail),
      navigate: (section) => {
        this.open(section);
        this.#emit('navigate', { section: cleanSection(section) });
      },
      dress: (css) => wear(/** @type {ShadowRoot} */ (this.shadowRoot), css),
      route: () => ({ apiBase: this.#config().apiBase, transport: this.#transport, token: this.#token }),
    });
    return this.#host;
  }

  /** @param {import('./failures.js').WidgetFailure} failure */
  #fail(failure) {
    this.#failure = failure;
    this.#tries += 1;
    this.#host.close();
    const go = (/** @type {import('./fallback.js').Way} */ way) => (way === 'reload' ? location.reload() : this.#start());
    this.#shell.show(makeFallback(failure.code, this.#tries, this.#config(), go));
    this.#widget.discard();
    this.#report(failure);
  }

  /** @param {import('./failures.js').WidgetFailure} failure */
  #report(failure) {
    console.error(`[mijn-privacy] ${failure.code}: ${failure.message}`, failure.cause ?? '');
    this.#emit('error', { code: failure.code, message: failure.message });
  }

  #config() {
    return readConfig((name) => this.getAttribute(name));
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #emit(name, detail) {
    if (name === 'consent-changed') this.#tellElsewhere();
    return dispatch(this, name, detail);
  }
}

reflect(MijnPrivacyElement.prototype);
