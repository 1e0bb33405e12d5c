import { figure } from '../../../test/support/samples.js';
import { eventInWords, inWords, valueInWords } from './words.js';

describe('figures in words', () => {
  it.each([
    [figure({ best: 7 }), '7'],
    [figure({ low: 6, asStated: 'at least six' }), 'at least 6'],
    [figure({ high: 150 }), 'at most 150'],
    [figure({ best: 4300, approximate: true }), 'about 4300'],
    [figure({ low: 3, best: 5, high: 9 }), 'at least 3, 5, at most 9'],
    [figure({ low: 4, best: 4, high: 4 }), '4'],
    [figure({ asStated: 'dozens' }), '"dozens"'],
    [figure({ best: 0 }), '0'],
    [null, 'unknown'],
    [undefined, 'nothing'],
  ])('%j: %s', (given, words) => expect(inWords(given)).toBe(words));

  it('tell what is retracted from what is not there', () => {
    expect(valueInWords('retracted', undefined)).toBe('retracted');
    expect(valueInWords('none', undefined)).toBe('nothing');
    expect(valueInWords('active', null)).toBe('unknown');
  });
});

describe('events in words', () => {
  it.each([
    ['conflict-ledger.casualty-count-amended.v1', 'count-amended'],
    ['conflict-ledger.munitions-claim-adopted.v2', 'claim-adopted'],
    ['conflict-ledger.rescue-correction-proposed.v1', 'correction-proposed'],
    ['conflict-ledger.diplomatic-event-put-on-hold.v1', 'diplomatic-event-put-on-hold'],
    ['conflict-ledger.strike-reported.v1', 'strike-reported'],
  ])('%s: %s', (type, words) => expect(eventInWords(type)).toBe(words));
});
