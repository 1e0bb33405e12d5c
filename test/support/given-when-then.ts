import type { Decision, RejectionCode } from '../../src/domain/kernel/decision.js';
import type { Recorded } from '../../src/domain/kernel/recorded.js';

/** An event and who brought it; without a name, it was `ana`. */
export type Happened<Event> = Event | { readonly by: string; readonly event: Event };

/** Refusals of somebody whose revision or role does not do: they would come whether or not it is done already. */
const SAYS_NOTHING_OF_THE_STATE: readonly RejectionCode[] = [
  'precondition-required',
  'bad-if-match',
  'stale-revision',
  'forbidden',
];

/**
 * A specification of decisions: given what happened, when this is decided, then these events, or that refusal.
 *
 * Whatever is specified, two things hold as well: nothing changes what happened or a state that was folded of it, as
 * both are shared; and what is accepted is refused when it is decided again on its own result, for a reason that lies in
 * the state.
 */
export function specify<State, Event extends { kind: string }>(
  evolve: (state: State | null, recorded: Recorded<Event>) => State,
) {
  const fold = (events: readonly Happened<Event>[]): State | null =>
    events.reduce<State | null>((state, happened, revision) => {
      const { by, event } = 'by' in happened ? happened : { by: 'ana', event: happened };
      return frozen(evolve(state, { event: frozen(event), revision, actor: by }));
    }, null);

  return {
    fold,
    given: (...events: Happened<Event>[]) => ({
      when: (decide: (state: State | null) => Decision<Event>) => {
        const decision = decide(fold(events));
        if (decision.kind === 'accepted') expectDone(decide(fold([...events, ...decision.events])));
        return {
          /** The events, in order, each with at least these members. */
          then: (...expected: { kind: Event['kind']; data: object }[]) => {
            const decided = decision.kind === 'accepted' ? decision.events : decision.rejection;
            expect(decided).toEqual(
              expected.map(({ kind, data }) =>
                expect.objectContaining({ kind, data: expect.objectContaining(data) }),
              ),
            );
          },
          thenRefused: (code: string, ...pointers: string[]) => {
            const refused =
              decision.kind === 'rejected'
                ? {
                    code: decision.rejection.code,
                    pointers: (decision.rejection.errors ?? []).map(({ pointer }) => pointer),
                  }
                : decision.events;
            expect(refused).toEqual({ code, pointers });
          },
          decision,
        };
      },
    }),
  };
}

function expectDone(again: Decision<unknown>): void {
  if (again.kind === 'accepted') throw new Error(`decided again, it is accepted: ${JSON.stringify(again)}`);
  const { code, detail } = again.rejection;
  if (!SAYS_NOTHING_OF_THE_STATE.includes(code)) return;
  throw new Error(`decided again, it is refused, but not because it is done: ${code}, ${detail}`);
}

/** The value itself, with all that it holds: whoever writes to it fails. */
function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) frozen(member);
  }
  return value;
}
