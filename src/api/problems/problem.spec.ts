import { ForbiddenException } from '@nestjs/common';
import { CommandRejectedError } from '../../application/commands/errors.js';
import type { RejectionCode } from '../../domain/kernel/decision.js';
import { furtherMembers, problemBody } from './problem.js';
import { problemOf } from './problem-of.js';
import { PROBLEMS, type ProblemCode } from './registry.js';

const CODES = Object.keys(PROBLEMS) as ProblemCode[];

describe('the body of a problem', () => {
  test.each(CODES)('of %s says what every problem says, and its own members', (code) => {
    const members = furtherMembers({ currentStatus: 'retracted', figure: null });
    const body = problemBody({ code, detail: 'why', members }, '/v1/strikes');
    expect(body).toEqual({
      type: `/problems/${code}`,
      title: PROBLEMS[code].title,
      status: PROBLEMS[code].status,
      detail: 'why',
      instance: '/v1/strikes',
      code,
      errors: [],
      currentStatus: 'retracted',
      figure: null,
    });
    // Whatever a refusal names, a member that every problem has is neither overwritten nor takes another's place.
    for (const name of ['type', 'title', 'status', 'detail', 'instance', 'code', 'errors']) {
      const rejection = { code: code as RejectionCode, detail: 'why', members: { [name]: 'retracted' } };
      expect(() => problemOf(new CommandRejectedError(rejection))).toThrow(name);
    }
  });
});

test('what the web framework forbids is not there', () => {
  expect(problemOf(new ForbiddenException())).toMatchObject({ code: 'not-found' });
});
