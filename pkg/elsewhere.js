/** Choices that change elsewhere: in another tab, by a link in an e-mail, or here while there was no connection. */

/** Carries nothing but that something changed: every tab asks the backend itself. */
const CHANNEL = 'mijn-privacy';
const PAUSE = 300;

/**
 * Calls `look` when the choices may have changed, until the signal aborts.
 *
 * @param {() => void} look
 * @param {AbortSignal} signal
 * @returns {() => void} tells the other tabs that they changed here
 */
export function watchElsewhere(look, signal) {
  let last = Date.now();
  const lookAgain = () => {
    last = Date.now();
    look();
  };
  const back = () => {
    // Focus and visibility come together.
    if (document.visibilityState === 'visible' && Date.now() - last > PAUSE) lookAgain();
  };
  addEventListener('focus', back, { signal });
  document.addEventListener('visibilitychange', back, { signal });
  addEventListener('online', lookAgain, { signal });
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', lookAgain);
  signal.addEventListener('abort', () => channel.close());
  return () => {
    if (!signal.aborted) channel.postMessage('choices');
  };
}
