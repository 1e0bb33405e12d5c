import { PrerequisiteMissingError } from '../../../src/event-store/port/index.js';
import { failureOf, newEvent, newEvents, type Fixture } from './fixture.js';

/** What was decided on events that were under way gets in behind them, or not at all. */
export function describePrerequisites(fixture: () => Fixture, areTaken: boolean): void {
  describe('prerequisites', () => {
    it('are taken, or not, as the log says', () => {
      expect(fixture().store.takesPrerequisites).toBe(areTaken);
    });
    if (areTaken) describeTaken(fixture);
    else describeRefused(fixture);
  });
}

function describeTaken(fixture: () => Fixture): void {
  it('are met by what was handed over before, in one stream and in several', async () => {
    const { store, ledger } = streams(fixture());
    const [first, second, third] = newEvents(3);
    const answers = await Promise.all([
      store.append(ledger.a, [first!], 'no_stream'),
      store.append(ledger.a, [second!], 0n, [{ stream: ledger.a, revision: 0n, id: first!.id }]),
      store.append(ledger.b, [third!], 'no_stream', [
        { stream: ledger.a, revision: 0n, id: first!.id },
        { stream: ledger.a, revision: 1n, id: second!.id },
      ]),
    ]);
    expect(answers).toEqual([{ revision: 0n }, { revision: 1n }, { revision: 0n }]);
    const order = (await fixture().ownEvents()).map(({ id }) => id);
    expect(order).toEqual([first!.id, second!.id, third!.id]);
  });

  it('are met by what was in the log long ago', async () => {
    const { store, ledger } = streams(fixture());
    const there = newEvent();
    await store.append(ledger.a, [there], 'no_stream');
    const prerequisites = [{ stream: ledger.a, revision: 0n, id: there.id }];
    expect(await store.append(ledger.b, newEvents(2), 'no_stream', prerequisites)).toEqual({
      revision: 1n,
    });
  });

  it.each([
    ['of a stream that is not there', 'c', 0n],
    ['of a revision that is not there', 'a', 1n],
    ['where another event stands', 'a', 0n],
  ] as const)('%s keep out what needs them, and nothing else', async (_, name, revision) => {
    const { store, ledger } = streams(fixture());
    const [needing, needed, other] = newEvents(3);
    const prerequisites = [{ stream: ledger[name], revision, id: needed!.id }];
    await store.append(ledger.a, [newEvent()], 'no_stream');
    const [failure, answer] = await Promise.all([
      failureOf(store.append(ledger.b, [needing!], 'no_stream', prerequisites)),
      store.append(ledger.d, [other!], 'no_stream'),
    ]);
    expect(failure).toBeInstanceOf(PrerequisiteMissingError);
    expect(failure).toMatchObject({ stream: ledger[name], revision });
    expect(answer).toEqual({ revision: 0n });
    expect(await store.readStream(ledger.b)).toEqual([]);
  });

  it('keep out what comes behind something that was refused, though its revision is taken', async () => {
    const { store, ledger } = streams(fixture());
    const [there, refused, behind] = newEvents(3);
    await store.append(ledger.a, [there!], 'no_stream');
    const outcomes = await Promise.allSettled([
      store.append(ledger.a, [refused!], 'no_stream'),
      store.append(ledger.a, [behind!], 0n, [{ stream: ledger.a, revision: 0n, id: refused!.id }]),
    ]);
    expect(outcomes).toMatchObject([
      { reason: { name: 'RevisionConflictError' } },
      { reason: { name: 'PrerequisiteMissingError' } },
    ]);
    expect((await store.readStream(ledger.a)).map(({ id }) => id)).toEqual([there!.id]);
  });
}

function describeRefused(fixture: () => Fixture): void {
  it('are refused by a log that does not take them', async () => {
    const { store, ledger } = streams(fixture());
    const prerequisites = [{ stream: ledger.a, revision: 0n, id: newEvent().id }];
    const failure = await failureOf(store.append(ledger.b, [newEvent()], 'no_stream', prerequisites));
    expect(failure).toBeInstanceOf(RangeError);
    expect(await store.readStream(ledger.b)).toEqual([]);
  });
}

function streams(fixture: Fixture) {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => fixture.ledger(name)) as [
    string,
    string,
    string,
    string,
  ];
  return { store: fixture.store, ledger: { a, b, c, d } };
}
