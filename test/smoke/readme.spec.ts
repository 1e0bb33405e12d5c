import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';

const run = promisify(execFile);
const EXAMPLE = resolve('dist/examples/night-of-2025-10-22/main.js');

/** What the README shows between its two marks. */
function shownOutput(): string {
  const [, shown] =
    /<!-- example:begin -->\s*```text\n([\s\S]*?)```\s*<!-- example:end -->/.exec(
      readFileSync('README.md', 'utf8'),
    ) ?? [];
  return shown ?? 'the README shows no output of the example';
}

describe('the example of the README', () => {
  const directory = useTemporaryDirectory();
  afterEach(killRemainingLedgers);

  it('prints what the README shows, and changes nothing when it is run again', async () => {
    const ledger = await LedgerProcess.start({ dataDirectory: directory() });
    const env = { ...process.env, LEDGER_URL: ledger.url, LEDGER_KEY: ledger.adminKey };
    const play = async () => {
      const { stdout } = await run(process.execPath, [EXAMPLE], { env });
      return stdout.replace(ledger.url, 'http://127.0.0.1:8080');
    };
    const first = await play();
    expect(first).toBe(shownOutput());
    expect(await play()).toBe(
      first.replace('68 commands recorded, 0 known', '0 commands recorded, 68 known'),
    );
  });
});
