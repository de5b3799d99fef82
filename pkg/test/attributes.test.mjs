import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ATTRIBUTES, cleanSection, readConfig } from '../attributes.js';
import { reflect, upgradeProperties } from '../properties.js';

const read = (attributes = {}) => readConfig((name) => attributes[name] ?? null);

test('an element without attributes has every default', () => {
  assert.deepEqual(read(), {
    apiBase: '/api/privacy/v1',
    lang: 'nl',
    theme: 'auto',
    section: '',
    sections: '',
    headingLevel: 1,
    routing: 'none',
    contactHref: '',
    contactText: '',
    csrfHeader: 'X-CSRF-Token',
    csrfCookie: '',
  });
});

test('the base has no slash at its end', () => {
  assert.equal(read({ 'api-base': ' https://portal.example.nl/p/v1// ' }).apiBase, 'https://portal.example.nl/p/v1');
});

test('a word that is not in the list is the default', () => {
  assert.equal(read({ theme: 'blue' }).theme, 'auto');
  assert.equal(read({ theme: ' DARK ' }).theme, 'dark');
  assert.equal(read({ routing: 'path' }).routing, 'none');
});

test('a heading level stays between 1 and 5', () => {
  const levels = ['0', '3', '9', '', 'two'].map((level) => read({ 'heading-level': level }).headingLevel);
  assert.deepEqual(levels, [1, 3, 5, 1, 1]);
});

test('a section is a clean path or the home', () => {
  const cases = { '/requests/new/': 'requests/new', consents: 'consents', '': '', 'a//b': '', '../x': '', 'a b': '', '<b>': '' };
  for (const [given, expected] of Object.entries(cases)) assert.equal(cleanSection(given), expected, given);
  assert.equal(cleanSection(null), '');
  assert.equal(cleanSection('a/b/c/d/e/f'), '');
});

test('a contact link never runs a script', () => {
  for (const href of ['javascript:alert(1)', ' JavaScript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'https://[']) {
    assert.equal(read({ 'contact-href': href }).contactHref, '', href);
  }
  for (const href of ['https://www.example.nl/contact', '/contact', 'mailto:privacy@example.nl', 'tel:+31000000000']) {
    assert.equal(read({ 'contact-href': href }).contactHref, href);
  }
});

/** The little of an element that reflection needs. */
class Attributed {
  map = new Map();
  getAttribute(name) {
    return this.map.get(name) ?? null;
  }
  setAttribute(name, value) {
    this.map.set(name, value);
  }
  removeAttribute(name) {
    this.map.delete(name);
  }
}

test('each property writes its attribute and reads what counts', () => {
  class Reflecting extends Attributed {}
  reflect(Reflecting.prototype);
  for (const [property, attribute] of Object.entries(ATTRIBUTES)) {
    if (property === 'lang') continue;
    const element = new Reflecting();
    element[property] = '2';
    assert.equal(element.getAttribute(attribute), '2', attribute);
    element[property] = null;
    assert.equal(element.getAttribute(attribute), null, attribute);
    assert.equal(element[property], read()[property], property);
  }
  assert.ok(!Object.hasOwn(Reflecting.prototype, 'lang'));
});

test('a property that was set too early goes through the setter', () => {
  class Reflecting extends Attributed {}
  const element = new Reflecting();
  element.apiBase = '/early';
  reflect(Reflecting.prototype);
  upgradeProperties(element, ['apiBase', 'theme']);
  assert.ok(!Object.hasOwn(element, 'apiBase'));
  assert.equal(element.getAttribute('api-base'), '/early');
  assert.equal(element.getAttribute('theme'), null);
});
