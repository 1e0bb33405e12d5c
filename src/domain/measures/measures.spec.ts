import { specify } from '../../../test/support/given-when-then.js';
import { NOTHING_COMMON } from '../../../test/support/samples.js';
import type { DefineMeasure } from './commands.js';
import { defineMeasure } from './decisions.js';
import type { MeasureEvent } from './events.js';
import { evolveMeasure, type MeasureState } from './state.js';

const { given } = specify<MeasureState, MeasureEvent>(evolveMeasure);

const hectares: DefineMeasure = {
  code: 'hectares_burnt',
  family: 'damage',
  unit: 'ha',
  accumulation: 'cumulative',
  basis: 'reported',
  decimals: 2,
  label: null,
  ...NOTHING_COMMON,
};
const defined: MeasureEvent = { kind: 'measure-defined', data: hectares };
const context = { id: '71f1854b-0eb8-5d0c-bf3e-c26014985023', isBuiltIn: false };

describe('defining a measure', () => {
  it('keeps all that is said of it', () => {
    given()
      .when((state) => defineMeasure(state, hectares, context))
      .then({ kind: 'measure-defined', data: hectares });
  });

  it('is refused where the code is taken, whatever it would mean, and names who has it', () => {
    const isTaken = {
      kind: 'rejected',
      rejection: { code: 'code-taken', members: { existingId: context.id } },
    };
    const again = given(defined).when((state) => defineMeasure(state, { ...hectares, unit: 'km2' }, context));
    expect(again.decision).toMatchObject(isTaken);
    const builtIn = given().when((state) => defineMeasure(state, hectares, { ...context, isBuiltIn: true }));
    expect(builtIn.decision).toMatchObject(isTaken);
  });
});
