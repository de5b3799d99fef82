/** Finds out why a file did not load, by what the page's policy reported and by asking for the file once more. */
import { classify } from './failures.js';

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

/**
 * @param {{ stage: import('./failures.js').Stage, url: string, error?: unknown, status?: number, type?: string }} seen
 * @param {PolicyWatch} watch
 * @returns {Promise<import('./failures.js').WidgetFailure>}
 */
export async function diagnose(seen, watch) {
  // Violations are reported in a task of their own, after the failure.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const asked = seen.status === undefined && seen.stage !== 'start';
  const { violations } = watch;
  const probe = asked && navigator.onLine && violations.length === 0 ? await probeFile(seen.url) : undefined;
  return classify({ ...seen, violations, online: navigator.onLine, probe });
}

/**
 * @param {string} url
 * @returns {Promise<import('./failures.js').Probe>}
 */
async function probeFile(url) {
  try {
    const answer = await fetch(url, { credentials: 'same-origin' });
    answer.body?.cancel().catch(() => {});
    return { status: answer.status, type: answer.headers.get('Content-Type') ?? '' };
  } catch {
    if (new URL(url).origin === location.origin) return 'none';
    return fetch(url, { mode: 'no-cors', credentials: 'omit' }).then(() => 'unreadable', () => 'none');
  }
}
