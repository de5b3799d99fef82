import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { goTo, hashOfSection, markHere, markState, sectionHere, sectionOfEntry, sectionOfHash } from '../routing.js';

test('a hash of ours names a section, another none', () => {
  const cases = {
    '#mijn-privacy': '',
    '#mijn-privacy/': '',
    '#mijn-privacy/requests/new': 'requests/new',
    '#mijn-privacy/<script>': '',
    '#mijn-privacyverklaring': undefined,
    '#main': undefined,
    '': undefined,
  };
  for (const [hash, section] of Object.entries(cases)) assert.equal(sectionOfHash(hash), section, hash);
});

test('there and back is the same section', () => {
  for (const section of ['', 'requests', 'requests/new/order']) assert.equal(sectionOfHash(hashOfSection(section)), section);
});

test('an entry is known by its hash, else by our mark', () => {
  assert.equal(sectionOfEntry('#mijn-privacy/consents', { mijnPrivacy: 'requests' }), 'consents');
  assert.equal(sectionOfEntry('', { mijnPrivacy: 'requests' }), 'requests');
  assert.equal(sectionOfEntry('#main', null), undefined);
  assert.equal(sectionOfEntry('', { mijnPrivacy: 7 }), undefined);
  assert.equal(sectionOfEntry('', 'text'), undefined);
});

test("the host's state stays beside the mark", () => {
  assert.deepEqual(markState({ position: 3 }, 'requests'), { position: 3, mijnPrivacy: 'requests' });
  assert.deepEqual(markState(null, ''), { mijnPrivacy: '' });
  assert.equal(markState(5, 'requests'), 5);
});

/** A history as far as the module uses it. */
class FakeHistory {
  entries = [{ address: '/portal?x=1', state: null }];
  get last() {
    return this.entries.at(-1);
  }
  get state() {
    return this.last.state;
  }
  pushState(state, _, address) {
    this.entries.push({ state, address });
  }
  replaceState(state, _, address = this.last.address) {
    this.entries.splice(-1, 1, { state, address });
  }
  back() {
    this.entries.pop();
  }
}

beforeEach(() => {
  globalThis.history = new FakeHistory();
  globalThis.location = {
    pathname: '/portal',
    search: '?x=1',
    get hash() {
      return new URL(history.last.address, 'https://page.invalid').hash;
    },
  };
});

test('going somewhere adds one entry, and back finds the home again', () => {
  markHere('');
  assert.equal(history.last.address, '/portal?x=1');
  goTo('requests', 'push');
  goTo('requests', 'push');
  assert.equal(history.entries.length, 2);
  assert.equal(history.last.address, '/portal?x=1#mijn-privacy/requests');
  history.back();
  assert.equal(sectionHere(), '');
  assert.equal(history.last.address, '/portal?x=1');
});

test("a link of the host's own can be gone back from", () => {
  markHere('consents');
  history.entries.push({ address: '/portal?x=1#mijn-privacy/requests', state: null });
  assert.equal(sectionHere(), 'requests');
  history.back();
  assert.equal(sectionHere(), 'consents');
});

test("a section that the host set takes the present entry's place", () => {
  goTo('consents', 'replace');
  assert.deepEqual(history.entries, [{ state: { mijnPrivacy: 'consents' }, address: '/portal?x=1#mijn-privacy/consents' }]);
});

test('an address is left alone while the home is open', () => {
  goTo('', 'replace');
  assert.deepEqual(history.entries, [{ state: null, address: '/portal?x=1' }]);
});

test('a browser that refuses is no failure', (t) => {
  const warn = t.mock.method(console, 'warn', () => {});
  history.pushState = () => {
    throw new DOMException('too often', 'SecurityError');
  };
  goTo('requests', 'push');
  assert.equal(warn.mock.callCount(), 1);
});
