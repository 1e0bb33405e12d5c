import type { Decision } from '../../src/domain/kernel/decision.js';
import type { Recorded } from '../../src/domain/kernel/recorded.js';

/** An event and who brought it; without a name, it was `ana`. */
export type Happened<Event> = Event | { readonly by: string; readonly event: Event };

/**
 * A specification of decisions: given what happened, when this is decided, then these events, or that refusal.
 */
export function specify<State, Event extends { kind: string }>(
  evolve: (state: State | null, recorded: Recorded<Event>) => State,
) {
  const fold = (events: readonly Happened<Event>[]): State | null =>
    events.reduce<State | null>((state, happened, revision) => {
      const { by, event } = 'by' in happened ? happened : { by: 'ana', event: happened };
      return evolve(state, { event, revision, actor: by });
    }, null);

  return {
    fold,
    given: (...events: Happened<Event>[]) => ({
      when: (decide: (state: State | null) => Decision<Event>) => {
        const decision = decide(fold(events));
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
