import { eventLine } from './lines.js';

const line = (type: string, data: object) =>
  eventLine({
    ...{ sequence: '7', time: '2025-10-22T09:00:00.000Z', actor: 'ana', subject: 'things/1' },
    type: `conflict-ledger.${type}.v1`,
    data,
  }).slice('7  2025-10-22T09:00:00.000Z  '.length);

describe('the line of an event', () => {
  it.each([
    ['source-registered', { name: 'Ministry' }, 'source-registered  things/1  by ana  Ministry'],
    ['strike-reported', { details: { title: 'A strike' } }, 'strike-reported  things/1  by ana  A strike'],
    ['series-defined', { details: { name: 'Daily' } }, 'series-defined  things/1  by ana  Daily'],
    [
      'measure-defined',
      { code: 'ext_killed', family: 'casualty' },
      'measure-defined  things/1  by ana  ext_killed',
    ],
    [
      'vintage-completed',
      { vintage: 3, statement: { statedAt: '2024-01-15' } },
      'vintage-completed  things/1  by ana  vintage 3, stated 2024-01-15',
    ],
  ])('says what %s is about', (type, data, words) => {
    expect(line(type, data)).toBe(words);
  });
});
