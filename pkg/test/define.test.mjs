import './with-build.mjs';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { beforeEach, test } from 'node:test';

const { define, MijnPrivacyElement } = await import('../mijn-privacy.js');
const { ATTRIBUTES } = await import('../attributes.js');
const json = async (name) => JSON.parse(await readFile(new URL(`../${name}`, import.meta.url), 'utf8'));

beforeEach(() => {
  const tags = new Map();
  globalThis.customElements = { tags, get: (tag) => tags.get(tag), define: (tag, element) => tags.set(tag, element) };
});

test('outside a browser nothing happens', () => {
  delete globalThis.customElements;
  assert.equal(define(), undefined);
});

test('defining twice is once, without a word', (t) => {
  const warn = t.mock.method(console, 'warn', () => {});
  assert.equal(define('first-tag'), define('first-tag'));
  assert.equal(customElements.tags.size, 1);
  assert.equal(warn.mock.callCount(), 0);
});

test('another name gets a class of its own', () => {
  const [one, two] = [define('one-tag'), define('two-tag')];
  assert.notEqual(one, two);
  assert.ok(two === MijnPrivacyElement || two.prototype instanceof MijnPrivacyElement);
});

test("another copy's element stays, and the console says so", (t) => {
  const warn = t.mock.method(console, 'warn', () => {});
  const other = class {
    static version = '9.9.9';
  };
  customElements.define('mijn-privacy', other);
  assert.equal(define(), other);
  assert.match(warn.mock.calls[0].arguments[0], /9\.9\.9/);
});

test('the files of the built package are found beside it, or where the host says', () => {
  assert.equal(MijnPrivacyElement.wasmUrl, 'https://portal.example.nl/privacy/w.wasm');
  globalThis.document = { baseURI: 'https://portal.example.nl/page' };
  MijnPrivacyElement.assetsUrl = '/static/privacy';
  assert.equal(MijnPrivacyElement.wasmUrl, 'https://portal.example.nl/static/privacy/w.wasm');
  MijnPrivacyElement.wasmUrl = '/other.wasm';
  assert.equal(MijnPrivacyElement.wasmUrl, 'https://portal.example.nl/other.wasm');
  MijnPrivacyElement.wasmUrl = undefined;
});

test('the version is the one of the package', async () => {
  assert.equal(MijnPrivacyElement.version, (await json('package.json')).version);
});

test('manifest, types and code know the same attributes and events', async () => {
  const { modules } = await json('custom-elements.json');
  const [declaration] = modules.find(({ path }) => path === 'element.js').declarations;
  assert.deepEqual(declaration.attributes.map(({ name }) => name), Object.values(ATTRIBUTES));
  assert.deepEqual(MijnPrivacyElement.observedAttributes, Object.values(ATTRIBUTES));
  const types = await readFile(new URL('../types/element.d.ts', import.meta.url), 'utf8');
  const source = await readFile(new URL('../element.js', import.meta.url), 'utf8');
  const declared = [...types.matchAll(/'(mijn-privacy-[a-z-]+)': CustomEvent/g)].map(([, name]) => name);
  assert.deepEqual(declaration.events.map(({ name }) => name), declared);
  assert.deepEqual([...source.matchAll(/@fires (\S+)/g)].map(([, name]) => name), declared);
});

test('every file that the package names is there', async () => {
  const { exports } = await json('package.json');
  const files = Object.values(exports).flatMap((entry) => (typeof entry === 'string' ? entry : Object.values(entry)));
  for (const file of files.filter((name) => !name.includes('dist/'))) await readFile(new URL(`../${file}`, import.meta.url));
});
