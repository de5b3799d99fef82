import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

test('code, types and what a host may write agree', () => {
  const compiler = here('../node_modules/typescript/bin/tsc');
  assert.ok(existsSync(compiler), 'run `npm ci` in pkg/ first');
  const { status, stdout } = spawnSync(process.execPath, [compiler, '--project', here('../tsconfig.json')], { encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});
