/** The demo's mailbox: what the server wrote, as text, with links that can be followed. */
import { demoLetter, demoMail, letterPath } from './backend.js';
import { part } from './parts.js';

/** @typedef {import('./backend.js').Envelope} Envelope */

const LOOK_EVERY = 2000;
const WHEN = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'medium', timeStyle: 'short' });

/**
 * @param {HTMLElement} place
 * @param {HTMLAnchorElement} link the way to it, hidden where the demo keeps no e-mails
 */
export function startPost(place, link) {
  const list = part('.post-list', HTMLElement, place);
  const letter = part('.letter', HTMLElement, place);
  const rows = part('ul', HTMLElement, list);
  const whose = part('select', HTMLSelectElement, list);
  const problem = part('.problem', HTMLElement, list);
  /** @type {number | undefined} */
  let timer;
  let shown = '';

  async function look() {
    let mail;
    try {
      mail = await demoMail();
      problem.textContent = '';
    } catch {
      problem.textContent = 'We kunnen de post niet ophalen. Kijk of de server draait.';
      return;
    }
    link.hidden = !mail;
    const wanted = (mail ?? []).filter(({ mine }) => mine || whose.value === 'all');
    const now = JSON.stringify(wanted);
    if (now === shown) return;
    shown = now;
    rows.replaceChildren(...wanted.map(row));
    part('.none', HTMLElement, list).textContent = wanted.length ? '' : 'Er is nog geen e-mail.';
  }

  /** @param {Envelope} envelope */
  function row(envelope) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(line('b', envelope.subject), line('span', `aan ${envelope.to} · ${WHEN.format(new Date(envelope.at))}`));
    button.addEventListener('click', () => open(envelope.id));
    const item = document.createElement('li');
    item.append(button);
    return item;
  }

  /** @param {string} id */
  async function open(id) {
    let mail;
    try {
      mail = await demoLetter(id);
    } catch {
      problem.textContent = 'We kunnen deze e-mail niet openen.';
      return;
    }
    const title = part('h1', HTMLElement, letter);
    title.textContent = mail.subject;
    part('.head', HTMLElement, letter).textContent = `Van ${mail.from} aan ${mail.to}, ${WHEN.format(new Date(mail.at))}`;
    part('.text', HTMLElement, letter).replaceChildren(...mail.text.trim().split('\n').flatMap((text) => [linked(text), document.createElement('br')]));
    part('.html', HTMLAnchorElement, letter).href = `${letterPath(id)}/html`;
    part('.unsubscribe', HTMLElement, letter).textContent = mail.list_unsubscribe ? '· Een e-mailprogramma toont hier ook een knop om je af te melden.' : '';
    turn(true);
    title.focus();
  }

  /** @param {boolean} toLetter */
  function turn(toLetter) {
    letter.hidden = !toLetter;
    list.hidden = toLetter;
  }

  part('.back', HTMLButtonElement, letter).addEventListener('click', () => {
    turn(false);
    part('h1', HTMLElement, list).focus();
  });
  whose.addEventListener('change', look);

  return {
    look,
    /** @param {boolean} visible */
    show(visible) {
      clearInterval(timer);
      turn(false);
      if (!visible) return;
      look();
      timer = setInterval(look, LOOK_EVERY);
    },
  };
}

/**
 * A line of text; one that is the address of a page becomes a link, and only then.
 *
 * @param {string} text
 */
function linked(text) {
  if (!/^https?:\/\/\S+$/.test(text)) return document.createTextNode(text);
  const link = document.createElement('a');
  link.href = text;
  link.target = '_blank';
  link.rel = 'noopener';
  link.textContent = text;
  return link;
}

/**
 * @param {string} tag
 * @param {string} text
 */
function line(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
