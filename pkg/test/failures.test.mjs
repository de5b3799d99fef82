import assert from 'node:assert/strict';
import { test } from 'node:test';
import { causeOf } from '../causes.js';
import { waysOn } from '../fallback.js';
import { asFailure, missingFeatures, panicFailure, unsupportedFailure, WidgetFailure } from '../failures.js';

const URL_OF = { wasm: 'https://cdn.example.nl/x.wasm', glue: 'https://cdn.example.nl/x.js' };
const facts = (more) => ({ stage: 'wasm', url: URL_OF.wasm, violations: [], online: true, ...more });
const compileError = (message) => Object.assign(new Error(message), { name: 'CompileError' });

const CASES = [
  ['csp-wasm', 'the page reports it', { stage: 'start', error: compileError('x'), violations: [{ directive: 'script-src', blocked: 'wasm-eval' }] }],
  ['csp-wasm', 'only the error says it', { stage: 'start', error: compileError("blocked by CSP: 'unsafe-eval' is not an allowed source") }],
  ['csp', 'the file is blocked', { error: new TypeError('x'), violations: [{ directive: 'connect-src', blocked: 'https://cdn.example.nl/x.wasm' }] }],
  ['csp', 'its origin is blocked', { stage: 'glue', url: URL_OF.glue, violations: [{ directive: 'script-src-elem', blocked: 'https://cdn.example.nl' }] }],
  ['not-found', 'status 404', { status: 404, type: 'text/html' }],
  ['not-found', 'a module whose file is away', { stage: 'glue', url: URL_OF.glue, error: new TypeError('x'), probe: { status: 404, type: 'text/html' } }],
  ['http-error', 'status 503', { status: 503, type: 'text/html' }],
  ['wrong-mime', 'a page in the place of the wasm', { status: 200, type: 'text/html; charset=utf-8' }],
  ['wrong-mime', 'a module as plain text', { stage: 'glue', url: URL_OF.glue, probe: { status: 200, type: 'text/plain' } }],
  ['wrong-mime', 'a module without a type', { stage: 'glue', url: URL_OF.glue, probe: { status: 200, type: '' } }],
  ['wrong-mime', 'a style sheet as a page', { stage: 'style', status: 200, type: 'text/html' }],
  ['invalid-wasm', 'a damaged file', { stage: 'start', error: compileError('expected magic word') }],
  ['offline', 'no connection', { error: new TypeError('x'), online: false }],
  ['cors', 'another origin keeps it', { error: new TypeError('x'), probe: 'unreadable' }],
  ['integrity', 'other contents', { error: new TypeError('x'), probe: { status: 200, type: 'application/wasm' } }],
  ['network', 'no answer at all', { error: new TypeError('x'), probe: 'none' }],
  ['unexpected', 'anything else', { stage: 'start', error: new Error('x') }],
];

for (const [code, name, more] of CASES) {
  test(`${code}: ${name}`, () => {
    const [found, message] = causeOf(facts(more));
    assert.equal(found, code);
    assert.match(message, /\.$|\. \S/);
  });
}

test("somebody else's violation is not the cause", () => {
  const violations = [{ directive: 'img-src', blocked: 'https://other.example.nl/a.png' }, { directive: 'style-src-attr', blocked: '' }];
  assert.equal(causeOf(facts({ status: 404, type: '', violations }))[0], 'not-found');
});

test('an unusual type of the wasm is no failure', () => {
  assert.equal(causeOf(facts({ stage: 'start', status: 200, type: 'application/octet-stream', error: new Error('x') }))[0], 'unexpected');
});

test('the message names the directive that has to change', () => {
  const violations = [{ directive: 'connect-src', blocked: URL_OF.wasm }];
  assert.match(causeOf(facts({ violations }))[1], /connect-src/);
});

const NEW_BROWSER = {
  WebAssembly: { instantiate() {} },
  CSSStyleSheet: class {
    replaceSync() {}
  },
  ShadowRoot: class {
    get adoptedStyleSheets() {
      return [];
    }
  },
  AbortController,
  WeakRef,
};

test('a new browser lacks nothing, an old one is told what', () => {
  assert.deepEqual(missingFeatures(NEW_BROWSER), []);
  assert.deepEqual(missingFeatures({ ...NEW_BROWSER, WebAssembly: undefined }), ['WebAssembly']);
  assert.deepEqual(missingFeatures({ ...NEW_BROWSER, ShadowRoot: class {} }), ['constructable style sheets']);
  assert.equal(missingFeatures({}).length, 4);
  assert.match(unsupportedFailure(['WebAssembly']).message, /WebAssembly.*Chrome 97/);
});

test('anything that was thrown becomes a failure, and a failure stays itself', () => {
  const thrown = new Error('x');
  assert.equal(asFailure(thrown).code, 'unexpected');
  assert.equal(asFailure(thrown).cause, thrown);
  const failure = new WidgetFailure('offline', 'x');
  assert.equal(asFailure(failure), failure);
});

test('each failure has its way on', () => {
  assert.deepEqual(waysOn('network', 1), ['retry']);
  assert.deepEqual(waysOn('network', 2), ['retry', 'reload']);
  assert.deepEqual(waysOn(panicFailure().code, 1), ['reload']);
  assert.deepEqual(waysOn('unsupported-browser', 1), []);
});
