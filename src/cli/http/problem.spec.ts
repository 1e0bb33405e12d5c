import { describeProblem, problemOf } from './problem.js';

describe('a refusal', () => {
  it('says what is the matter, where, and what else the ledger says of it', () => {
    const answer = {
      type: '/problems/invalid',
      title: 'The request is not valid',
      status: 422,
      detail: 'the body is not valid',
      instance: '/v1/casualty-counts',
      code: 'invalid',
      errors: [{ pointer: '/figure/low', detail: 'must be a whole number' }],
      existingId: 'a91d6aaa-90f5-5232-83cf-e867e9d15af4',
    };
    expect(describeProblem(problemOf(422, JSON.stringify(answer))).split('\n')).toEqual([
      'The request is not valid (422 invalid)',
      '  the body is not valid',
      '  /figure/low: must be a whole number',
      '  existingId: a91d6aaa-90f5-5232-83cf-e867e9d15af4',
    ]);
  });

  it('says how to give a key where one is missing', () => {
    expect(describeProblem({ status: 401, title: 'A key is needed' })).toMatch(/LEDGER_KEY/);
  });

  it.each(['<html>Not Found</html>', '{"error": 404}', 'null', ''])('may come from no ledger: %j', (text) => {
    expect(describeProblem(problemOf(404, text))).toBe('The answer 404 is not one of a ledger (404)');
  });
});
