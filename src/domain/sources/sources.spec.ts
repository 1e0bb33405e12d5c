import { specify } from '../../../test/support/given-when-then.js';
import { NOTHING_COMMON } from '../../../test/support/samples.js';
import type { RegisterSource } from './commands.js';
import { gradeSource, registerSource } from './decisions.js';
import type { SourceEvent } from './events.js';
import { evolveSource, type SourceState } from './state.js';

const { given } = specify<SourceState, SourceEvent>(evolveSource);

const airForce: RegisterSource = {
  name: 'Air force of Ukraine',
  kind: 'military',
  country: 'UA',
  url: null,
  reliability: 'B',
  ...NOTHING_COMMON,
};
const registered: SourceEvent = { kind: 'source-registered', data: airForce };

describe('a source', () => {
  it('is registered as it was given', () => {
    given()
      .when((state) => registerSource(state, airForce))
      .then({ kind: 'source-registered', data: airForce });
  });

  it('is registered once under an id', () => {
    given(registered)
      .when((state) => registerSource(state, airForce))
      .thenRefused('id-taken');
  });

  it('is graded anew, and the event keeps the grade before', () => {
    given(registered)
      .when((state) =>
        gradeSource(state, { reliability: 'C', reason: 'two figures withdrawn', ...NOTHING_COMMON }),
      )
      .then({
        kind: 'source-graded',
        data: { reliability: 'C', previous: 'B', reason: 'two figures withdrawn' },
      });
  });

  it('keeps the grade that it has', () => {
    given(registered)
      .when((state) => gradeSource(state, { reliability: 'B', reason: 'checked', ...NOTHING_COMMON }))
      .thenRefused('no-change');
  });

  it('cannot be graded before it is registered', () => {
    given()
      .when((state) => gradeSource(state, { reliability: 'B', reason: 'checked', ...NOTHING_COMMON }))
      .thenRefused('not-found');
  });
});
