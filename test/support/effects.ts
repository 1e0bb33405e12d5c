import { type Acknowledged, post } from './amending-clients.js';
import { expectStatus, type LedgerHttp } from './http.js';
import type { Taken } from './scene.js';
import type { FeedEvent } from './whole-ledger.js';

/** Events that came in one piece after a sequence. */
export function expectDenseSequences(events: readonly FeedEvent[], after: number): void {
  const sequences = events.map(({ sequence }) => sequence);
  expect(sequences).toEqual(events.map((_, index) => String(after + 1 + index)));
}

/** Histories that began among these events. */
export function expectDenseRevisions(events: readonly FeedEvent[]): void {
  for (const [subject, history] of Map.groupBy(events, (event) => event.subject)) {
    const revisions = history.map(({ revision }) => revision);
    expect({ subject, revisions }).toEqual({ subject, revisions: revisions.map((_, index) => index) });
  }
}

/** Each command has its one effect among the events, where and as it was acknowledged. */
export function expectOneEffectEach(
  events: readonly FeedEvent[],
  acknowledged: readonly Acknowledged[],
): void {
  const byNote = Map.groupBy(events, ({ data }) => data.note ?? null);
  for (const { command, answer } of acknowledged) {
    const effects = byNote.get(command.key) ?? [];
    expect({
      key: command.key,
      effects: effects.map(({ id, type, revision }) => ({ id, type, revision })),
    }).toEqual({
      key: command.key,
      effects: answer.events.map(({ id, type, revision }) => ({ id, type, revision })),
    });
    // An answer of 202 could not say where it stands.
    if (answer.sequence !== null) {
      expect(effects.map(({ sequence }) => Number(sequence))).toEqual([answer.sequence]);
    }
  }
}

/** The keys of acknowledged commands that have no effect among the events, and of those that have more than theirs. */
export function missingAndDoubled(
  events: readonly FeedEvent[],
  acknowledged: readonly Acknowledged[],
): { readonly missing: string[]; readonly doubled: string[] } {
  const byNote = Map.groupBy(events, ({ data }) => data.note ?? null);
  const surplus = ({ command, answer }: Acknowledged) =>
    (byNote.get(command.key)?.length ?? 0) - answer.events.length;
  const keysWhere = (holds: (surplus: number) => boolean) =>
    acknowledged.filter((one) => holds(surplus(one))).map(({ command }) => command.key);
  return { missing: keysWhere((count) => count < 0), doubled: keysWhere((count) => count > 0) };
}

/** So many come again at once: fewer than any ledger of the tests has file descriptors for. */
const AT_ONCE = 20;

/** Commands that come again are answered as they were. */
export async function expectSameAnswers(
  ledger: LedgerHttp,
  acknowledged: readonly Acknowledged[],
): Promise<void> {
  for (let from = 0; from < acknowledged.length; from += AT_ONCE) {
    const some = acknowledged.slice(from, from + AT_ONCE);
    await Promise.all(some.map((one) => expectSameAnswer(ledger, one)));
  }
}

async function expectSameAnswer(ledger: LedgerHttp, { command, answer }: Acknowledged): Promise<void> {
  const reply = await post(ledger, command);
  if (!reply) throw new Error(`${command.key} went unanswered`);
  const again = expectStatus(reply, 200).json<Taken>();
  expect(reply.headers.get('idempotency-replayed')).toBe('true');
  if (answer.sequence !== null) expect(again).toEqual(answer);
}
