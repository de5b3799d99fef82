/** The page to compare with: the same answers and switches as the widget's home, by hand and without a framework. */
const BASE = '/api/privacy/v1';
const OFF = { denied: 'Uit', withdrawn: 'Uit', objected: 'Uit, want je maakte bezwaar' };
const dates = new Intl.DateTimeFormat('nl', { dateStyle: 'long' });

/** @param {string} path */
async function read(path) {
  const answer = await fetch(`${BASE}/${path}`, { cache: 'no-store', headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

const session = read('session');
const overview = read('overview');
const consents = read('consents');

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** What stands under a switch. */
function stateText({ state, changed_at: at }) {
  if (state === 'pending_confirmation') return 'Nog niet aan: wacht op je klik in onze e-mail';
  const word = state === 'granted' ? 'Aan' : (OFF[state] ?? 'Onbekend. Dat telt als nee.');
  return at ? `${word} sinds ${dates.format(new Date(at))}` : word;
}

/** A switch that shows what the backend said, and nothing else. */
function row(first) {
  let consent = first;
  const { id, wording } = consent;
  const [title, about, state] = ['title', 'about', 'state'].map((part) => `${id}-${part}`);
  const line = make('span', { id: state, class: 'state' });
  const attributes = { type: 'button', role: 'switch', id, 'aria-labelledby': title, 'aria-describedby': `${about} ${state}` };
  const button = make('button', attributes, make('i', { 'aria-hidden': 'true' }));
  const show = () => {
    button.removeAttribute('aria-disabled');
    button.setAttribute('aria-checked', String(consent.state === 'granted'));
    line.textContent = stateText(consent);
  };
  button.addEventListener('click', async () => {
    if (button.hasAttribute('aria-disabled')) return;
    const granted = consent.state !== 'granted' && consent.state !== 'pending_confirmation';
    button.setAttribute('aria-disabled', 'true');
    line.textContent = granted ? 'We zetten dit aan…' : 'We zetten dit uit…';
    try {
      consent = await change(consent, granted);
      show();
      document.querySelector('.spoken').textContent = `${wording.title}: opgeslagen.`;
    } catch {
      show();
      line.textContent = `Niet opgeslagen. ${line.textContent}`;
    }
  });
  show();
  const meaning = make('details', {}, make('summary', {}, 'Wat betekent dit?'), make('p', {}, wording.text));
  const name = make('label', { id: title, for: id, class: 'name' }, wording.title);
  const { mailings } = consent;
  const sum = mailings ? `Hoogstens ${mailings.max} e-mails per jaar, dit jaar ${mailings.sent}` : wording.summary;
  return make('li', { class: 'row' }, name, button, make('span', { id: about, class: 'sum' }, sum), line, meaning);
}

/** Sends a change, under a key and on condition that nothing changed meanwhile. */
async function change({ id, etag, shown_token }, granted) {
  const answer = await fetch(`${BASE}/consents/${id}`, {
    method: 'PUT',
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'X-CSRF-Token': (await session).csrf_token,
      'If-Match': `"${etag}"`,
      'Idempotency-Key': `"${crypto.randomUUID()}"`,
    },
    body: JSON.stringify({ granted, shown_token }),
  });
  if (!answer.ok) throw new Error(`${id}: ${answer.status}`);
  return answer.json();
}

/** A purpose in one line. */
function card({ name }) {
  return make('li', { class: 'card' }, name);
}

consents.then(({ items }) => document.querySelector('.choices').append(...items.map(row)));
overview.then(({ purposes }) => document.querySelector('.cards').append(...purposes.map(card)));
