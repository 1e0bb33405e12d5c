import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { failureOf, newEvents } from '../../../test/contract/event-store/fixture.js';
import { useTemporaryDirectory } from '../../../test/support/temporary-directory.js';
import { LogRefusedError } from '../port/index.js';
import { EmbeddedEventStore } from './embedded-event-store.js';
import type { KnownEvent } from './known-events.js';

describe('a log of which somebody knows an event', () => {
  const directory = useTemporaryDirectory();
  const events = newEvents(2);
  const known: KnownEvent = {
    from: 'a witness',
    sequence: 2,
    stream: 'ledger-a',
    revision: 1,
    id: events[1]?.id ?? '',
    otherwise: 'send the witness away',
  };

  /** Opens it as somebody who knows, and closes it. */
  async function open(...all: readonly KnownEvent[]): Promise<void> {
    const store = new EmbeddedEventStore({ directory: directory(), known: () => all });
    await store.open();
    await store.close();
  }

  async function write(): Promise<void> {
    const store = new EmbeddedEventStore({ directory: directory() });
    await store.open();
    await store.append('ledger-a', events, 'no_stream');
    await store.close();
  }

  it('is opened when it has it, and has more', async () => {
    await write();
    await open(known, { ...known, revision: 0, id: events[0]?.id ?? '' });
  });

  it.each([
    ['is shorter', { sequence: 3, revision: 2 }],
    ['has another one in its place', { id: '0199f0e0-0000-7000-8000-000000000000' }],
    ['has no such stream', { stream: 'ledger-b' }],
  ])('is refused when it %s, and lets go of its lock', async (_what, differs) => {
    await write();
    const error = await failureOf(open(known, { ...known, ...differs }));
    expect(error).toBeInstanceOf(LogRefusedError);
    expect((error as Error).message).toContain(
      'ledger.db is at sequence 2, and a witness was made of events',
    );
    expect((error as Error).message).toContain('send the witness away');
    await open(known);
  });

  it('is not made anew when it is gone', async () => {
    const error = await failureOf(open(known));
    expect((error as Error).message).toContain('ledger.db is gone, and a witness');
    expect(existsSync(join(directory(), 'ledger.db'))).toBe(false);
  });
});
