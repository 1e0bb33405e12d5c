import { specify } from '../../../test/support/given-when-then.js';
import { MAYOR, NEWSPAPER, NOTHING_COMMON, OFFICIALS, statement } from '../../../test/support/samples.js';
import type { TakeStance } from './commands.js';
import type { StrikeEvent } from './events.js';
import { retractStance, takeStance } from './stance-decisions.js';
import { evolveStrike, type StrikeState } from './state.js';

const { given } = specify<StrikeState, StrikeEvent>(evolveStrike);
const analyst = (id = 'ana') => ({
  actor: { id, role: 'analyst' as const },
  now: '2025-11-01T00:00:00.000Z',
  ifMatch: null,
});

const REPORTED: StrikeEvent = {
  kind: 'strike-reported',
  data: {
    ...NOTHING_COMMON,
    details: {
      title: 'A plant is hit',
      means: ['missile'],
      attacker: null,
      parties: [],
      target: { kind: 'industry', name: 'plant' },
      occurred: { from: '2025-10-21', to: null, precision: 'day' },
      place: { name: 'Bryansk', country: 'RU', admin1: null, point: null, precision: 'settlement' },
      regions: [],
      partOf: null,
    },
    statement: statement(OFFICIALS, '2025-10-22T06:00:00.000Z'),
    effectiveAt: '2025-10-22T06:00:00.000Z',
    warnings: [],
  },
};
const said = (members: Partial<TakeStance> = {}): TakeStance => ({
  ...NOTHING_COMMON,
  extent: 'partial',
  details: { title: 'Explosions' },
  statement: statement(MAYOR, '2025-10-22'),
  ...members,
});
const corroborated = (): StrikeEvent => ({
  kind: 'strike-corroborated',
  data: { ...said(), effectiveAt: '2025-10-22T23:59:59.999Z', warnings: [] },
});
const takenBack = {
  ...NOTHING_COMMON,
  stance: 1,
  reason: 'a slip',
  statement: statement(MAYOR, '2025-10-20'),
};

describe('a stance on a strike', () => {
  it('is recorded where it was stated, with the details of its source', () => {
    given(REPORTED)
      .when((state) => takeStance('corroboration', state, said(), analyst()))
      .then({
        kind: 'strike-corroborated',
        data: {
          extent: 'partial',
          details: { title: 'Explosions' },
          effectiveAt: '2025-10-22T23:59:59.999Z',
        },
      });
  });

  it('is warned about when it was stated before the strike', () => {
    given(REPORTED)
      .when((state) =>
        takeStance('dispute', state, said({ statement: statement(MAYOR, '2025-10-19') }), analyst()),
      )
      .then({
        kind: 'strike-disputed',
        data: { warnings: [expect.objectContaining({ code: 'stated-before-occurred' })] },
      });
  });

  it('needs a strike that is there and not retracted', () => {
    given()
      .when((state) => takeStance('corroboration', state, said(), analyst()))
      .thenRefused('not-found');
    given(REPORTED, {
      kind: 'strike-retracted',
      data: {
        ...NOTHING_COMMON,
        reason: 'twice',
        statement: statement(OFFICIALS, '2025-10-23'),
        effectiveAt: '2025-10-23T23:59:59.999Z',
      },
    })
      .when((state) => takeStance('corroboration', state, said(), analyst()))
      .thenRefused('retracted');
  });

  it('is nothing new when it is recorded already, unless it was taken back', () => {
    given(REPORTED, corroborated())
      .when((state) => takeStance('corroboration', state, said(), analyst()))
      .thenRefused('no-change');
    given(REPORTED, corroborated())
      .when((state) => takeStance('corroboration', state, said({ extent: 'full' }), analyst()))
      .then({ kind: 'strike-corroborated', data: { extent: 'full' } });
    given(REPORTED, corroborated(), {
      kind: 'strike-corroboration-retracted',
      data: { ...takenBack, effectiveAt: '2025-10-22T23:59:59.999Z' },
    })
      .when((state) => takeStance('corroboration', state, said(), analyst()))
      .then({ kind: 'strike-corroborated', data: {} });
  });

  it('is not of the source that states the strike', () => {
    given(REPORTED)
      .when((state) =>
        takeStance('dispute', state, said({ statement: statement(OFFICIALS, '2025-10-22') }), analyst()),
      )
      .thenRefused('invalid', '/statement/sourceId');
    given(REPORTED)
      .when((state) =>
        takeStance('dispute', state, said({ statement: statement(NEWSPAPER, '2026-01-01') }), analyst()),
      )
      .thenRefused('invalid', '/statement/statedAt');
  });

  it('is taken back by who brought it or a reviewer, and not before it was made', () => {
    given(REPORTED, corroborated())
      .when((state) => retractStance('corroboration', state, takenBack, analyst()))
      .then({
        kind: 'strike-corroboration-retracted',
        data: { stance: 1, effectiveAt: '2025-10-22T23:59:59.999Z' },
      });
    given(REPORTED, corroborated())
      .when((state) => retractStance('corroboration', state, takenBack, analyst('another')))
      .thenRefused('forbidden');
    given(REPORTED, corroborated())
      .when((state) => retractStance('dispute', state, takenBack, analyst()))
      .thenRefused('not-found');
  });
});
