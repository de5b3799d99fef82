import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import vm from 'node:vm';

/** The modules of the guard as one text, as `cargo xtask dist` links them. */
async function linked() {
  const files = ['analytics/order.js', 'analytics/google.js', 'analytics/jar.js', 'analytics/choice.js', 'analytics/guard.js', 'analytics-guard.js'];
  const texts = await Promise.all(files.map((file) => readFile(new URL(`../${file}`, import.meta.url), 'utf8')));
  return texts.map((text) => text.replace(/^import .*$/gm, '').replace(/^export /gm, '')).join('\n');
}

const GUARD = `(() => {\n${await linked()}\n})();`;

/** A page with a jar that takes what its rules allow. */
function page({ dataset = { ids: 'G-1' }, setup = '', refuses = () => false } = {}) {
  const jar = new Map();
  const cookies = {
    get cookie() {
      return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    },
    set cookie(text) {
      const [pair, ...attributes] = text.split(';');
      const [name, value] = pair.split('=');
      if (refuses(name)) return;
      if (attributes.includes('max-age=0')) jar.delete(name);
      else jar.set(name, value);
    },
  };
  const errors = [];
  const document = Object.assign(cookies, {
    currentScript: { dataset, async: false, defer: false },
    readyState: 'loading',
    referrer: '',
    querySelector: () => null,
    querySelectorAll: () => [],
    createElement: () => ({}),
    head: { append: (script) => sandbox.loaded.push(script.src) },
  });
  const sandbox = {
    loaded: [],
    document,
    location: { hostname: 'www.example.nl', pathname: '/', hash: '' },
    navigator: {},
    console: { error: (text) => errors.push(text) },
    addEventListener: (name, listener) => (sandbox.listeners[name] = listener),
    listeners: {},
    setInterval() {},
    setTimeout() {},
    Date,
  };
  sandbox.window = sandbox;
  vm.createContext(sandbox);
  vm.runInContext(setup, sandbox);
  vm.runInContext(GUARD, sandbox);
  const ready = () => {
    document.readyState = 'interactive';
    sandbox.listeners.DOMContentLoaded();
  };
  return { page: sandbox, guard: sandbox.mijnPrivacyAnalytics, errors, jar, ready };
}

// What the guard says comes from another realm.
const plain = (value) => JSON.parse(JSON.stringify(value));

test('before a choice everything is denied and nothing is loaded', () => {
  const { page: window, ready, guard } = page();
  ready();
  assert.equal(window['ga-disable-G-1'], true);
  assert.deepEqual(plain([...window.dataLayer[0]]), [
    'consent',
    'default',
    { ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied', analytics_storage: 'denied' },
  ]);
  assert.equal(window.dataLayer.length, 1);
  assert.deepEqual(window.loaded, []);
  assert.equal(guard.state().choice, 'none');
});

test('nothing is loaded before the whole page is known', () => {
  const { page: window, ready, guard } = page();
  guard.on();
  assert.equal(window['ga-disable-G-1'], false);
  assert.deepEqual(window.loaded, []);
  ready();
  assert.deepEqual(window.loaded, ['https://www.googletagmanager.com/gtag/js?id=G-1']);
  const [, , , config] = [...window.dataLayer].map((command) => [...command]);
  assert.deepEqual([config[0], config[1], config[2].allow_google_signals, config[2].allow_ad_personalization_signals], ['config', 'G-1', false, false]);
});

test('several ids are disabled and configured together, and the tag is loaded once', () => {
  const { page: window, ready, guard } = page({ dataset: { ids: ' G-1, G-2', tag: 'https://tags.example.nl/gtag/js' } });
  ready();
  guard.on();
  guard.off();
  assert.deepEqual([window['ga-disable-G-1'], window['ga-disable-G-2']], [true, true]);
  guard.on();
  assert.deepEqual(window.loaded, ['https://tags.example.nl/gtag/js?id=G-1']);
  assert.deepEqual([...window.dataLayer].filter((one) => one[0] === 'config').map((one) => one[1]), ['G-1', 'G-2']);
});

test('holds are counted', () => {
  const { guard, ready } = page();
  ready();
  guard.on();
  guard.release();
  guard.hold();
  guard.hold();
  guard.release();
  assert.deepEqual([guard.state().measuring, guard.state().held, guard.state().allowed], [false, true, true]);
  guard.release();
  assert.equal(guard.state().measuring, true);
});

test('a page that disables measuring itself is believed', () => {
  const { guard, page: window } = page();
  guard.on();
  window['ga-disable-G-1'] = false;
  assert.equal(guard.state().measuring, true);
  window['ga-disable-G-1'] = true;
  assert.equal(guard.state().measuring, false);
});

test('an on that is not stored is no on; an off holds all the same', () => {
  const { guard } = page({ refuses: () => true });
  assert.deepEqual([guard.on().allowed, guard.state().barred, guard.state().choice], [false, true, 'none']);
  assert.equal(guard.off().choice, 'off');
});

test('subscribers hear each change once', () => {
  const { guard } = page();
  const heard = [];
  const leave = guard.subscribe(({ choice }) => heard.push(choice));
  guard.on();
  guard.off();
  leave();
  guard.on();
  assert.deepEqual(heard, ['on', 'off']);
});

test('what was there before is a fault, said once', () => {
  for (const setup of ['window.gtag = () => {}', 'window.dataLayer = []', "window['ga-disable-G-1'] = true"]) {
    const { guard, errors } = page({ setup });
    guard.on();
    assert.equal(guard.state().measuring, false, setup);
    assert.equal(errors.length, 1);
    assert.match(errors[0], /is not first/);
  }
});
