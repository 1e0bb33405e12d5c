import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failureOf } from '../../../test/contract/event-store/fixture.js';
import { useTemporaryDirectory } from '../../../test/support/temporary-directory.js';
import { LogUnavailableError } from '../port/index.js';
import { EmbeddedEventStore } from './embedded-event-store.js';

describe('the directory of the log', () => {
  const parent = useTemporaryDirectory();

  it('is made when it is missing, for its owner only', async () => {
    const directory = join(parent(), 'var', 'ledger');
    const store = new EmbeddedEventStore({ directory });
    await store.open();
    await store.close();
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(statSync(join(parent(), 'var')).mode & 0o777).toBe(0o700);
    expect(readdirSync(directory).sort()).toEqual(['ledger.db', 'ledger.lock']);
  });

  it('keeps the permissions that it has', async () => {
    const directory = join(parent(), 'shared');
    mkdirSync(directory, { mode: 0o750 });
    const store = new EmbeddedEventStore({ directory });
    await store.open();
    await store.close();
    expect(statSync(directory).mode & 0o777).toBe(0o750);
  });

  it('is named in the error when it cannot be made', async () => {
    writeFileSync(join(parent(), 'file'), '');
    const directory = join(parent(), 'file', 'ledger');
    const error = await failureOf(new EmbeddedEventStore({ directory }).open());
    expect(error).toBeInstanceOf(LogUnavailableError);
    expect((error as Error).message).toContain(
      `the directory ${directory} of the log cannot be made or written`,
    );
  });

  it.each(['ledger.db', 'ledger.lock'])('is refused when %s in it cannot be opened', async (name) => {
    mkdirSync(join(parent(), name));
    const error = await failureOf(new EmbeddedEventStore({ directory: parent() }).open());
    expect(error).toBeInstanceOf(LogUnavailableError);
    expect((error as Error).message).toContain(join(parent(), name));
  });
});
