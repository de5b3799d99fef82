import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const text = (name) => readFile(new URL(`../${name}`, import.meta.url), 'utf8');

test('outside a browser nothing happens', async () => {
  await import('../mijn-privacy-analytics.js');
});

test('manifest and code know the same attributes, slots and events', async () => {
  const { modules } = JSON.parse(await text('custom-elements.json'));
  const [declaration] = modules.find(({ path }) => path === 'analytics/element.js').declarations;
  const source = await text('analytics/element.js');
  const named = (mark) => [...source.matchAll(new RegExp(`@${mark} (?:\\{[^}]*\\} )?([\\w-]+)`, 'g'))].map(([, name]) => name);
  for (const [mark, list] of [['attr', declaration.attributes], ['slot', declaration.slots], ['fires', declaration.events]]) {
    assert.deepEqual(list.map(({ name }) => name), named(mark));
  }
});

test('the guard says in its documentation what it says in the console', async () => {
  const [guard, entry, documentation] = await Promise.all(['analytics/guard.js', 'analytics-guard.js', '../docs/ANALYTICS.md'].map(text));
  const faults = [...`${guard}${entry}`.matchAll(/'((?:is|has) [\w -]+)'/g)].map(([, fault]) => fault);
  assert.equal(faults.length, 5);
  for (const fault of [...faults, 'has no G-…']) assert.ok(documentation.includes(`| \`${fault}\` |`), fault);
});
