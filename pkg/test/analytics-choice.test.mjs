import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latestChoice, permits } from '../analytics/choice.js';
import { saysOff } from '../analytics/says-off.js';

test('of several choices the latest counts', () => {
  assert.equal(latestChoice([]), '');
  assert.equal(latestChoice(['1.1764000000000.on']), '1.1764000000000.on');
  assert.equal(latestChoice(['1.1764000000000.on', '1.1764000000001.off', '1.1763999999999.on']), '1.1764000000001.off');
});

test('what is damaged, or of another version, spoils all', () => {
  for (const value of ['', 'on', '1.on', '2.1764000000000.on', '1.1764000000000.maybe', '1.1764000000000.on.x', ' 1.1764000000000.on', '1.1764000000000.on\n']) {
    for (const values of [[value], ['1.1764000000009.on', value]]) {
      const choice = latestChoice(values);
      assert.equal(choice.split('.')[2], 'unreadable', JSON.stringify(values));
      for (const byDefault of [true, false]) for (const gpc of [true, false]) assert.equal(permits(choice, byDefault, gpc), false);
    }
  }
});

test('choice, basis and signal decide together', () => {
  const [on, off, under] = ['1.1764000000000.on', '1.1764000000000.off', '1.1764000000000.on.gpc'];
  const table = [
    // choice, consent, opt-out, consent under the signal, opt-out under the signal
    ['', false, true, false, false],
    [on, true, true, false, false],
    [under, true, true, true, true],
    [off, false, false, false, false],
    [`${off}.gpc`, false, false, false, false],
  ];
  for (const [choice, ...expected] of table) {
    const found = [false, true].flatMap((gpc) => [false, true].map((byDefault) => permits(choice, byDefault, gpc)));
    assert.deepEqual(found, expected, choice);
  }
});

test("an account's off holds here, its on does not", () => {
  assert.equal(saysOff('withdrawn', true), true);
  assert.equal(saysOff('denied', true), true);
  assert.equal(saysOff('denied', false), false);
  assert.equal(saysOff('granted', true), false);
});
