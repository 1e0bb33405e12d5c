import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { runLedger } from '../support/ledger-command.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';

const run = promisify(execFile);
const EXAMPLE = resolve('dist/examples/night-of-2025-10-22/main.js');

/** What the README shows between two marks. */
function shownOutput(of: string): string {
  const marked = new RegExp(`<!-- ${of}:begin -->\\s*\`\`\`text\\n([\\s\\S]*?)\`\`\`\\s*<!-- ${of}:end -->`);
  const [, shown] = marked.exec(readFileSync('README.md', 'utf8')) ?? [];
  return shown ?? `the README shows no output of ${of}`;
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
    expect(first).toBe(shownOutput('example'));
    expect(await play()).toBe(
      first.replace('68 commands recorded, 0 known', '0 commands recorded, 68 known'),
    );
    const [, count] = /npx ledger history (\S+)/.exec(readFileSync('README.md', 'utf8')) ?? [];
    const history = await runLedger(['history', count ?? 'none'], { env: { LEDGER_URL: ledger.url } });
    expect(history).toEqual({ code: 0, stdout: shownOutput('history'), stderr: '' });
  });
});
