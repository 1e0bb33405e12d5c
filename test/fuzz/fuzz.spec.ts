import { killRemainingLedgers } from '../support/ledger-process.js';
import { testSeed } from '../support/random.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';
import { aftermath } from './aftermath.js';
import { runFuzz } from './fuzz-run.js';
import { startForFuzz } from './start-for-fuzz.js';

const REQUESTS = Number(process.env['LEDGER_FUZZ_REQUESTS'] ?? 800);
const SEED = testSeed();

// First, so that nobody writes in the directory any more when it goes.
afterEach(killRemainingLedgers);
const directory = useTemporaryDirectory();

test(
  `whatever is sent, the ledger answers as it says and goes on (LEDGER_TEST_SEED=${SEED} LEDGER_FUZZ_REQUESTS=${REQUESTS})`,
  async () => {
    const ledger = await startForFuzz(directory());
    const result = await runFuzz(ledger, { requests: REQUESTS, seed: SEED });
    expect(result.findings).toEqual([]);
    expect((await aftermath(ledger, directory(), result)).problems).toEqual([]);
    // What is refused looks like what is broken: requests that are whole have to get through.
    expect(result.tally.taken).toBeGreaterThan(0.5);
  },
  120_000 + REQUESTS * 200,
);
