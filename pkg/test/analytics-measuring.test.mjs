import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { Host } from '../host.js';
import { keepOut } from '../measuring.js';

let said;
let state;
let listeners;

/** A guard that tells what it was asked. */
beforeEach(() => {
  said = [];
  listeners = new Set();
  state = { choice: 'none', allowed: false, gpc: true, left: ['_ga', 'FPID'] };
  const choose = (choice) => {
    said.push(choice);
    state = { ...state, choice, allowed: choice === 'on' };
    listeners.forEach((listener) => listener(state));
  };
  const guard = {
    state: () => state,
    on: () => choose('on'),
    off: () => choose('off'),
    hold: () => said.push('hold'),
    release: () => said.push('release'),
    subscribe: (listener) => listeners.add(listener) && (() => listeners.delete(listener)),
  };
  globalThis.window = { mijnPrivacyAnalytics: guard };
});

afterEach(() => {
  delete globalThis.window;
});

const switched = (granted, stored) => new Host().emit('analytics-changed', { granted, stored });

test('off acts at once, on when the backend knows', () => {
  switched(false, false);
  assert.deepEqual(said, ['off']);
  switched(false, true);
  assert.deepEqual(said, ['off'], 'it was off already');
  switched(true, false);
  assert.deepEqual(said, ['off']);
  switched(true, true);
  assert.deepEqual(said, ['off', 'on']);
  switched(true, true);
  assert.deepEqual(said, ['off', 'on']);
});

test("an account's off holds here, its on changes nothing", () => {
  const host = new Host();
  host.accountAnalytics('granted', true);
  host.accountAnalytics('denied', false);
  assert.deepEqual(said, []);
  host.accountAnalytics('withdrawn', true);
  host.accountAnalytics('withdrawn', true);
  assert.deepEqual(said, ['off']);
});

test('the widget is told what this browser does, and whether there is a guard', () => {
  assert.deepEqual(new Host().analytics(), { present: true, choice: 'none', allowed: false, gpc: true, left: '_ga, FPID' });
  state.barred = true;
  assert.equal(new Host().analytics().choice, 'barred');
  state.choice = 'off';
  assert.equal(new Host().analytics().choice, 'off', 'it was chosen in this page');
  delete globalThis.window;
  assert.deepEqual(new Host().analytics(), { present: false, choice: 'none', allowed: false, gpc: false, left: '' });
  switched(false, false);
  new Host().accountAnalytics('withdrawn', true);
});

test('a page with the widget is kept out until it leaves, and hears of changes elsewhere only', () => {
  const visit = new AbortController();
  let looks = 0;
  keepOut(() => (looks += 1), visit.signal);
  assert.deepEqual(said, ['hold']);
  switched(false, false);
  assert.equal(looks, 0);
  state = { ...state, choice: 'on', allowed: true };
  listeners.forEach((listener) => listener(state));
  assert.equal(looks, 1);
  // The guard looks again by itself, and nothing is new.
  listeners.forEach((listener) => listener(state));
  assert.equal(looks, 1);
  visit.abort();
  assert.equal(said.at(-1), 'release');
  assert.equal(listeners.size, 0);
});

test('a guard that fails does not throw into the wasm', (t) => {
  const error = t.mock.method(console, 'error', () => {});
  window.mijnPrivacyAnalytics.off = () => {
    throw new TypeError('policy');
  };
  assert.equal(switched(false, false), true);
  assert.equal(error.mock.callCount(), 1);
});
