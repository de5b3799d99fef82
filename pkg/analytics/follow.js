/** Hears of a choice that was made elsewhere: in another tab, on another host of the site, or in a page that was kept. */

/**
 * @param {() => void} look something may have changed
 * @param {(value: string) => void} hear another tab of this origin switched it off
 * @returns {(value: string) => void} tells the other tabs of this origin, also where no cookie can be stored
 */
export const follow = (look, hear) => {
  ['DOMContentLoaded', 'pageshow', 'visibilitychange'].map((event) => addEventListener(event, look));
  if (window.cookieStore) window.cookieStore.addEventListener('change', look);
  else setInterval(look, 500);
  /** @type {BroadcastChannel | undefined} */
  let channel;
  try {
    channel = new BroadcastChannel('mijn-privacy-analytics');
    channel.onmessage = ({ data }) => hear(data);
  } catch {
    // Barred with the cookies.
  }
  return (value) => channel?.postMessage(value);
};
