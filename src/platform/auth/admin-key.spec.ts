import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadAdminKeyError, loadAdminKey } from './admin-key.js';

let dataDirectory: string;

beforeEach(() => {
  dataDirectory = join(mkdtempSync(join(tmpdir(), 'admin-key-')), 'data');
});
afterEach(() => rmSync(join(dataDirectory, '..'), { recursive: true }));

const keyFile = () => join(dataDirectory, 'admin-key');
const kept = () => readFileSync(keyFile(), 'utf8').trim();

describe('the admin key', () => {
  test('is made at the first start, for its owner alone, and kept', () => {
    const key = loadAdminKey({ adminKey: null, dataDirectory });
    expect(key.origin).toBe(keyFile());
    expect(kept()).toMatch(/^cla_[A-Za-z0-9_-]{43}$/);
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDirectory)).toEqual(['admin-key']);
    expect(key.authenticate(kept())).toEqual({ id: 'admin', role: 'admin' });
    const again = loadAdminKey({ adminKey: null, dataDirectory });
    expect(again.authenticate(kept())).not.toBeNull();
    expect(again.authenticate('cla_another')).toBeNull();
  });

  test('of the settings goes before the one that is kept', () => {
    loadAdminKey({ adminKey: null, dataDirectory });
    const key = loadAdminKey({ adminKey: 'brought-by-settings', dataDirectory });
    expect(key.origin).toBe('from LEDGER_ADMIN_KEY');
    expect(key.authenticate('brought-by-settings')).not.toBeNull();
    expect(key.authenticate(kept())).toBeNull();
  });

  test('that was cut off is refused, and not shown', () => {
    loadAdminKey({ adminKey: null, dataDirectory });
    writeFileSync(keyFile(), 'cla_short\n');
    const load = () => loadAdminKey({ adminKey: null, dataDirectory });
    expect(load).toThrow(BadAdminKeyError);
    expect(load).not.toThrow(/cla_short/);
  });
});
