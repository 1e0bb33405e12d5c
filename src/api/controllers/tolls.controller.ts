import { Controller, Get, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { KeyedTollAnswer } from '../../../projections/tolls/answers.js';
import { GetTolls, type TollRequest, type TollsFound } from '../../../projections/tolls/queries.js';
import { FAMILIES } from '../../domain/counts/families.js';
import { GROUPINGS } from '../../domain/tolls/keys.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { KeyedTollsAnswerDto, TollAnswerDto } from '../dto/answers/toll-answer.dto.js';
import { Exports } from '../exports/exports.js';
import { exportParameters, formAsked } from '../exports/form.js';
import { TOLLS } from '../exports/tables/tolls.js';
import { walkOf } from '../exports/walk.js';
import { DocumentedAnswer } from '../openapi/documented.js';
import { ProblemError } from '../problems/problem.js';
import type { AsOf } from '../reading/as-of.js';
import { beginning, codeParameter, id, moment, word, words } from '../reading/parameters.js';
import type { Values } from '../reading/parse-query.js';
import { CurrentReading } from '../reading/current-reading.decorator.js';
import type { Reading } from '../reading/reading.js';
import { Reads } from '../reading/reads.js';

const PARAMETERS = {
  subject: id('A strike with all its parts, or a situation; all of the type when absent'),
  subjectType: word(
    ['strike', 'situation'] as const,
    'What counts are about; `strike` when nothing else follows',
  ),
  family: word(
    FAMILIES.map(({ code }) => code),
    'Needed only where several have the measure',
  ),
  measure: codeParameter('What was counted. Needed, unless it is grouped by'),
  group: codeParameter('Whom or what of: `all` when absent, or each where it is grouped by'),
  from: beginning('Of periods, else of the time of occurrence: not before. A date is its beginning (UTC)'),
  to: moment('Of periods, else of the time of occurrence: not after. A date is its end (UTC)'),
  groupBy: words(GROUPINGS, 'Totals by'),
};

/** What figures come to, with what they stand on. */
@ApiTags('Tolls')
@Controller('v1/tolls')
export class TollsController {
  constructor(
    private readonly reads: Reads,
    private readonly exports: Exports,
  ) {}

  @Get()
  @Requires('reader')
  @DocumentedAnswer(
    [TollAnswerDto, KeyedTollsAnswerDto],
    { id: 'getTolls', summary: 'Add figures: of a subject with its parts, or of all, grouped' },
    PARAMETERS,
    TOLLS,
  )
  async tolls(
    @CurrentReading() reading: Reading,
  ): Promise<TollAnswerDto | KeyedTollsAnswerDto | StreamableFile> {
    const { values, found, asOf } = await this.reads.answer(
      reading,
      { ...PARAMETERS, ...exportParameters(TOLLS) },
      (asked, at) => new GetTolls(requestOf(asked), at),
    );
    const tolls = tollsOf(found);
    const asked = formAsked(reading, values, TOLLS);
    if (asked.form !== 'json') return this.exports.send(reading, asked, TOLLS, asOf, walkOf(tolls));
    return values.groupBy === null ? only(tolls, asOf) : { items: tolls, asOf };
  }
}

function requestOf({ from, to, groupBy, ...rest }: Values<typeof PARAMETERS>): TollRequest {
  if (from !== null && to !== null && from > to) throw invalid('to', 'must not be before from');
  return { ...rest, range: { from, to }, groupings: groupBy ?? [] };
}

function tollsOf(found: TollsFound): readonly KeyedTollAnswer[] {
  if (found.kind === 'refused') throw invalid(found.parameter, found.detail);
  return found.tolls;
}

function only([toll]: readonly KeyedTollAnswer[], asOf: AsOf): TollAnswerDto {
  if (!toll) throw new Error('without groups there is one total');
  const { key: _none, ...answer } = toll;
  return { ...answer, asOf };
}

function invalid(parameter: string, detail: string): ProblemError {
  const errors = [{ pointer: `?${parameter}`, detail }];
  return new ProblemError({ code: 'invalid', detail: 'the query is not valid', errors });
}
