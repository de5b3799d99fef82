import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain, TEXTS } from '../analytics/texts.js';

const now = (more) => ({ allowed: false, choice: 'none', gpc: false, held: false, barred: false, fault: '', left: [], ...more });
const at = '2026-11-23T23:30:00.000Z';
const says = (state, ...parts) => {
  const text = explain(now(state)).join(' ');
  for (const part of parts) assert.ok(text.includes(part), `${text} lacks ${part}`);
};

test('each state is said with its reason', () => {
  says({}, 'Uit. Je hebt nog niet gekozen. We meten pas als je dit aanzet.');
  says({ allowed: true }, 'Aan. Je hebt nog niet gekozen. We meten tot je dit uitzet.');
  says({ allowed: true, choice: 'on', at }, 'Aan sinds 24 november 2026. We meten in deze browser.');
  says({ choice: 'off', at }, 'Uit sinds 24 november 2026. We meten niets in deze browser.');
  says({ choice: 'unreadable' }, 'Uit. We konden je keuze niet lezen.');
  says({ gpc: true }, 'Uit. Je browser vraagt om je niet te volgen.');
  says({ gpc: true, choice: 'on', at }, 'Uit. Je zette dit eerder aan. Je browser vraagt om je niet te volgen.');
  says({ gpc: true, choice: 'on', allowed: true, at }, 'Aan sinds', 'Maar jij koos voor aan.');
  says({ barred: true }, 'Uit. Je browser bewaart geen keuzes. Daarom meten we niets.');
  says({ barred: true, choice: 'off', at }, 'Uit sinds', 'Je browser bewaart geen keuzes');
  says({ allowed: true, choice: 'on', at, fault: 'is late' }, 'Uit.', 'niet goed ingesteld');
  says({ allowed: true, choice: 'on', at, held: true }, 'Op deze pagina meten we niet.');
  says({ choice: 'off', at, left: ['_ga', 'FPID'] }, 'konden we niet verwijderen: _ga, FPID.', 'Cookies van andere websites kunnen we niet verwijderen.');
  assert.ok(!explain(now({ choice: 'on', allowed: true, at })).join(' ').includes('andere websites'));
});

test('sentences are short', () => {
  const states = ['on', 'off', 'none', 'unreadable'].flatMap((choice) => [true, false].flatMap((gpc) => [true, false].map((allowed) => now({ choice, gpc, allowed, at, left: ['_ga'] }))));
  const all = [...states.flatMap(explain), ...Object.values(TEXTS).flat()];
  for (const sentence of all.flatMap((text) => text.split(/(?<=[.!?])\s/))) {
    assert.ok(sentence.split(' ').length <= 15, sentence);
  }
});
