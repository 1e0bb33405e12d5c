import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyFolder } from '../../src/maintenance/verify-folder.js';
import { AmendingClients } from '../support/amending-clients.js';
import { faultRounds, type FaultRound, lotsOf, ROUND_NAME, SEED } from '../support/fault-rounds.js';
import { expectStatus, type LedgerHttp } from '../support/http.js';
import { judge } from '../support/judge.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { reportScene } from '../support/scene.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';
import { feed, headOf } from '../support/whole-ledger.js';

const CLIENTS = 8;
/** Between two jumps, at most. */
const MOST_ACKNOWLEDGED = 40;
const MOST_JUMPS = 20;
/** So that some jumps are forward, and some back behind where the ledger began. */
const JUMPS_BY_ITSELF = 4;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const TIMEOUT_MS = 600_000;

/** A clock that is as many milliseconds off as a file says. */
const CLOCK = `
  const { readFileSync } = require('node:fs');
  const { Date: RealDate } = globalThis;
  const off = () => Number(readFileSync(process.env.CLOCK_IS_OFF_BY, 'utf8'));
  globalThis.Date = class Date extends RealDate {
    constructor(...given) {
      if (given.length === 0) super(RealDate.now() + off());
      else super(...given);
    }
    static now() {
      return RealDate.now() + off();
    }
  };`;

describe(`a clock that jumps (LEDGER_TEST_SEED=${SEED})`, () => {
  // First, so that nobody writes in the directory any more when it goes.
  afterEach(killRemainingLedgers);
  const directory = useTemporaryDirectory();

  test.each(faultRounds(MOST_JUMPS))(
    `no event is recorded before an earlier one, and recorded times lead where sequences do ${ROUND_NAME}`,
    (round) => playRound(directory(), round),
    TIMEOUT_MS,
  );
});

async function playRound(directory: string, { seed, faults }: FaultRound): Promise<void> {
  const round = { seed, faults: Math.max(faults, JUMPS_BY_ITSELF) };
  const random = lotsOf(round);
  const [dataDirectory, program, offBy] = ['data', 'clock.cjs', 'off-by'].map((name) =>
    join(directory, name),
  ) as [string, string, string];
  const setClock = (milliseconds: number) => writeFileSync(offBy, String(milliseconds));
  writeFileSync(program, CLOCK);
  setClock(0);
  const env = { NODE_OPTIONS: `--require ${program}`, CLOCK_IS_OFF_BY: offBy };
  const { http } = await LedgerProcess.start({ dataDirectory, env });
  const scene = await reportScene(http);
  const clients = new AmendingClients(scene, 'all', random, CLIENTS);
  for (let jumps = round.faults; jumps > 0; jumps -= 1) {
    const enough = clients.acknowledged.length + 1 + random.below(MOST_ACKNOWLEDGED);
    await clients.send(http, () => clients.acknowledged.length >= enough);
    setClock(random.below(2 * DAY_MS) - DAY_MS);
  }
  await clients.send(http, () => true);
  await expectTimesLeadWhereSequencesDo(http);
  await expectKeysToExpireByTheClock(http, setClock);
  const verified = () => verifyFolder(dataDirectory);
  await judge(http, { fault: 'clock that jumps', round, scene, clients: [clients], verified });
}

async function expectTimesLeadWhereSequencesDo(http: LedgerHttp): Promise<void> {
  const events = await feed(http, 0, await headOf(http));
  const times = events.map(({ time }) => Date.parse(time));
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  for (const time of new Set(times)) {
    const asOf = new Date(time).toISOString();
    const reply = expectStatus(await http.get(`/strikes?limit=1&asOf=${asOf}`), 200);
    const { sequence } = reply.json<{ asOf: { sequence: number } }>().asOf;
    expect({ asOf, sequence }).toEqual({ asOf, sequence: times.lastIndexOf(time) + 1 });
  }
}

async function expectKeysToExpireByTheClock(
  http: LedgerHttp,
  setClock: (milliseconds: number) => void,
): Promise<void> {
  setClock(0);
  const expiresAt = new Date(Date.now() + HOUR_MS).toISOString();
  const issued = expectStatus(
    await http.post('/keys', { actor: 'analyst-1', role: 'analyst', expiresAt }),
    201,
  );
  const { id, secret } = issued.json<{ id: string; secret: string }>();
  const statusAt = async (milliseconds: number) => {
    setClock(milliseconds);
    return (await http.as(secret).get('/sources?limit=1')).status;
  };
  expect([await statusAt(-DAY_MS), await statusAt(0), await statusAt(2 * HOUR_MS)]).toEqual([200, 200, 401]);
  // What was taken from somebody does not come back with the time.
  expectStatus(await http.delete(`/keys/${id}`), 204);
  expect([await statusAt(0), await statusAt(-DAY_MS)]).toEqual([401, 401]);
}
