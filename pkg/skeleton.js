/** What shows while the widget loads: the shape of what comes, and one sentence. */
import { make } from './dom.js';

const TITLE_TEXT = 'Jouw privacy';
const WAIT_TEXT = 'Je privacygegevens laden…';

/**
 * @param {import('./attributes.js').Config} config
 * @returns {HTMLDivElement}
 */
export function makeSkeleton(config) {
  const wait = make('p', { class: 'mp-wait', role: 'status', tabindex: '-1' });
  // A status is spoken when it changes, not when it appears with its text in it.
  setTimeout(() => wait.append(WAIT_TEXT));
  const cards = Array.from({ length: 8 }, () => make('div', { class: 'mp-card' }, bar(), bar('more')));
  const choices = Array.from({ length: 4 }, () => make('div', { class: 'mp-choice' }, bar(), bar('more')));
  return make(
    'div',
    { class: 'mp-shell', lang: 'nl', 'data-theme': config.theme, part: 'loading' },
    make('div', { class: 'mp-title', role: 'heading', 'aria-level': String(config.headingLevel) }, TITLE_TEXT),
    wait,
    make('div', { class: 'mp-cols', 'aria-hidden': 'true' }, make('div', {}, bar('head'), ...cards), make('div', {}, bar('head'), ...choices)),
  );
}

/** @param {string} [kind] */
function bar(kind = '') {
  return make('span', { class: `mp-bar ${kind}`.trim() });
}
