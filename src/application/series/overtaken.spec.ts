import { randomUUID } from 'node:crypto';
import { type InProcessLedger, startInProcessLedger } from '../../../test/support/in-process-ledger.js';
import { NOTHING_COMMON, seriesDetails, statement } from '../../../test/support/samples.js';
import { MemoryEventStore } from '../../event-store/memory/memory-event-store.js';
import { type EventStore, LogUnavailableError } from '../../event-store/port/index.js';
import type { CommandContext } from '../commands/command-context.js';
import { DefineSeries, OpenSituation, RegisterSource } from '../commands/commands.js';
import { PutVintage } from './put-vintage.js';

const [SOURCE, SITUATION, SERIES] = [randomUUID(), randomUUID(), randomUUID()];
const context: CommandContext = {
  command: 'PutVintage',
  actor: { id: 'rita', role: 'reviewer' },
  key: null,
  members: {},
  ifMatch: null,
};
const put = () =>
  new PutVintage(context, SERIES, {
    ...NOTHING_COMMON,
    bytes: Buffer.from('[{"date": "2023-10-07", "hurt": 3}]'),
    format: 'json',
    statedAt: '2024-01-01',
    url: null,
    cause: null,
  });

const log = new MemoryEventStore();
let one: InProcessLedger;
let other: InProcessLedger;

beforeAll(async () => {
  [one, other] = [await startInProcessLedger(log), await startInProcessLedger(log)];
  const source = { name: 'A ministry', kind: 'ministry', country: null, reliability: null, url: null };
  await one.commands.execute(new RegisterSource(context, SOURCE, { ...source, ...NOTHING_COMMON }));
  const place = { name: null, country: 'PS', admin1: null, point: null, precision: 'country' as const };
  const situation = { title: 'Gaza', kind: 'war', place, since: null };
  await one.commands.execute(
    new OpenSituation(context, SITUATION, {
      details: situation,
      statement: statement(SOURCE, '2023-10-07'),
      ...NOTHING_COMMON,
    }),
  );
  const details = seriesDetails({
    situationId: SITUATION,
    sourceId: SOURCE,
    columns: {},
    otherColumns: 'define',
    dating: 'occurred',
  });
  await one.commands.execute(new DefineSeries(context, SERIES, { details, ...NOTHING_COMMON }));
});
afterAll(async () => {
  await one.close();
  await other.close();
});
afterEach(() => jest.restoreAllMocks());

it('what another node began meanwhile and left is gone on with, by the measures that it defined', async () => {
  const [read, append] = [log.readStream.bind(log), log.append.bind(log)];
  // While this node looks whether there is a measure, the other one opens the vintage, defines it, and loses the log.
  const reading = jest.spyOn(log, 'readStream');
  reading.mockImplementation(async (...asked: Parameters<EventStore['readStream']>) => {
    if (asked[0].startsWith('ledger-measure-')) {
      reading.mockImplementation(read);
      const appending = jest.spyOn(log, 'append');
      appending.mockImplementation((stream, ...rest) =>
        stream.startsWith('ledger-casualty')
          ? Promise.reject(new LogUnavailableError('gone'))
          : append(stream, ...rest),
      );
      await expect(other.commands.execute(put())).rejects.toThrow(LogUnavailableError);
      appending.mockRestore();
    }
    return read(...asked);
  });
  const { answer } = await one.commands.execute(put());
  expect(answer).toMatchObject({ vintage: 1, cells: 1, reported: 1 });
  const { events } = await log.readAll({ limit: 100 });
  const measures = events.filter(({ type }) => type.includes('measure-defined'));
  const cells = events.filter(({ stream }) => stream.startsWith('ledger-casualty'));
  expect(measures.map(({ data }) => data['code'])).toEqual(['daily_hurt']);
  expect(cells.map(({ data }) => data['measure'])).toEqual(['daily_hurt']);
});
