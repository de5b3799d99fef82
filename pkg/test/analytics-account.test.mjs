import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Account } from '../analytics/account.js';

const item = (more) => ({ id: 'analytics', state: 'granted', etag: 'analytics-1', shown_token: 'shown', wording: { id: 'w-1', text: 'Tekst' }, ...more });
let calls;
let answers;

/** A backend that gives its answers in turn, by method and path. */
beforeEach(() => {
  calls = [];
  answers = {
    'GET session': () => Response.json({ csrf_token: 'csrf' }),
    'GET consents': () => Response.json({ items: [item({ id: 'newsletter' }), item()] }),
    'PUT consents/analytics': () => Response.json(item({ state: 'withdrawn', etag: 'analytics-2' })),
  };
  globalThis.fetch = async (url, how) => {
    const call = `${how.method ?? 'GET'} ${url.replace('/api/', '')}`;
    calls.push({ call, ...how });
    return answers[call]();
  };
});

const account = () => new Account('/api', 'X-CSRF-Token');

test('a change carries etag, key, token and the wording that was shown', async () => {
  const one = account();
  await one.look();
  assert.equal(await one.store(false), 'stored');
  const { headers, body } = calls.at(-1);
  assert.deepEqual(JSON.parse(body), { granted: false, shown_token: 'shown' });
  assert.equal(headers['If-Match'], '"analytics-1"');
  assert.equal(headers['X-CSRF-Token'], 'csrf');
  assert.match(headers['Idempotency-Key'], /^"[\w-]{16,64}"$/);
  assert.equal(one.item.etag, 'analytics-2');
});

test('where nobody is logged in nothing is sent', async () => {
  answers['GET session'] = () => new Response('', { status: 401 });
  assert.equal(await account().store(false), undefined);
  assert.deepEqual(calls.map(({ call }) => call), ['GET session']);
});

test('a change that may have arrived is sent again under the same key', async () => {
  const one = account();
  await one.look();
  const put = answers['PUT consents/analytics'];
  answers['PUT consents/analytics'] = () => Promise.reject(new TypeError('lost'));
  await assert.rejects(one.store(false), /lost/);
  answers['PUT consents/analytics'] = put;
  await one.store(false);
  const keys = calls.filter(({ call }) => call.startsWith('PUT')).map(({ headers }) => headers['Idempotency-Key']);
  assert.equal(keys.length, 2);
  assert.equal(keys[0], keys[1]);
});

test('an off is sent again after a change elsewhere, an on only under the same text', async () => {
  for (const status of [412, 422]) {
    for (const [granted, wording, became] of [[false, 'w-2', 'stored'], [true, 'w-1', 'stored'], [true, 'w-2', 'changed']]) {
      const one = account();
      await one.look();
      let puts = 0;
      answers['PUT consents/analytics'] = () => (puts++ ? Response.json(item()) : new Response('', { status }));
      const before = answers['GET consents'];
      answers['GET consents'] = () => Response.json({ items: [item({ etag: 'analytics-7', wording: { id: wording, text: '' } })] });
      assert.equal(await one.store(granted), became, `${status} ${granted} ${wording}`);
      assert.equal(puts, became === 'stored' ? 2 : 1);
      answers['GET consents'] = before;
    }
  }
});

test('what is not stored is an error', async () => {
  for (const status of [401, 403, 409, 500, 503]) {
    const one = account();
    await one.look();
    answers['PUT consents/analytics'] = () => new Response('', { status });
    await assert.rejects(one.store(true), new RegExp(`${status}`));
  }
  answers['GET session'] = () => new Response('', { status: 503 });
  await assert.rejects(account().store(true), /503/);
});
