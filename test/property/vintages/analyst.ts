import { countId } from '../../../src/ids/derived-ids.js';
import { type Answer, expectStatus } from '../../support/client.js';
import { groupOf, periodOf, quantityOf } from './published.js';
import type { SeriesLedger } from './series-ledger.js';
import type { Act } from './steps.js';

/** What somebody decided of a count. */
interface Decided {
  readonly status: string;
  readonly figure?: unknown;
}

/** What a vintage is not in the way of: a decision that was refused because of what the count is. */
const REFUSED = [403, 404, 409, 412, 422];

/** Somebody who decides beside the series, and remembers which decisions have to stand. */
export class Analyst {
  /** Quantities in which something is said that the series do not say. */
  readonly touched = new Set<string>();
  private readonly decided = new Map<string, Decided>();

  constructor(private readonly ledger: SeriesLedger) {}

  async act(act: Act): Promise<void> {
    const id = this.idOf(act);
    const answer = await expectStatus(this.send(act, id, await this.count(id)), 201, ...REFUSED);
    if (answer.status !== 201) return;
    this.touched.add(quantityOf('killed', act.day, act.sex));
    const { figureRevision, status, figure, claims } = await this.count(id);
    if (figureRevision !== answer.body.revision) return;
    const adopted = (claims as { adopted: boolean; seriesId: string | null }[]).find((one) => one.adopted);
    if (status === 'active' && adopted?.seriesId !== null) this.decided.delete(id);
    else this.decided.set(id, { status, figure });
  }

  /** What was decided is in force, whatever series said since. */
  async expectDecisions(): Promise<void> {
    for (const [id, decided] of this.decided) {
      const { status, figure } = await this.count(id);
      expect({ id, status, figure }).toEqual({ id, ...decided });
    }
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what was answered
  private async count(id: string): Promise<any> {
    return (await expectStatus(this.ledger.client.get(`/v1/casualty-counts/${id}`), 200, 404)).body;
  }

  private send(act: Act, id: string, count: { revision?: number; claims?: { revision: number }[] }) {
    const { client, situationId, analystId } = this.ledger;
    const { revision: ifMatch = 0, claims = [] } = count;
    const statement = { sourceId: analystId, statedAt: act.statedAt };
    const figure = { best: act.killed };
    const why = { cause: 'verified', reason: 'We have looked' };
    const claim = claims[act.which % Math.max(claims.length, 1)]?.revision ?? 0;
    const post = (path: string, body: object): Promise<Answer> =>
      client.post(`/v1/casualty-counts${path}`, body, { ifMatch });
    switch (act.do) {
      case 'report': {
        const subject = { type: 'situation', id: situationId };
        const quantity = { subject, measure: 'killed', group: groupOf(act.sex), period: periodOf(act.day) };
        return post('', { ...quantity, figure, statement });
      }
      case 'amend':
        return post(`/${id}/amendments`, { figure, ...why, statement, corrects: act.corrects ? 0 : null });
      case 'retract':
        return post(`/${id}/retraction`, { ...why, statement });
      case 'claim':
        return post(`/${id}/claims`, { figure, statement });
      case 'adopt':
        return post(`/${id}/claims/${claim}/adoption`, { reason: 'We take this one' });
      case 'takeBack':
        return post(`/${id}/claims/${claim}/retraction`, { ...why, statement });
    }
  }

  private idOf({ day, sex }: Act): string {
    return countId({
      family: 'casualty',
      subject: { type: 'situation', id: this.ledger.situationId },
      measure: 'killed',
      group: groupOf(sex),
      period: periodOf(day),
    });
  }
}
