/** A small customer portal that embeds the widget as a stranger's page would. */
import { chooseAccount, currentSession, logOut } from './backend.js';
import { startEventLog } from './event-log.js';
import { bindLogIn, field, listCustomers } from './log-in.js';
import { part } from './parts.js';
import { startPost } from './post.js';

// Who is logged in here is nobody's visitor: no page of the portal is measured, also before the widget is there.
window.mijnPrivacyAnalytics?.hold();

/** @typedef {import('../pkg/types/element.js').MijnPrivacyElement} MijnPrivacyElement */
/** @typedef {typeof import('../pkg/types/element.js').MijnPrivacyElement} MijnPrivacyClass */

// Who is logged in here is no visitor to be counted. It holds before the widget is in the page, too.
window.mijnPrivacyAnalytics?.hold();

const nav = part('nav', HTMLElement);
const who = part('.who', HTMLElement);
const accounts = part('.accounts', HTMLElement);
const chooser = part('.accounts select', HTMLSelectElement);
const theme = part('.theme select', HTMLSelectElement);
const main = part('main', HTMLElement);
const privacyPage = part('[data-page=privacy]', HTMLElement);
const logInForm = part('.log-in .log-in-form', HTMLFormElement);
const dialog = part('dialog.again', HTMLDialogElement);
const dialogForm = part('dialog .log-in-form', HTMLFormElement);
const pages = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-page]')]);

/** @type {import('./backend.js').Session | undefined} */
let session;
/** @type {import('./backend.js').Customer[]} */
let customers = [];
let lastUser = '';

/** One element for as long as a person is logged in; other pages take it out and put it back. */
let widget = newWidget();

/** @returns {MijnPrivacyElement} */
function newWidget() {
  const element = document.importNode(part('#widget', HTMLTemplateElement).content, true).querySelector('mijn-privacy');
  if (!element) throw new Error('The page has no widget');
  element.setAttribute('theme', theme.value);
  return element;
}

const post = startPost(part('.post', HTMLElement), part('nav [href="#post"]', HTMLAnchorElement));

/** @returns {string} the page that the address names */
function pageOfAddress() {
  const name = location.hash.slice(1).split('/', 1)[0];
  return pages.some(({ dataset }) => dataset.page === name) && name !== 'log-in' ? name : 'privacy';
}

/** Shows the page of the address, or the log-in form. */
function show() {
  const page = session ? pageOfAddress() : 'log-in';
  for (const element of pages) element.hidden = element.dataset.page !== page;
  for (const link of nav.querySelectorAll('a')) {
    const current = link.hash === '#mijn-privacy' ? page === 'privacy' : link.hash === `#${page}`;
    if (current) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  post.show(page === 'post');
  if (page !== 'privacy') widget.remove();
  else if (!widget.isConnected) privacyPage.append(widget);
}

/** Asks who is logged in, and shows that in the header. */
async function readSession() {
  const before = session;
  session = await currentSession();
  if (before && session?.person_id !== before.person_id) {
    widget.remove();
    widget = newWidget();
  }
  nav.hidden = who.hidden = !session;
  await post.look();
  const chosen = session?.accounts.find(({ id }) => id === session?.account_id);
  const several = (session?.accounts.length ?? 0) > 1;
  accounts.hidden = !several;
  part('.name', HTMLElement, who).textContent = several ? '' : (chosen?.name ?? '');
  chooser.replaceChildren(...(session?.accounts ?? []).map(({ id, name }) => new Option(name, id, false, id === chosen?.id)));
}

async function logInPage() {
  show();
  customers = await listCustomers(part('.customers', HTMLElement), logInForm);
  customElements.whenDefined('mijn-privacy').then((element) => /** @type {MijnPrivacyClass} */ (element).preload());
}

bindLogIn(logInForm, async (username) => {
  lastUser = username;
  await readSession();
  show();
  main.focus();
});

bindLogIn(dialogForm, async (username) => {
  const known = session?.person_id;
  lastUser = username;
  await readSession();
  dialog.close();
  show();
  if (session?.person_id === known) widget.refresh();
});

document.addEventListener('mijn-privacy-session-expired', (event) => {
  if (!session) return;
  event.preventDefault();
  if (dialog.open) return;
  const customer = customers.find(({ username }) => username === lastUser);
  field(dialogForm, 'username').value = lastUser;
  part('.hint', HTMLElement, dialog).textContent = customer ? `Het wachtwoord van deze verzonnen klant is ${customer.password}` : '';
  dialog.showModal();
  field(dialogForm, lastUser ? 'password' : 'username').focus();
});

part('.later', HTMLButtonElement, dialog).addEventListener('click', () => dialog.close());

part('.log-out', HTMLButtonElement).addEventListener('click', async () => {
  await logOut(session).catch((error) => console.warn('Log-out failed', error));
  location.assign(location.pathname);
});

chooser.addEventListener('change', async () => {
  if (!session) return;
  await chooseAccount(session, chooser.value).catch((error) => console.warn('The account was not changed', error));
  await readSession();
  widget.refresh();
});

document.addEventListener('mijn-privacy-account-changed', () => {
  readSession().catch((error) => console.warn('The backend does not answer', error));
});

theme.addEventListener('change', () => {
  document.documentElement.dataset.theme = theme.value;
  widget.setAttribute('theme', theme.value);
});

addEventListener('popstate', () => {
  if (location.hash !== '#inhoud') show();
});

startEventLog(part('.log', HTMLElement));
await readSession().catch((error) => console.warn('The backend does not answer', error));
if (session) show();
else await logInPage();
