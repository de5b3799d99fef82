import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { FIRST_CALLS, send } from '../calls.js';
import { Host } from '../host.js';

const BASE = 'https://portal.example.nl/api/privacy/v1';

beforeEach(() => {
  globalThis.document = { baseURI: 'https://portal.example.nl/' };
});

/** A transport that keeps what it was given. */
function recorder(answer = () => new Response('{}')) {
  const sent = [];
  const transport = async (request) => {
    sent.push(request);
    return answer(request);
  };
  return { sent, transport };
}

const route = (more) => ({ apiBase: BASE, transport: undefined, token: undefined, signal: new AbortController().signal, ...more });

test('the transport gets method, headers, body and token', async () => {
  const { sent, transport } = recorder();
  const request = new Request(`${BASE}/requests`, { method: 'POST', body: '{"a":1}', headers: { 'idempotency-key': '"k"' } });
  await send(request, route({ transport, token: async () => 'secret' }));
  assert.equal(sent[0].method, 'POST');
  assert.equal(await sent[0].text(), '{"a":1}');
  assert.equal(sent[0].headers.get('idempotency-key'), '"k"');
  assert.equal(sent[0].headers.get('authorization'), 'Bearer secret');
});

test('a token goes to the backend only', async () => {
  const { sent, transport } = recorder();
  await send(new Request('https://elsewhere.example.nl/file'), route({ transport, token: () => 'secret' }));
  assert.equal(sent[0].headers.get('authorization'), null);
});

test('no token, no header', async () => {
  const { sent, transport } = recorder();
  await send(new Request(`${BASE}/session`), route({ transport, token: () => null }));
  assert.equal(sent[0].headers.get('authorization'), null);
});

test('what is no answer is refused', async () => {
  await assert.rejects(send(new Request(`${BASE}/session`), route({ transport: async () => undefined })), /transport\(\)/);
});

test('either side ends a call', async () => {
  for (const side of ['element', 'caller']) {
    const ends = { element: new AbortController(), caller: new AbortController() };
    const hanging = (request) => new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason)));
    const request = new Request(`${BASE}/session`, { signal: ends.caller.signal });
    const call = send(request, route({ transport: hanging, signal: ends.element.signal }));
    await Promise.resolve();
    ends[side].abort();
    await assert.rejects(call, { name: 'AbortError' }, side);
  }
});

test('a change that nobody answers ends by itself, and what may take longer does not', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const ended = [];
  const hanging = (request) =>
    new Promise((_, reject) =>
      request.signal.addEventListener('abort', () => {
        ended.push(request.method);
        reject(request.signal.reason);
      }),
    );
  const calls = ['PUT', 'POST', 'GET'].map((method) => send(new Request(`${BASE}/consents/training`, { method }), route({ transport: hanging })));
  await Promise.resolve();
  t.mock.timers.tick(9_999);
  assert.deepEqual(ended, []);
  t.mock.timers.tick(1);
  await assert.rejects(calls[0], { name: 'AbortError' });
  t.mock.timers.tick(120_000);
  assert.deepEqual(ended, ['PUT']);
});

test('a host that throws is a rejected promise', async () => {
  const listener = {
    emit: () => true,
    navigate() {},
    route: () => ({
      apiBase: BASE,
      token: undefined,
      transport() {
        throw new Error('host');
      },
    }),
  };
  await assert.rejects(new Host(listener).fetch(new Request(`${BASE}/session`)), /host/);
});

/** A host whose calls are recorded. */
function hostOf(more = {}) {
  const recording = recorder();
  const said = [];
  const listener = {
    emit: (name) => said.push(name) > 0 && name !== 'session-expired',
    navigate: (section) => said.push(section),
    route: () => ({ apiBase: BASE, token: undefined, transport: recording.transport, ...more }),
  };
  return { host: new Host(listener), said, ...recording };
}

test('the first calls are made once and handed over once', async () => {
  const { host, sent } = hostOf();
  host.prefetch();
  for (const path of FIRST_CALLS) {
    const answer = await host.prefetched(path);
    assert.equal(answer?.status, 200, path);
    assert.equal(host.prefetched(path), undefined, path);
  }
  assert.equal(host.prefetched('requests'), undefined);
  assert.deepEqual(sent.map(({ url }) => url), FIRST_CALLS.map((path) => `${BASE}/${path}`));
  assert.ok(sent.every(({ cache, credentials }) => cache === 'no-store' && credentials === 'same-origin'));
});

test('a first call that failed is told to who asks, and to nobody else', async () => {
  const { host } = hostOf({
    transport: async () => {
      throw new TypeError('down');
    },
  });
  host.prefetch();
  await new Promise((resolve) => setTimeout(resolve));
  await assert.rejects(host.prefetched('session'), /down/);
});

test('a closed host ends its calls and says nothing', async () => {
  const { host, said, sent } = hostOf();
  assert.equal(host.emit('session-expired', {}), false);
  host.prefetch();
  await host.prefetched('session');
  host.close();
  assert.ok(sent.every(({ signal }) => signal.aborted));
  assert.equal(host.prefetched('overview'), undefined);
  assert.equal(host.emit('ready', {}), true);
  host.navigate('requests');
  assert.deepEqual(said, ['session-expired']);
  await assert.rejects(host.fetch(new Request(`${BASE}/session`)), { name: 'AbortError' });
});
