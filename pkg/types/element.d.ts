/** A `fetch`-shaped function: the request has the body, the headers, the token and a signal that ends it. */
export type Transport = (request: Request) => Promise<Response>;

/** Gives a bearer token, or nothing where there is none. */
export type TokenSource = () => string | null | undefined | Promise<string | null | undefined>;

/** Why the widget does not run, or runs without its style. */
export type ErrorCode =
  | 'unsupported-browser'
  | 'csp-wasm'
  | 'csp'
  | 'offline'
  | 'not-found'
  | 'http-error'
  | 'wrong-mime'
  | 'cors'
  | 'integrity'
  | 'invalid-wasm'
  | 'network'
  | 'panic'
  | 'style'
  | 'unexpected';

/** What each event carries. None of it says who the person is or what is stored about them. */
export interface MijnPrivacyEventMap {
  /** The widget is there. */
  'mijn-privacy-ready': CustomEvent<{ version: string }>;
  /** The backend stored a choice. */
  'mijn-privacy-consent-changed': CustomEvent<{ id: string; state: string }>;
  /** The backend took a request. */
  'mijn-privacy-request-submitted': CustomEvent<{ kind: string }>;
  /** Nobody is logged in any more. After `preventDefault()` the host logs the person in, and calls `refresh()`. */
  'mijn-privacy-session-expired': CustomEvent<Record<string, never>>;
  /** The person chose another of their accounts, in the widget. */
  'mijn-privacy-account-changed': CustomEvent<Record<string, never>>;
  /** The person must confirm who they are. After `preventDefault()` the host sees to it, and calls `refresh()`. */
  'mijn-privacy-step-up-required': CustomEvent<Record<string, never>>;
  /** Measuring was switched; `stored` says whether the backend knows yet. */
  'mijn-privacy-analytics-changed': CustomEvent<{ granted: boolean; stored: boolean }>;
  /** Another section was opened, by the person or by the browser's *back*; empty is the home. */
  'mijn-privacy-navigate': CustomEvent<{ section: string }>;
  /** For the host's developer: what failed, in English. */
  'mijn-privacy-error': CustomEvent<{ code: ErrorCode; message: string }>;
}

/** `<mijn-privacy>`. Every property but `transport` and `token` mirrors an attribute. */
export class MijnPrivacyElement extends HTMLElement {
  /** The version of this copy. */
  static readonly version: string;
  static readonly observedAttributes: string[];
  /** Where the wasm is; set it before the first element is in the page. */
  static get wasmUrl(): string;
  static set wasmUrl(url: string | URL | undefined);
  /** The folder that the built files are in, where a bundler took the module away from them; set it as early. */
  static get assetsUrl(): string;
  static set assetsUrl(url: string | URL);
  /** Loads the code before an element needs it. */
  static preload(): void;

  /** Where the contract's paths start, without a slash at the end. */
  apiBase: string;
  theme: 'auto' | 'light' | 'dark';
  /** Which section is open; empty for the home. */
  section: string;
  /** Which sections to show, comma separated; empty: all. */
  sections: string;
  /** The level of the widget's own heading, 1 to 5. */
  headingLevel: number;
  routing: 'none' | 'hash';
  contactHref: string;
  contactText: string;
  csrfHeader: string;
  /** Empty: the token comes from `session`. */
  csrfCookie: string;
  get transport(): Transport | undefined;
  set transport(transport: Transport | null | undefined);
  get token(): TokenSource | undefined;
  set token(token: TokenSource | null | undefined);

  /** Opens a section; empty for the home. */
  open(section: string): void;
  /** Asks the backend for everything again. What was typed stays. */
  refresh(): void;

  addEventListener<K extends keyof MijnPrivacyEventMap>(
    type: K,
    listener: (this: MijnPrivacyElement, event: MijnPrivacyEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: MijnPrivacyElement, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'mijn-privacy': MijnPrivacyElement;
  }
  interface GlobalEventHandlersEventMap extends MijnPrivacyEventMap {}
}
