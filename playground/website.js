/** The example of a website's page: shows what the stand-in for Google's tag tells, and which cookies there are. */
import { part } from './parts.js';

const KEPT = 20;
const TRY = 'demo_view';

/** @type {Record<string, string>} */
const NAMES = {
  page_view: 'Pagina bekeken',
  [TRY]: 'Op de knop gedrukt',
  user_engagement: 'Van de pagina weggegaan',
  consent: 'Keuze veranderd',
};

const list = part('.hits', HTMLOListElement);
const count = part('.count', HTMLElement);
const tried = part('.tried', HTMLElement);
const cookies = part('.cookies', HTMLElement);
let heard = 0;

/** @param {{ event: string, url: string }} hit */
function entry({ event, url }) {
  const item = document.createElement('li');
  const time = document.createElement('time');
  time.textContent = new Date().toLocaleTimeString('nl-NL');
  const title = document.createElement('b');
  title.textContent = NAMES[event] ?? event;
  const code = document.createElement('code');
  // A line may end before each of its parts.
  code.append(...decodeURIComponent(url).split(/(?=&)/).flatMap((piece) => [document.createElement('wbr'), piece]));
  item.append(title, ' ', time, code);
  return item;
}

function showCookies() {
  const names = document.cookie.split('; ').map((cookie) => cookie.split('=', 1)[0]);
  const found = names.filter((name) => name.startsWith('_ga')).sort().join(', ');
  cookies.textContent = found || 'Geen.';
}

addEventListener('demo-hit', (event) => {
  const hit = /** @type {CustomEvent<{ event: string, url: string }>} */ (event).detail;
  heard += 1;
  count.textContent = heard === 1 ? '1 bericht sinds je deze pagina opende.' : `${heard} berichten sinds je deze pagina opende.`;
  list.prepend(entry(hit));
  list.start = heard;
  if (list.childElementCount > KEPT) list.lastElementChild?.remove();
  if (hit.event === TRY) tried.textContent = 'Dit is gemeten.';
  showCookies();
});

part('.try', HTMLButtonElement).addEventListener('click', () => {
  tried.textContent = 'Dit is niet gemeten.';
  window.gtag?.('event', TRY);
});

window.mijnPrivacyAnalytics?.subscribe(() => {
  tried.textContent = '';
  showCookies();
});
// Cookies change without a word, in other tabs too.
setInterval(showCookies, 1000);
showCookies();
