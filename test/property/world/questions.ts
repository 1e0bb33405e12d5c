import { isDeepStrictEqual } from 'node:util';
import { ListChanges, ListVolatility } from '../../../projections/changes/queries.js';
import { ListCorrections } from '../../../projections/corrections/queries.js';
import { GetCount, ListCountRevisions, ListCounts } from '../../../projections/counts/queries.js';
import { ListDiscrepancies } from '../../../projections/discrepancies/queries.js';
import { ListNotices } from '../../../projections/notices/queries.js';
import { ListSituations } from '../../../projections/situations/queries.js';
import { GetSource, ListSources } from '../../../projections/sources/queries.js';
import { GetStrike, ListStrikes } from '../../../projections/strikes/queries.js';
import { GetTolls } from '../../../projections/tolls/queries.js';
import type { InProcessLedger } from '../../support/in-process-ledger.js';
import { changeAnswer } from './changes.js';
import { countAt, revisionsAt } from './counts.js';
import { discrepanciesAt } from './discrepancies.js';
import type { Point, World } from './facts.js';
import * as filters from './filters.js';
import { canonical, rounded, strikeShown, tollShown, withoutWords } from './shown.js';
import { situationAt } from './situations.js';
import { sourceAt } from './sources.js';
import { strikeAt } from './strikes.js';
import { type TollAsked, tollsAt } from './tolls.js';
import { scorecardAt, type VolatilityBy, type VolatilityFilter, volatilityAt } from './volatility.js';

const ALL = 1000;

/** Asks the ledger and the interpreter the same, and compares. Nothing is asked for more than one page. */
export class Questions {
  constructor(
    private readonly ledger: InProcessLedger,
    private readonly world: World,
    private readonly point: Point,
    /** How often there was something to compare, by what was asked for. */
    private readonly compared: Map<string, number>,
  ) {}

  /** @param question what is asked for, and for whoever reads that the answers differ with what else */
  private compare(question: object, answer: unknown, expected: unknown): void {
    const [asked = ''] = Object.keys(question);
    const isNothing = expected === null || (Array.isArray(expected) && expected.length === 0);
    if (!isNothing) this.tally(asked);
    if (isDeepStrictEqual(answer, expected)) return;
    const { point } = this;
    expect({ question, point, answer }).toStrictEqual({ question, point, answer: expected });
  }

  /** What totals were made of, so that it can be seen that nothing is missing. */
  private note({ inputs, wholes, left, warnings }: ReturnType<typeof tollsAt>[number]): void {
    const made = [
      ...(inputs.length > 1 ? ['several inputs'] : []),
      ...(wholes.length > 0 ? ['wholes'] : []),
      ...wholes.map(({ onlyRest }) => (onlyRest ? 'only rest' : 'whole')),
      ...left.map(({ why }) => why),
      ...warnings,
    ];
    for (const one of new Set(made)) this.tally(`tolls: ${one}`);
  }

  private tally(asked: string): void {
    this.compared.set(asked, (this.compared.get(asked) ?? 0) + 1);
  }

  private get queries() {
    return this.ledger.queries;
  }

  async counts(family: string, filter: filters.CountFilter): Promise<void> {
    const page = await this.queries.execute(new ListCounts(family, filter, this.point, ALL, null));
    const expected = filters
      .countsFiltered(this.world, family, filter, this.point)
      .map((id) => countAt(this.world, id, this.point));
    this.compare({ [`counts${narrowed(filter)}`]: family, filter }, page.items.map(withoutWords), expected);
  }

  async count(id: string): Promise<void> {
    const { family } = this.world.quantityOf(id);
    const answer = await this.queries.execute(new GetCount(family, id, this.point));
    this.compare({ count: id }, answer && withoutWords(answer), countAt(this.world, id, this.point));
    const page = await this.queries.execute(new ListCountRevisions(family, id, this.point, ALL, null));
    const revisions = page.items.map(withoutWords);
    this.compare({ revisionsOf: id }, revisions, revisionsAt(this.world, id, this.point));
  }

  async strikes(filter: filters.StrikeFilter): Promise<void> {
    const page = await this.queries.execute(new ListStrikes(filter, this.point, ALL, null));
    const expected = filters
      .strikesFiltered(this.world, filter, this.point)
      .map((id) => strikeAt(this.world, id, this.point));
    this.compare({ [`strikes${narrowed(filter)}`]: filter }, page.items.map(strikeShown), expected);
  }

