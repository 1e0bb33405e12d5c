import { type Answer, expectStatus } from '../../support/client.js';
import { Analyst } from './analyst.js';
import { hashOf, inOrder, type Published, publish, tallyOf } from './published.js';
import type { SeriesLedger } from './series-ledger.js';
import { type Arrival, type Drawn, type SeriesName, type Step, TIMES } from './steps.js';

/** A vintage that was taken. */
interface Taken {
  /** Its place in stated order. */
  readonly at: number;
  readonly statedAt: string;
  readonly published: Published;
  readonly answer: Answer['body'];
}

/** Feeds tables in some order, and compares what is read with what was published. */
export class Player {
  readonly analyst: Analyst;
  /** By series, in order of arrival. */
  private readonly taken: Readonly<Record<SeriesName, Taken[]>> = { daily: [], weekly: [] };
  private isRenamed = false;

  constructor(
    private readonly ledger: SeriesLedger,
    private readonly tables: Drawn['tables'],
  ) {
    this.analyst = new Analyst(ledger);
  }

  async play(step: Step): Promise<void> {
    if (step.do === 'rename') {
      await this.ledger.rename('daily');
      this.isRenamed = true;
    } else if (step.do === 'put') {
      await this.put(step);
      await this.analyst.expectDecisions();
    } else {
      await this.analyst.act(step);
    }
  }

  /** The files of a series in stated order, each with its time. */
  inStatedOrder(series: SeriesName): Taken[] {
    return this.taken[series].toSorted((one, other) => one.at - other.at);
  }

  private async put({ of, at }: Arrival): Promise<void> {
    const earlier = this.taken[of].find((one) => one.at === at);
    if (earlier) return this.putAgain(of, earlier);
    const statedAt = TIMES[of][at] ?? '';
    const table = this.tables[of][at];
    if (!table) throw new Error(`nothing is drawn for ${of} ${at}`);
    const published = publish(table, of === 'daily' && this.isRenamed);
    const tally = {
      ...tallyOf(this.latest(of, this.taken[of].length, at)?.published, published),
      stateSha256: hashOf(published.cells),
    };
    const tried = await expectStatus(this.ledger.put(of, statedAt, published.file, '&dryRun=true'), 200);
    expect(tried.body).toMatchObject(tally);
    const { body } = await expectStatus(this.ledger.put(of, statedAt, published.file), 201);
    expect(body).toMatchObject({ vintage: this.taken[of].length + 1, ...tally });
    this.taken[of].push({ at, statedAt, published, answer: body });
  }

  private async putAgain(of: SeriesName, { statedAt, published, answer }: Taken): Promise<void> {
    const before = await this.head();
    const again = await expectStatus(this.ledger.put(of, statedAt, published.file), 200);
    expect(again.body).toEqual(answer);
    expect(await this.head()).toBe(before);
  }

  /** Of the first of a series that were taken, the one that was stated last, up to a place in stated order. */
  private latest(of: SeriesName, taken: number, upTo = Infinity): Taken | undefined {
    const until = this.taken[of].slice(0, taken).filter(({ at }) => at <= upTo);
    return until.reduce<Taken | undefined>((last, one) => (last && last.at > one.at ? last : one), undefined);
  }

  async expectTables(of: SeriesName): Promise<void> {
    const all = this.taken[of];
    await this.expectTable(of, '', this.latest(of, all.length));
    for (const [index, one] of all.entries()) {
      await this.expectTable(of, `vintage=${index + 1}`, one);
      await this.expectCsv(of, `vintage=${index + 1}`, one);
      // While it is taken nothing shows of it.
      await this.expectTable(of, `asOfSequence=${one.answer.to - 1}`, this.latest(of, index));
      const asOf = `asOfSequence=${one.answer.to}`;
      await this.expectTable(of, asOf, this.latest(of, index + 1));
      for (const { at, statedAt } of all) {
        const statedAsOf = `statedAsOf=${encodeURIComponent(statedAt)}`;
        if (index === 0) await this.expectTable(of, statedAsOf, this.latest(of, all.length, at));
        await this.expectTable(of, `${asOf}&${statedAsOf}`, this.latest(of, index + 1, at));
      }
    }
  }

  private async expectTable(of: SeriesName, query: string, expected: Taken | undefined): Promise<void> {
    const table = await this.ledger.table(of, query);
    expect({ of, query, cells: table && inOrder(table.cells), sha256: table?.sha256 }).toEqual({
      of,
      query,
      cells: expected ? inOrder(expected.published.cells) : null,
      sha256: expected && hashOf(expected.published.cells),
    });
    expect(table?.keys).toEqual(table?.keys.toSorted(compareKeys));
  }

  private async expectCsv(of: SeriesName, query: string, { published }: Taken): Promise<void> {
    const texts = published.cells
      .filter(([, , value]) => value !== '')
      .map(([key, column, value]) => JSON.stringify([key, column, value === null ? 'NA' : String(value)]));
    expect({ query, csv: await this.ledger.csvCells(of, query) }).toEqual({ query, csv: texts.sort() });
  }

  private async head(): Promise<number> {
    return Number((await this.ledger.client.get('/health/ready')).headers['ledger-sequence']);
  }
}

function compareKeys([day, sex]: readonly [string, string], [other, otherSex]: readonly [string, string]) {
  if (day !== other) return day < other ? -1 : 1;
  return sex < otherSex ? -1 : Number(sex > otherSex);
}
