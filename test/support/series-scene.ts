import { EVENT_STORE, type EventStore, LogUnavailableError } from '../../src/event-store/port/index.js';
import { countId } from '../../src/ids/derived-ids.js';
import { seriesBody, situationBody, sourceBody } from './bodies.js';
import { type Answer, type Client, expectStatus } from './client.js';
import { LedgerApp } from './ledger-app.js';

/** A ledger, and in it a source that publishes tables about a situation: both new for each test. */
export class SeriesScene {
  ledger!: LedgerApp;
  admin!: Client;
  sourceId!: string;
  situationId!: string;

  async start(): Promise<void> {
    this.ledger = await LedgerApp.start();
    this.admin = this.ledger.admin;
  }

  async beginAnew(): Promise<void> {
    this.sourceId = (await this.admin.record('/v1/sources', sourceBody())).id;
    this.situationId = await this.situation();
  }

  readonly situation = async (): Promise<string> =>
    (await this.admin.record('/v1/situations', situationBody(this.sourceId))).id;

  readonly dailyTable = (members: object = {}) =>
    seriesBody(this.sourceId, this.situationId, { rows: ['', '/data'], ...members });

  readonly define = async (members?: object): Promise<string> =>
    (await this.admin.record('/v1/series', this.dailyTable(members))).id;

  readonly put = (series: string, day: number, rows: unknown, query = '', key?: string): Promise<Answer> => {
    const statedAt = `2024-01-${String(day).padStart(2, '0')}T12:00:00Z`;
    return this.admin.post(`/v1/series/${series}/vintages?statedAt=${statedAt}${query}`, rows, { key });
  };

  readonly taken = (series: string, day: number, rows: unknown, query = ''): Promise<Answer> =>
    expectStatus(this.put(series, day, rows, query), 201);

  readonly table = async (series: string, query = ''): Promise<object[]> =>
    (await expectStatus(this.admin.get(`/v1/series/${series}/table?${query}`), 200)).body;

  /** The id of the killed of a period. */
  readonly killedOn = (period: string | null, group = 'all'): string => {
    const subject = { type: 'situation', id: this.situationId } as const;
    return countId({ family: 'casualty', subject, measure: 'killed', group, period });
  };

  readonly count = async (period: string, query = ''): Promise<Answer['body']> =>
    (await this.admin.get(`/v1/casualty-counts/${this.killedOn(period)}?${query}`)).body;

  /** The sequence of the last event. */
  readonly head = async (): Promise<number> =>
    Number((await this.admin.get('/health/ready')).headers['ledger-sequence']);

  /** Sends a file while the log takes only so many cells. */
  async putCutOff(cells: number, series: string, rows: unknown): Promise<void> {
    const log = this.ledger.app.get<EventStore>(EVENT_STORE);
    const append = log.append.bind(log);
    let left = cells;
    const appending = jest.spyOn(log, 'append').mockImplementation(async (stream, ...rest) => {
      if (stream.startsWith('ledger-casualty') && left-- <= 0) throw new LogUnavailableError('gone');
      return append(stream, ...rest);
    });
    await expectStatus(this.put(series, 1, rows), 503);
    appending.mockRestore();
  }
}

/** One for the tests of a file. */
export function useSeriesScene(): SeriesScene {
  const scene = new SeriesScene();
  beforeAll(() => scene.start());
  afterAll(() => scene.ledger.stop());
  beforeEach(() => scene.beginAnew());
  return scene;
}