  async strike(id: string): Promise<void> {
    const answer = await this.queries.execute(new GetStrike(id, this.point));
    this.compare({ strike: id }, answer && strikeShown(answer), strikeAt(this.world, id, this.point));
  }

  async situations(filter: filters.SituationFilter): Promise<void> {
    const page = await this.queries.execute(new ListSituations(filter, this.point, ALL, null));
    const expected = filters
      .situationsFiltered(this.world, filter, this.point)
      .map((id) => situationAt(this.world, id, this.point));
    this.compare({ [`situations${narrowed(filter)}`]: filter }, page.items, expected);
  }

  async sources(filter: filters.SourceFilter): Promise<void> {
    const page = await this.queries.execute(new ListSources(filter, this.point, ALL, null));
    const expected = filters
      .sourcesFiltered(this.world, filter, this.point)
      .map((id) => this.scored(id, false));
    this.compare({ [`sources${narrowed(filter)}`]: filter }, rounded(page.items), rounded(expected));
  }

  async source(id: string): Promise<void> {
    const answer = await this.queries.execute(new GetSource(id, this.point));
    this.compare({ source: id }, rounded(answer), rounded(this.scored(id, true)));
  }

  private scored(id: string, withInputs: boolean) {
    const source = sourceAt(this.world, id, this.point);
    return source && { ...source, scorecard: scorecardAt(this.world, id, this.point, withInputs) };
  }

  async notices(filter: filters.NoticeFilter): Promise<void> {
    const page = await this.queries.execute(new ListNotices(filter, this.point, ALL, null));
    this.compare(
      { [`notices${narrowed(filter)}`]: filter },
      page.items,
      filters.noticesFiltered(this.world, filter, this.point),
    );
  }

  async corrections(filter: filters.CorrectionFilter): Promise<void> {
    const page = await this.queries.execute(new ListCorrections(filter, this.point, ALL, null));
    const expected = filters.correctionsFiltered(this.world, filter, this.point);
    this.compare({ [`corrections${narrowed(filter)}`]: filter }, page.items, expected);
  }

  /** @param after the sequence that the feed goes on from */
  async changes(filter: filters.ChangeFilter, after: number): Promise<void> {
    const feed = await this.queries.execute(new ListChanges(filter, after, ALL, this.point));
    const expected = filters
      .changesFiltered(this.world, filter, this.point)
      .filter(({ sequence }) => sequence > after)
      .map((entry) => changeAnswer(this.world, entry, this.point));
    this.compare({ [`changes${narrowed(filter)}`]: filter, after }, feed.items, expected);
  }

  async volatility(by: VolatilityBy, filter: VolatilityFilter): Promise<void> {
    const page = await this.queries.execute(new ListVolatility(by, filter, this.point, ALL, null));
    const expected = volatilityAt(this.world, by, filter, this.point);
    this.compare({ volatility: by, filter }, rounded(page.items), rounded(expected));
  }

  /** What cannot all be true comes first, then what is further apart; what else decides is no matter here. */
  async discrepancies(): Promise<void> {
    const page = await this.queries.execute(new ListDiscrepancies({}, this.point, ALL, null));
    const expected = discrepanciesAt(this.world, this.point);
    this.compare({ discrepancies: {} }, canonical(page.items), canonical(expected));
    const places = page.items.map(({ kind, size }) => [Number(kind === 'claims-overlap'), -size.absolute]);
    const sorted = [...places].sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d);
    this.compare({ orderOfDiscrepancies: {} }, places, sorted);
  }

  async tolls(asked: TollAsked): Promise<void> {
    const found = await this.queries.execute(new GetTolls(asked as GetTolls['request'], this.point));
    if (found.kind === 'refused') throw new Error(found.detail);
    const expected = tollsAt(this.world, asked, this.point);
    for (const told of expected) this.note(told);
    this.compare({ tolls: asked }, canonical(found.tolls.map(tollShown)), canonical(expected));
  }
}

function narrowed(filter: object): string {
  return Object.keys(filter).length === 0 ? '' : ' narrowed';
}
