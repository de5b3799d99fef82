/**
 * Finds out why a file did not load, by what the page's policy reported and by asking for the file once more. Loaded only
 * when something failed; it shares no class with the rest of the code.
 */
import { causeOf } from './causes.js';

/** @typedef {{ stage: import('./mime.js').Stage, url: string, error?: unknown, status?: number, type?: string }} Seen */

/**
 * @param {Seen} seen
 * @param {import('./policy-watch.js').PolicyWatch} watch
 * @returns {Promise<[import('./failures.js').FailureCode, string]>}
 */
export async function diagnose(seen, watch) {
  // Violations are reported in a task of their own, after the failure.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const { violations } = watch;
  const asked = seen.status === undefined && seen.stage !== 'start';
  const probe = asked && navigator.onLine && violations.length === 0 ? await probeFile(seen.url) : undefined;
  return causeOf({ ...seen, violations, online: navigator.onLine, probe });
}

/**
 * @param {string} url
 * @returns {Promise<import('./causes.js').Probe>}
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
