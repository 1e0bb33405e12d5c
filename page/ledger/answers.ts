/** What the ledger answers, by the types that it answers with. */
import type { AsOfDto as AsOf } from '../../src/api/dto/answers/as-of.dto.js';
export type { FigureAnswerDto as StatedFigure } from '../../src/api/dto/answers/parts.dto.js';
export type { StatementAnswerDto as Statement } from '../../src/api/dto/answers/parts.dto.js';
export type {
  PlaceAnswerDto as Place,
  OccurredAnswerDto as Occurred,
} from '../../src/api/dto/answers/parts.dto.js';
export type {
  SubjectCountDto as SubjectCount,
  ValueDto as Value,
} from '../../src/api/dto/answers/parts.dto.js';
export type {
  ClaimAnswerDto as Claim,
  CountAnswerDto as Count,
  CountRevisionDto as Revision,
} from '../../src/api/dto/answers/count-answer.dto.js';
export type {
  StrikeAnswerDto as Strike,
  StrikeDto as ListedStrike,
} from '../../src/api/dto/answers/strike-answer.dto.js';
export type { SituationAnswerDto as Situation } from '../../src/api/dto/answers/situation-answer.dto.js';
export type { AgreementAnswerDto as Agreement } from '../../src/api/dto/answers/agreement-answer.dto.js';
export type { DiplomaticEventAnswerDto as DiplomaticEvent } from '../../src/api/dto/answers/diplomatic-event-answer.dto.js';
export type { SourceAnswerDto as Source } from '../../src/api/dto/answers/source-answer.dto.js';
export type {
  NoticeAnswerDto as Notice,
  ShownNoticeDto as ShownNotice,
} from '../../src/api/dto/answers/notice-answer.dto.js';
export type {
  ChangeDto as Change,
  ChangeFeedDto as ChangeFeed,
} from '../../src/api/dto/answers/change-answer.dto.js';
export type { CorrectionAnswerDto as Correction } from '../../src/api/dto/answers/correction-answer.dto.js';
export type { DiscrepancyDto as Discrepancy } from '../../src/api/dto/answers/discrepancy-answer.dto.js';
export type {
  FigureSumDto as FigureSum,
  KeyedTollsAnswerDto as KeyedTolls,
  TollAnswerDto as Toll,
} from '../../src/api/dto/answers/toll-answer.dto.js';
export type {
  SeriesAnswerDto as Series,
  SeriesRevisionDto as SeriesRevision,
  TriedVintageDto as TriedVintage,
  VintageDto as Vintage,
} from '../../src/api/dto/answers/series-answer.dto.js';

export type { AsOf };

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
  readonly asOf: AsOf;
}
