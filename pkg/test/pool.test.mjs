import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { drainPool, givePair, takePair } from '../pool.js';

beforeEach(drainPool);

test('an element that comes back gets its own widget, another the one that waited longest', () => {
  const [first, second, stranger] = [{}, {}, {}];
  const pairs = [{ root: 1 }, { root: 2 }, { root: 3 }];
  givePair(pairs[0], first);
  givePair(pairs[1], second);
  givePair(pairs[2], first);
  assert.equal(takePair(second), pairs[1]);
  assert.equal(takePair(stranger), pairs[0]);
  assert.equal(takePair(stranger), pairs[2]);
  assert.equal(takePair(stranger), undefined);
});

test('a stopped wasm leaves nothing to take', () => {
  givePair({}, {});
  drainPool();
  assert.equal(takePair({}), undefined);
});
