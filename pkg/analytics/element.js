/** The switch by itself, for the cookie page: without wasm, with the page's guard or, where there is none, one of its own. */
import { make } from '../dom.js';
import { VERSION } from '../version.js';
import { Account } from './account.js';
import { TAG } from './google.js';
import { startGuard } from './guard.js';
import { makeParts } from './parts.js';
import { saysOff } from './says-off.js';
import { switchSheet } from './style.js';
import { explain, TEXTS } from './texts.js';

/** Outside a browser the class can be imported, and does nothing. */
const ElementBase = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (/** @type {unknown} */ (Object));

/**
 * `<mijn-privacy-analytics>`: whether this browser is measured, why, and the switch.
 *
 * @attr {string} label - the switch's name
 * @attr {'auto' | 'light' | 'dark'} theme
 * @attr {string} api-base - where the backend's paths start; then a choice of who is logged in is stored in their account
 * @attr {string} csrf-header - which header carries the anti-CSRF token; `X-CSRF-Token`
 * @attr {string} ids - like `data-ids` of the guard, for a page without it; and likewise the next six
 * @attr {string} cookie-domain
 * @attr {string} cookie-prefix
 * @attr {string} cookie-path
 * @attr {'consent' | 'opt-out'} basis
 * @attr {'on' | 'off'} gpc
 * @attr {string} tag
 *
 * @fires mijn-privacy-analytics-changed - the person switched
 *
 * @slot about - what is measured
 * @slot agreed - what was agreed with Google
 *
 * @csspart analytics - all of it
 *
 * @cssproperty --mp-accent - the one accent colour
 * @cssproperty --mp-on-accent - text on it
 * @cssproperty --mp-radius - corners
 * @cssproperty --mp-font - font family; the host's by default
 */
export class MijnPrivacyAnalyticsElement extends ElementBase {
  static version = VERSION;
  static observedAttributes = ['label', 'theme'];

  #parts = makeParts();
  /** @type {import('../types/analytics.js').MijnPrivacyAnalytics | undefined} */
  #guard;
  /** @type {Account | undefined} */
  #account;
  /** @type {(() => boolean) | undefined} */
  #leave;
  /** What is on its way, or failed and can be tried again. @type {{ granted: boolean, note: string, ended: boolean } | undefined} */
  #change;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [switchSheet()];
    shadow.append(this.#parts.box);
    const { box, toggle, again } = this.#parts;
    // The second half of a double click, and a key that is held down, are no new press.
    toggle.onclick = ({ detail }) => detail > 1 || this.#press(!this.#guard?.state().allowed);
    again.onclick = () => this.#press(!!this.#change?.granted);
    box.onkeydown = (event) => event.key !== 'Enter' || !event.repeat;
  }

  connectedCallback() {
    /** @type {Record<string, string> & { tag: string }} */
    const set = { tag: TAG };
    for (const { name, value } of this.attributes) set[name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())] = value;
    const asks = set.apiBase !== undefined;
    const present = window.mijnPrivacyAnalytics;
    const guard = (this.#guard = present ?? startGuard(set, '', +asks));
    this.#show();
    if (asks) {
      // Until it is known what the account says, this page is not measured.
      present?.hold();
      const account = (this.#account = new Account(set.apiBase, set.csrfHeader ?? 'X-CSRF-Token'));
      account.look().then(() => {
        this.#heed(account);
        guard.release();
      }, () => {});
    }
    this.#leave = guard.subscribe(() => this.#show());
  }

  disconnectedCallback() {
    this.#leave?.();
    this.#account = this.#change = undefined;
  }

  attributeChangedCallback() {
    this.#show();
  }

  /**
   * An account's *off* holds in every browser where its owner logs in.
   *
   * @param {Account | undefined} account
   */
  #heed(account) {
    const item = account?.item;
    if (!item) return;
    const isOff = this.#guard?.state().choice === 'off';
    if (saysOff(item.state, !!item.changed_at) && !isOff) this.#guard?.off();
    // It was switched off here, and the account does not know.
    if (item.state === 'granted' && isOff && !this.#change) this.#change = { granted: false, note: TEXTS.unsaved, ended: true };
    this.#show();
  }

  /** @param {boolean} granted */
  async #press(granted) {
    if (this.#change && !this.#change.ended) return;
    const account = this.#account;
    const change = (this.#change = { granted, note: granted && account ? TEXTS.saving : '', ended: /** @type {boolean} */ (false) });
    // Off acts here first, on there.
    if (!granted) this.#act(false, false);
    this.#show();
    const became = await account?.store(granted).catch(() => 'failed');
    if (this.#account !== account) return;
    change.ended = true;
    if (became === 'failed') change.note = granted ? TEXTS.failed : TEXTS.unsaved;
    else if (became === 'changed') {
      change.note = TEXTS.changed;
      this.#heed(account);
    } else {
      this.#change = undefined;
      if (granted || became) this.#act(granted, became === 'stored');
    }
    if (this.#parts.again.matches(':focus')) this.#parts.toggle.focus();
    this.#show();
  }

  /**
   * @param {boolean} granted
   * @param {boolean} stored
   */
  #act(granted, stored) {
    if (granted) this.#guard?.on();
    else if (!stored) this.#guard?.off();
    this.dispatchEvent(new CustomEvent('mijn-privacy-analytics-changed', { bubbles: true, composed: true, detail: { granted, stored } }));
  }

  #show() {
    const { box, title, toggle, state, note, again, wording } = this.#parts;
    box.dataset.theme = this.getAttribute('theme') ?? 'auto';
    title.textContent = this.getAttribute('label') ?? TEXTS.title;
    const now = this.#guard?.state();
    if (!now) return;
    toggle.setAttribute('aria-checked', `${now.allowed && !now.fault}`);
    toggle.setAttribute('aria-disabled', `${this.#change?.ended === false}`);
    const lines = explain(now);
    // A status is spoken anew when it is written anew.
    if (lines.join('') !== state.textContent) state.replaceChildren(...lines.map((line) => make('p', {}, line)));
    note.textContent = this.#change?.note ?? '';
    again.hidden = !this.#change?.ended || this.#change.note === TEXTS.changed;
    wording.textContent = this.#account?.item?.wording.text ?? '';
    wording.hidden = !wording.textContent;
  }
}
