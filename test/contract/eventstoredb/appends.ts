import {
  LogUnavailableError,
  RevisionConflictError,
  type ExpectedRevision,
} from '../../../src/event-store/port/index.js';
import { asGiven, failureOf, newEvent, newEvents } from '../event-store/fixture.js';
import type { Bench } from './bench.js';

/** Appends whose answer is lost, late or never comes. */
export function describeAppends(bench: () => Bench): void {
  describe('appends', () => {
    it('of one client do not fail with the connection of another', async () => {
      // Whatever fails shows: there is no second try.
      const once = { patience: 1 };
      const behindProxy = await bench().openBehindProxy(once);
      const { fixture } = bench();
      const other = await bench().open({ timings: once });
      await other.append(fixture.ledger('first'), newEvents(1), 'no_stream');
      const lost = await bench().appendUnanswered(behindProxy, fixture.ledger('lost'), 'no_stream');
      const kept = Array.from({ length: 100 }, (_, n) =>
        other.append(fixture.ledger(`kept-${n}`), newEvents(1), 'no_stream'),
      );
      behindProxy.proxy.cut();
      expect(await failureOf(lost.answer)).toBeInstanceOf(LogUnavailableError);
      expect(await Promise.all(kept)).toEqual(kept.map(() => ({ revision: 0n })));
    });

    describeUnanswered(bench);
    describeUnsent(bench);
    describeExpectations(bench);
  });
}

function describeUnanswered(bench: () => Bench): void {
  const repeats: [expected: ExpectedRevision, standing: number][] = [
    ['no_stream', 0],
    [1n, 2],
    ['any', 0],
    ['any', 2],
    ['stream_exists', 2],
  ];
  it.each(repeats)(
    'that landed unanswered, expected at %s after %d events, land once',
    async (expected, standing) => {
      const { store, fixture } = bench();
      const stream = fixture.ledger();
      if (standing > 0) await store.append(stream, newEvents(standing), 'no_stream');
      const behindProxy = await bench().openBehindProxy();
      const { events, answer } = await bench().appendUnanswered(behindProxy, stream, expected);
      behindProxy.proxy.cut();
      expect(await answer).toEqual({ revision: BigInt(standing + 1) });
      expect((await store.readStream(stream, { from: BigInt(standing) })).map(asGiven)).toEqual(events);
      await behindProxy.behind.append(stream, newEvents(1), BigInt(standing + 1));
    },
  );

  it('that landed unanswered are recognised also after others went on from them', async () => {
    const { store, fixture } = bench();
    const stream = fixture.ledger();
    const behindProxy = await bench().openBehindProxy();
    const { events, answer } = await bench().appendUnanswered(behindProxy, stream, 'no_stream');
    const later = newEvents(3);
    await store.append(stream, later, 1n);
    behindProxy.proxy.cut();
    expect(await answer).toEqual({ revision: 1n });
    expect((await store.readStream(stream)).map(asGiven)).toEqual([...events, ...later]);
  });
}

function describeUnsent(bench: () => Bench): void {
  it('that never left conflict when somebody else came first', async () => {
    const { store, fixture } = bench();
    const { behind, proxy } = await bench().openBehindProxy();
    const { connections } = proxy;
    proxy.refuse();
    proxy.cut();
    const answer = failureOf(behind.append(fixture.ledger(), newEvents(2), 'no_stream'));
    await proxy.hadMoreThan(connections);
    await store.append(fixture.ledger(), newEvents(1), 'no_stream');
    proxy.accept();
    expect(await answer).toMatchObject({
      name: 'RevisionConflictError',
      expected: 'no_stream',
      actual: 0n,
    });
  });

  it('give up in time where nothing is answered', async () => {
    const haste = { answer: 300, patience: 600, firstPause: 5, longestPause: 20 };
    const { behind, proxy } = await bench().openBehindProxy(haste);
    proxy.freeze();
    const append = behind.append(bench().fixture.ledger(), newEvents(1), 'no_stream');
    expect(await failureOf(append)).toBeInstanceOf(LogUnavailableError);
  });
}

function describeExpectations(bench: () => Bench): void {
  it('are no repeats where they are expected elsewhere', async () => {
    const { store, fixture } = bench();
    const events = newEvents(1);
    await store.append(fixture.ledger(), events, 'no_stream');
    expect(await store.append(fixture.ledger(), events, 0n)).toEqual({ revision: 1n });
    const partly = store.append(fixture.ledger(), [events[0]!, newEvent()], 'no_stream');
    expect(await failureOf(partly)).toBeInstanceOf(RevisionConflictError);
  });

  it('to one stream from many who expect nothing all arrive', async () => {
    const { store, fixture } = bench();
    const wanted = newEvents(24);
    await Promise.all(wanted.map((event) => store.append(fixture.ops(), [event], 'any')));
    const numbers = (await store.readStream(fixture.ops())).map(({ data }) => data.n as number);
    expect(numbers.sort((a, b) => a - b)).toEqual(wanted.map(({ data }) => data.n));
  });
}
