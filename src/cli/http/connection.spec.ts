import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useTemporaryDirectory } from '../../../test/support/temporary-directory.js';
import { connectionOf } from './connection.js';

describe('where the ledger is', () => {
  const directory = useTemporaryDirectory();
  const kept = (environment: Record<string, string> = {}) => {
    writeFileSync(join(directory(), 'admin-key'), 'the-kept-key\n');
    return { LEDGER_DATA_DIR: directory(), ...environment };
  };

  it('is what the command line says, before the environment', () => {
    const environment = { LEDGER_URL: 'https://other.example.org', LEDGER_KEY: 'other' };
    expect(connectionOf({ url: 'https://ledger.example.org/', key: 'k' }, environment)).toEqual({
      url: 'https://ledger.example.org',
      key: 'k',
    });
    expect(connectionOf({}, environment)).toEqual({ url: 'https://other.example.org', key: 'other' });
  });

  it('is the local one without a URL, with the key that it keeps', () => {
    expect(connectionOf({}, kept())).toEqual({ url: 'http://127.0.0.1:8080', key: 'the-kept-key' });
    expect(connectionOf({}, kept({ LEDGER_PORT: '9000', LEDGER_ADMIN_KEY: 'mine' }))).toEqual({
      url: 'http://127.0.0.1:9000',
      key: 'mine',
    });
    expect(connectionOf({}, kept({ LEDGER_HOST: '0.0.0.0' })).url).toBe('http://127.0.0.1:8080');
    expect(connectionOf({}, kept({ LEDGER_HOST: '::' })).url).toBe('http://[::1]:8080');
  });

  it('never sends a local key elsewhere', () => {
    const environment = kept({ LEDGER_URL: 'https://ledger.example.org', LEDGER_ADMIN_KEY: 'mine' });
    expect(connectionOf({}, environment).key).toBeNull();
  });

  it('may be below a path, and takes empty variables as absent', () => {
    expect(connectionOf({ url: 'https://example.org/ledger/v1/' }, { LEDGER_KEY: '' })).toEqual({
      url: 'https://example.org/ledger',
      key: null,
    });
  });

  it.each([
    [{ url: 'ledger.example.org' }, {}, /http/],
    [{ url: 'ftp://ledger.example.org' }, {}, /http/],
    [{ url: 'https://ana:s3cret@example.org' }, {}, /LEDGER_KEY/],
    [{ url: 'https://example.org', key: 's3cret\nmore' }, {}, /key/],
    [{}, { LEDGER_PORT: '0' }, /--url/],
    [{}, { LEDGER_PORT: 's3cret' }, /LEDGER_PORT/],
  ])('is refused for %j, and no secret is shown', (given, environment, message) => {
    const connect = () => connectionOf(given, environment);
    expect(connect).toThrow(message);
    expect(connect).not.toThrow(/s3cret/);
  });
});
