import { failureOf, newEvent } from '../../../test/contract/event-store/fixture.js';
import { ChildPrograms } from '../../../test/support/child-program.js';
import { useTemporaryDirectory } from '../../../test/support/temporary-directory.js';
import { LogLockedError } from '../port/index.js';
import { EmbeddedEventStore } from './embedded-event-store.js';

const OPEN_AND_WAIT = `
  const { EmbeddedEventStore } = require('./src/event-store/embedded/embedded-event-store.js');
  const store = new EmbeddedEventStore({ directory: process.argv[2] });
  store.open().then(
    () => { console.log('open'); process.stdin.resume(); },
    (error) => console.log(error.name),
  );`;

describe('two openers of one log', () => {
  const directory = useTemporaryDirectory();
  let programs: ChildPrograms;
  let store: EmbeddedEventStore;

  beforeAll(() => {
    programs = new ChildPrograms();
  });
  afterAll(() => programs.cleanUp());
  beforeEach(() => {
    store = new EmbeddedEventStore({ directory: directory() });
  });
  afterEach(() => store.close());

  it('are refused in one process, until the first has closed', async () => {
    await store.open();
    const second = new EmbeddedEventStore({ directory: directory() });
    const error = await failureOf(second.open());
    expect(error).toBeInstanceOf(LogLockedError);
    expect((error as Error).message).toMatch(/is open already.*stop that one first/);
    await store.append('ledger-a', [newEvent()], 'no_stream');

    await store.close();
    await second.open();
    expect(await second.readStream('ledger-a')).toHaveLength(1);
    await second.close();
  });

  it('are refused in two processes', async () => {
    await store.open();
    const child = programs.run(OPEN_AND_WAIT, [directory()]);
    await child.ended;
    expect(child.lines).toEqual(['LogLockedError']);
  });

  it('follow each other when the first is killed', async () => {
    const child = programs.run(OPEN_AND_WAIT, [directory()]);
    await child.printed(1);
    expect(child.lines).toEqual(['open']);
    expect(await failureOf(store.open())).toBeInstanceOf(LogLockedError);

    await child.kill();
    await store.open();
    expect(await store.append('ledger-a', [newEvent()], 'no_stream')).toEqual({ revision: 0n });
  });
});
