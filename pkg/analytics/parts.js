/** The parts of the switch by itself, as they stand in its shadow root. */
import { make } from '../dom.js';
import { TEXTS } from './texts.js';

/** Builds them once; what changes is written into them. */
export function makeParts() {
  const title = make('b', { id: 'title' });
  const about = make('p', { id: 'about' }, TEXTS.about);
  const toggle = make('button', { type: 'button', role: 'switch', 'aria-labelledby': 'title', 'aria-describedby': 'about state' }, make('i'));
  const state = make('div', { id: 'state', class: 'more', role: 'status' });
  const note = make('p', { class: 'note', role: 'status' });
  const again = make('button', { type: 'button', class: 'again', hidden: '' }, TEXTS.again);
  const wording = make('p', { class: 'more', hidden: '' });
  const agreed = make(
    'slot',
    { name: 'agreed' },
    make('p', { class: 'more' }, TEXTS.agreed),
    make('ul', {}, ...TEXTS.agreements.map((text) => make('li', {}, text))),
  );
  const row = make('div', { class: 'row' }, title, make('slot', { name: 'about' }, about), toggle);
  const box = make('div', { class: 'box', lang: 'nl', part: 'analytics' }, row, state, note, again, wording, agreed);
  return { box, title, toggle, state, note, again, wording };
}
