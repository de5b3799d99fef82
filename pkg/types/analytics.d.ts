/** What this browser does about Google Analytics, on this page. */
export interface AnalyticsState {
  /** Whether this page is measured now. */
  readonly measuring: boolean;
  /** Whether this browser may be measured, by choice, basis and signal: what a switch shows, also on a page that never is. */
  readonly allowed: boolean;
  /** What was chosen in this browser; `unreadable` where the cookie is damaged, or of another version. */
  readonly choice: 'on' | 'off' | 'none' | 'unreadable';
  /** When: ISO 8601; null where nothing was chosen. */
  readonly at: string | null;
  /** Whether Global Privacy Control is on, and counts. */
  readonly gpc: boolean;
  /** Whether this page is kept out: it holds the widget, or somebody called `hold()`. */
  readonly held: boolean;
  /** Whether the browser stored no choice when it was asked to. */
  readonly barred: boolean;
  /** What is wrong with how the guard was put into the page, for its developer; empty: nothing. */
  readonly fault: string;
  /** After an *off*: names of Google's cookies that no script can remove here. */
  readonly left: readonly string[];
}

/** `window.mijnPrivacyAnalytics`: the guard of this page. */
export interface MijnPrivacyAnalytics {
  state(): AnalyticsState;
  /** Stops measuring, at once and on every page of the site; nothing has to be reloaded. */
  off(): AnalyticsState;
  /** Measures from now on. Where the choice cannot be stored nothing changes. */
  on(): AnalyticsState;
  /** Keeps this page out, whatever was chosen, until `release()` was called as often. */
  hold(): void;
  release(): void;
  /** Calls the listener after each change, also of another tab; gives what ends that. */
  subscribe(listener: (state: AnalyticsState) => void): () => boolean;
}

/** `<mijn-privacy-analytics>`: the switch by itself, for the cookie page. Every setting is an attribute. */
export class MijnPrivacyAnalyticsElement extends HTMLElement {
  /** The version of this copy. */
  static readonly version: string;
  static readonly observedAttributes: string[];
}

declare global {
  interface Window {
    mijnPrivacyAnalytics?: MijnPrivacyAnalytics;
    gtag?: (...command: unknown[]) => void;
    trustedTypes?: {
      createPolicy(name: string, rules: { createScriptURL: () => string }): { createScriptURL(input: string): string };
    };
  }
  interface Navigator {
    readonly globalPrivacyControl?: boolean;
  }
  interface HTMLElementTagNameMap {
    'mijn-privacy-analytics': MijnPrivacyAnalyticsElement;
  }
}
