/** The last thing that shows when the widget cannot: outside Yew, without wasm, with a way on for the person. */
import { make } from './dom.js';

/** @typedef {'retry' | 'reload'} Way */

const OTHERWISE = {
  title: 'Dit lukt nu niet',
  text: 'We kunnen je privacygegevens nu niet laten zien. Dat ligt niet aan jou. Aan je gegevens en je keuzes is niets veranderd.',
};

/** @type {Partial<Record<import('./failures.js').FailureCode, { title: string, text: string }>>} */
const FALLBACK_TEXTS = {
  'unsupported-browser': {
    title: 'Je browser is te oud',
    text: 'In deze browser kunnen we je privacygegevens niet laten zien. Werk je browser bij, of gebruik een andere.',
  },
  offline: {
    title: 'Je hebt geen internet',
    text: 'Kijk of je verbinding werkt. Zodra je weer internet hebt, proberen we het opnieuw.',
  },
  panic: {
    title: 'Er ging iets mis',
    text: 'We kunnen je privacygegevens nu niet laten zien. Wat je al had verstuurd, hebben we ontvangen. Laad de pagina opnieuw om verder te gaan.',
  },
};

/** @type {Record<Way, string>} */
const WAY_TEXTS = { retry: 'Opnieuw proberen', reload: 'Pagina herladen' };

/**
 * The ways on after a failure. Some browsers remember a module that failed until the page is loaded again, so that
 * after a second failure that is offered too.
 *
 * @param {import('./failures.js').FailureCode} code
 * @param {number} tries that failed
 * @returns {Way[]}
 */
export function waysOn(code, tries) {
  if (code === 'unsupported-browser') return [];
  if (code === 'panic') return ['reload'];
  return tries > 1 ? ['retry', 'reload'] : ['retry'];
}

/**
 * @param {import('./failures.js').FailureCode} code
 * @param {number} tries
 * @param {import('./attributes.js').Config} config
 * @param {(way: Way) => void} go
 * @returns {HTMLDivElement}
 */
export function makeFallback(code, tries, config, go) {
  const { title, text } = FALLBACK_TEXTS[code] ?? OTHERWISE;
  const alert = make('div', { role: 'alert' });
  // An alert is spoken when something appears in it.
  setTimeout(() => {
    const heading = make('div', { class: 'mp-fall-head', role: 'heading', 'aria-level': String(config.headingLevel), tabindex: '-1' }, title);
    alert.append(heading, make('p', {}, text));
  });
  const ways = waysOn(code, tries).map((way) => {
    const button = make('button', { type: 'button' }, WAY_TEXTS[way]);
    button.addEventListener('click', () => go(way));
    return button;
  });
  return make(
    'div',
    { class: 'mp-shell', lang: 'nl', 'data-theme': config.theme, part: 'fallback' },
    make(
      'div',
      { class: 'mp-fall' },
      alert,
      make('p', { class: 'mp-contact' }, 'Wil je nu iets weten of regelen? ', contact(config)),
      make('slot', { name: 'fallback' }),
      make('slot'),
      make('div', { class: 'mp-acts' }, ...ways),
    ),
  );
}

/** @param {import('./attributes.js').Config} config */
function contact({ contactHref, contactText }) {
  const text = contactText || 'Neem contact met ons op';
  return contactHref ? make('a', { href: contactHref }, text) : make('span', {}, text);
}
