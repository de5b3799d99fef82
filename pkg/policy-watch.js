/** What the page's Content Security Policy blocks while the widget loads. */

/** Remembers what the page's Content Security Policy blocks from now on. */
export class PolicyWatch {
  /** @type {{ directive: string, blocked: string }[]} */
  violations = [];

  constructor() {
    document.addEventListener('securitypolicyviolation', this.#note);
  }

  /** @param {SecurityPolicyViolationEvent} event */
  #note = (event) => {
    if (event.disposition !== 'report') this.violations.push({ directive: event.effectiveDirective, blocked: event.blockedURI });
  };

  end() {
    document.removeEventListener('securitypolicyviolation', this.#note);
  }
}
