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

/** Answers one change with a status and the next with success, and tells from then on what became of it elsewhere. */
async function refused(status, granted, more) {
  const one = account();
  await one.look();
  let puts = 0;
  answers['PUT consents/analytics'] = () => (puts++ ? Response.json(item({ etag: 'analytics-8' })) : new Response('', { status }));
  const before = answers['GET consents'];
  answers['GET consents'] = () => Response.json({ items: [item(more)] });
  const became = await one.store(granted);
  answers['GET consents'] = before;
  return { became, puts, one };
}

test('what was shown too long ago is sent again, an on only under the same text', async () => {
  for (const [granted, wording, became] of [[false, 'w-2', 'stored'], [true, 'w-1', 'stored'], [true, 'w-2', 'changed']]) {
    const seen = await refused(422, granted, { shown_token: 'anew', wording: { id: wording, text: '' } });
    assert.deepEqual([seen.became, seen.puts], [became, became === 'stored' ? 2 : 1], `${granted} ${wording}`);
  }
});

test('an on never undoes unseen what was chosen elsewhere', async () => {
  const off = { state: 'withdrawn', changed_at: '2026-11-24T09:00:00Z', etag: 'analytics-7' };
  for (const status of [412, 422]) {
    const { became, puts, one } = await refused(status, true, off);
    assert.deepEqual([became, puts, one.item.state, one.item.etag], ['changed', 1, 'withdrawn', 'analytics-7'], `${status}`);
    // Pressed again, with that in sight, it goes.
    assert.equal(await one.store(true), 'stored');
    assert.equal(calls.at(-1).headers['If-Match'], '"analytics-7"');
  }
  assert.deepEqual((await refused(412, true, { etag: 'analytics-7', wording: { id: 'w-2', text: '' } })).became, 'changed');
});

test('an off goes on after a change elsewhere, unless it is off already', async () => {
  const { became, puts } = await refused(412, false, { etag: 'analytics-7' });
  assert.deepEqual([became, puts, calls.at(-1).headers['If-Match']], ['stored', 2, '"analytics-7"']);
  for (const state of ['withdrawn', 'denied']) {
    const seen = await refused(412, false, { state, changed_at: '2026-11-24T09:00:00Z', etag: 'analytics-7' });
    assert.deepEqual([seen.became, seen.puts], ['stored', 1], state);
  }
});
test('what is not stored is an error', async () => {
  for (const status of [401, 403, 409, 500, 503]) {
    const one = account();
    await one.look();
    answers['PUT consents/analytics'] = () => new Response('', { status });
    await assert.rejects(one.store(true), { status });
  }
  answers['GET session'] = () => new Response('', { status: 503 });
  await assert.rejects(account().store(true), { status: 503 });
});
