/** The log-in form, on the page and in the dialog, and the list of demo customers. */
import { demoCustomers, logIn, Refused } from './backend.js';
import { part } from './parts.js';

/** @type {Record<number, string>} */
const REASONS = {
  0: 'We kunnen de server niet bereiken. Kijk of hij draait en probeer het opnieuw.',
  400: 'Vul je gebruikersnaam en je wachtwoord in.',
  401: 'Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar.',
  422: 'Vul je gebruikersnaam en je wachtwoord in.',
  429: 'Je hebt het te vaak geprobeerd. Wacht een minuut en probeer het opnieuw.',
};

/** @param {unknown} error */
function reason(error) {
  return (error instanceof Refused && REASONS[error.status]) || 'Er ging iets mis bij de server. Probeer het straks opnieuw.';
}

/**
 * Makes a form log in.
 *
 * @param {HTMLFormElement} form
 * @param {(username: string) => void | Promise<void>} done
 */
export function bindLogIn(form, done) {
  const [username, password] = [field(form, 'username'), field(form, 'password')];
  const problem = part('.problem', HTMLElement, form);
  const button = part('[type=submit]', HTMLButtonElement, form);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    problem.textContent = '';
    try {
      await logIn(username.value, password.value);
      password.value = '';
      await done(username.value);
    } catch (error) {
      problem.textContent = reason(error);
      password.select();
    } finally {
      button.removeAttribute('aria-disabled');
    }
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {'username' | 'password'} name
 * @returns {HTMLInputElement}
 */
export function field(form, name) {
  return part(`[name=${name}]`, HTMLInputElement, form);
}

/**
 * Lists the demo customers; a click fills the form in.
 *
 * @param {HTMLElement} place
 * @param {HTMLFormElement} form
 * @returns {Promise<import('./backend.js').Customer[]>}
 */
export async function listCustomers(place, form) {
  const list = part('ul', HTMLElement, place);
  try {
    const customers = await demoCustomers();
    list.replaceChildren(...customers.map((customer) => row(customer, form)));
    return customers;
  } catch (error) {
    part('.problem', HTMLElement, place).textContent = reason(error);
    return [];
  }
}

/**
 * @param {import('./backend.js').Customer} customer
 * @param {HTMLFormElement} form
 */
function row({ username, password, description }, form) {
  const button = document.createElement('button');
  button.type = 'button';
  button.append(line('b', description), line('span', `${username} · ${password}`));
  button.addEventListener('click', () => {
    field(form, 'username').value = username;
    field(form, 'password').value = password;
    part('[type=submit]', HTMLButtonElement, form).focus();
  });
  const item = document.createElement('li');
  item.append(button);
  return item;
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
