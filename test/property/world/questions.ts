import { isDeepStrictEqual } from 'node:util';
import { ListChanges } from '../../../projections/changes/queries.js';
import { ListCorrections } from '../../../projections/corrections/queries.js';
import type { CountAnswer, CountRevisionAnswer } from '../../../projections/counts/answers.js';
import { ListCountRevisions, ListCounts } from '../../../projections/counts/queries.js';
import { ListNotices } from '../../../projections/notices/queries.js';
import type { StrikeAnswer } from '../../../projections/strikes/answers.js';
import { ListStrikes } from '../../../projections/strikes/queries.js';
import type { KeyedTollAnswer } from '../../../projections/tolls/answers.js';
import { GetTolls, type TollRequest } from '../../../projections/tolls/queries.js';
import type { InProcessLedger } from '../../support/in-process-ledger.js';
import { changeAnswer, changesOf } from './changes.js';
import { correctionsAt } from './corrections.js';
import { countAt, revisionsAt } from './counts.js';
import type { Point, World } from './facts.js';
import { noticesAt } from './notices.js';
import { LOOKED_AT } from './oddities.js';
import { strikeAt } from './strikes.js';
import { type TollAsked, tollsAt } from './tolls.js';

/** Questions that are asked of the ledger and of the interpreter alike, with what of the answers is compared. */

export const FAMILIES = ['casualty', 'munitions'] as const;
const ALL = 1000;

type Warned = { readonly warnings: readonly { readonly code: string }[] };

const lookedAt = <Answer extends Warned>(answer: Answer) => ({
  ...answer,
  warnings: answer.warnings.map(({ code }) => code).filter((code) => LOOKED_AT.includes(code)),
});

const countShown = (answer: CountAnswer) => lookedAt(answer);
const revisionShown = (answer: CountRevisionAnswer) => lookedAt(answer);

function strikeShown({ warnings: _, statusExplained, ...answer }: StrikeAnswer) {
  return { ...answer, statusExplained: statusExplained.stances };
}

export class Questions {
  constructor(
    private readonly ledger: InProcessLedger,
    private readonly world: World,
  ) {}

  /** @param name of the question, for whoever reads that the answers differ */
  private compare(name: string, point: Point, answer: unknown, expected: unknown): void {
    if (isDeepStrictEqual(answer, expected)) return;
    expect({ name, point, answer }).toEqual({ name, point, answer: expected });
  }

  async counts(point: Point): Promise<void> {
    for (const family of FAMILIES) {
      const page = await this.ledger.queries.execute(new ListCounts(family, {}, point, ALL, null));
      const expected = [...this.world.quantities]
        .filter(([, quantity]) => quantity.family === family)
        .flatMap(([id]) => countAt(this.world, id, point) ?? []);
      this.compare(`${family} counts`, point, page.items.map(countShown), expected);
    }
  }

  async revisions(point: Point): Promise<void> {
    for (const [id, { family }] of this.world.quantities) {
      const page = await this.ledger.queries.execute(new ListCountRevisions(family, id, point, ALL, null));
      this.compare(
        `revisions of ${id}`,
        point,
        page.items.map(revisionShown),
        revisionsAt(this.world, id, point),
      );
    }
  }

  async strikes(point: Point): Promise<void> {
    const page = await this.ledger.queries.execute(new ListStrikes({}, point, ALL, null));
    const expected = this.world.ids('strike').flatMap((id) => strikeAt(this.world, id, point) ?? []);
    this.compare('strikes', point, page.items.map(strikeShown), expected);
  }

  async notices(point: Point): Promise<void> {
    const page = await this.ledger.queries.execute(new ListNotices({}, point, ALL, null));
    this.compare('notices', point, page.items, noticesAt(this.world, point));
  }

  async corrections(point: Point): Promise<void> {
    const page = await this.ledger.queries.execute(new ListCorrections({}, point, ALL, null));
    this.compare('corrections', point, page.items, correctionsAt(this.world, point));
  }

  async changes(point: Point): Promise<void> {
    const feed = await this.ledger.queries.execute(new ListChanges({}, 0, ALL, point));
    const expected = changesOf(this.world, point).map((entry) => changeAnswer(this.world, entry));
    this.compare('changes', point, feed.items, expected);
  }

  async tolls(asked: TollAsked, point: Point): Promise<void> {
    const found = await this.ledger.queries.execute(new GetTolls(asked as TollRequest, point));
    if (found.kind === 'refused') throw new Error(found.detail);
    const expected = tollsAt(this.world, asked, point);
    this.compare(
      `tolls ${JSON.stringify(asked)}`,
      point,
      inOrder(found.tolls.map(tollShown)),
      inOrder(expected),
    );
  }
}

function tollShown({ warnings, notices, ...toll }: KeyedTollAnswer) {
  return { ...toll, warnings: warnings.map(({ code }) => code), notices: notices.map(({ id }) => id) };
}

/** Lists whose order nobody promises are put in one. */
function inOrder(tolls: readonly object[]): unknown {
  const sorted = (list: readonly unknown[]) =>
    [...list]
      .map((item) => [JSON.stringify(item), item] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, item]) => item);
  return sorted(
    tolls.map((toll) =>
      Object.fromEntries(
        Object.entries(toll)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([member, value]) => [
            member,
            Array.isArray(value) ? sorted(value.map(sortedMembers)) : value,
          ]),
      ),
    ),
  );
}

function sortedMembers(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
