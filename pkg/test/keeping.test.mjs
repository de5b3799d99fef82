import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Host } from '../host.js';

const BASE = 'https://portal.example.nl/api/privacy/v1';

let kept;

beforeEach(() => {
  kept = [];
  const createElement = () => ({
    click() {
      kept.push(this.download);
    },
  });
  globalThis.document = { baseURI: 'https://portal.example.nl/', createElement };
});

/** @param {() => Promise<Response>} transport */
const hostOf = (transport) =>
  new Host({ emit: () => true, navigate() {}, dress() {}, route: () => ({ apiBase: BASE, token: undefined, transport }) });

test('what may be kept becomes a file, which is let go of later', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const revoke = t.mock.method(URL, 'revokeObjectURL');
  const answer = await hostOf(async () => new Response('{}')).save(new Request(`${BASE}/receipt`), 'bewijs.jsonld');
  assert.ok(answer.ok);
  assert.deepEqual(kept, ['bewijs.jsonld']);
  t.mock.timers.tick(10_000);
  assert.equal(revoke.mock.callCount(), 1);
});

test('a refusal is handed over as it came, and is no file', async () => {
  const answer = await hostOf(async () => Response.json({ code: 'session_expired' }, { status: 401 })).save(new Request(`${BASE}/receipt`), 'bewijs.jsonld');
  assert.equal(answer.status, 401);
  assert.equal((await answer.json()).code, 'session_expired');
  assert.deepEqual(kept, []);
});

test('without a connection there is no file', async () => {
  const offline = async () => {
    throw new TypeError('Failed to fetch');
  };
  await assert.rejects(hostOf(offline).save(new Request(`${BASE}/receipt`), 'bewijs.jsonld'), TypeError);
  assert.deepEqual(kept, []);
});
