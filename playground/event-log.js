/** Shows what the element told its host: every event, with its detail. */
import { part } from './parts.js';

const EVENTS = ['ready', 'consent-changed', 'request-submitted', 'session-expired', 'step-up-required', 'analytics-changed', 'navigate', 'error'];
const KEPT = 100;

/** @param {HTMLElement} place */
export function startEventLog(place) {
  const list = part('ol', HTMLOListElement, place);
  const count = part('.count', HTMLElement, place);
  let heard = 0;
  for (const name of EVENTS) {
    document.addEventListener(`mijn-privacy-${name}`, (event) => {
      heard += 1;
      count.textContent = heard === 1 ? '1 melding' : `${heard} meldingen`;
      list.prepend(entry(event.type, /** @type {CustomEvent} */ (event).detail));
      list.start = heard;
      if (list.childElementCount > KEPT) list.lastElementChild?.remove();
    });
  }
}

/**
 * @param {string} name
 * @param {unknown} detail
 */
function entry(name, detail) {
  const item = document.createElement('li');
  const time = document.createElement('time');
  time.textContent = new Date().toLocaleTimeString('nl-NL');
  const title = document.createElement('b');
  title.textContent = name;
  const code = document.createElement('code');
  code.textContent = JSON.stringify(detail);
  item.append(time, ' ', title, ' ', code);
  return item;
}
