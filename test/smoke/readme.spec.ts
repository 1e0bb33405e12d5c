import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { runLedger } from '../support/ledger-command.js';
import { ServedLedger, stopServedLedgers } from '../support/served-ledger.js';
import { missingOf } from '../support/missing-programs.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

const run = promisify(execFile);
const COMMAND = resolve('dist/src/cli/main.js');
const EXAMPLE = resolve('dist/examples/night-of-2025-10-22/main.js');
const README = readFileSync('README.md', 'utf8');

/** What the README shows between two marks. */
function shownOutput(of: string): string {
  const marked = new RegExp(`<!-- ${of}:begin -->\\s*\`\`\`text\\n([\\s\\S]*?)\`\`\`\\s*<!-- ${of}:end -->`);
  const [, shown] = marked.exec(README) ?? [];
  return shown ?? `the README shows no output of ${of}`;
}

describe('the example of the README', () => {
  afterEach(stopServedLedgers);

  it('prints what the README shows, and changes nothing when it is run again', async () => {
    const ledger = await ServedLedger.start();
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
    const [, count] = /npx ledger history (\S+)/.exec(README) ?? [];
    const history = await runLedger(['history', count ?? 'none'], { env: { LEDGER_URL: ledger.url } });
    expect(history).toEqual({ code: 0, stdout: shownOutput('history'), stderr: '' });
  });
});

describe('the commands that the README gives', () => {
  const directory = useTemporaryDirectory();
  let receiver: WebhookReceiver;
  beforeEach(async () => (receiver = await WebhookReceiver.start()));
  afterEach(async () => {
    await receiver.die();
    await stopServedLedgers();
  });

  const isTried = missingOf(['bash', 'curl', 'git'], 'the commands of the README').length === 0;
  (isTried ? it : it.skip)('do what it says of them, in its order', async () => {
    // So that it makes a key, and delivers to this machine.
    const settings = { adminKey: null, webhookPrivateTargets: true };
    const ledger = await ServedLedger.startIn(join(directory(), 'data'), settings);
    const script = scriptOf(commandsGiven(), ledger.url, receiver.url);
    // Of git it has no settings but those that the README gives.
    const bare = { HOME: directory(), GIT_CONFIG_NOSYSTEM: '1' };
    const env = { ...process.env, ...bare, LEDGER_PORT: new URL(ledger.url).port };
    const { stdout } = await run('bash', ['-c', script], { cwd: directory(), env });
    const blocks = stdout.split(END).map(answersIn);
    const [reported, amended, atOnce, defined, committed, tried, reread, ...later] = blocks;
    const [exported, followed, registered, looked, issued, ...others] = later;

    // Another block of commands has its answers looked at too.
    expect(others).toEqual([]);
    expect(reported).toMatchObject([{ sequence: 1 }, { sequence: 2 }]);
    expect(amended).toMatchObject([
      { revision: 1, sequence: 4 },
      { figure: { best: 7 }, revision: 1 },
      { figure: { low: 6, best: null, asStated: 'at least six' }, revision: 0 },
      { items: [{ reason: null }, { cause: 'developed', reason: 'One of the injured died' }] },
    ]);
    expect(atOnce).toMatchObject([
      { line: 1, status: 201 },
      { line: 2, status: 201 },
    ]);
    expect(defined).toMatchObject([
      { sequence: 7 },
      '0199f0e0-1111-7000-8000-000000000004  revision 0, sequence 8',
    ]);
    expect(`${committed?.join('\n')}\n`).toBe(shownOutput('git'));
    expect(`${tried?.join('\n')}\n`).toBe(shownOutput('dry-run'));
    const [table, listed] = reread?.slice(-2) ?? [];
    expect(reread).toEqual(
      expect.arrayContaining([`ledger-state-sha256: ${STATE_OF_FIRST}`, ...TOWN_FIRST.trimEnd().split('\n')]),
    );
    expect(table).toEqual([
      { date: '2025-10-21', killed: 1, injured: 5 },
      { date: '2025-10-22', killed: 7, injured: 12 },
    ]);
    expect(listed).toMatchObject({ items: [{ vintage: 1, stateSha256: STATE_OF_FIRST }, { vintage: 2 }] });
    const revisions = readFileSync(join(directory(), 'revisions.csv'), 'utf8').trimEnd().split('\r\n');
    expect(revisions).toHaveLength(1 + 4 + 3);
    expect(exported).toEqual([]);
    const files = readdirSync(directory());
    expect(files).toEqual(
      expect.arrayContaining(['changes.parquet', expect.stringMatching(/^casualty-counts-\d+\.csv$/)]),
    );
    expect(followed).toMatchObject([{ sequence: 3, measure: 'killed', figure: { low: 6 } }]);
    expect(registered).toMatchObject([{ secret: expect.stringMatching(/^whsec_/) }]);
    expect(looked).toMatchObject([
      { state: 'active', lag: expect.any(Number), lastFailure: null },
      { items: [] },
      { after: 3 },
    ]);
    await receiver.until(() => receiver.sequences.length === 3, 'the deliveries');
    expect(receiver.sequences).toEqual([3, 4, 6]);
    expect(issued).toMatchObject([{ actor: 'ana', role: 'analyst', secret: expect.any(String) }]);
  });
});

/** As it was committed first. */
const TOWN_FIRST = 'date,killed,injured\n2025-10-21,1,4\n2025-10-22,6,NA\n';
/** As the README says how it is reckoned. */
const STATE_OF_FIRST = createHash('sha256')
  .update('2025-10-21\tinjured\t4\n2025-10-21\tkilled\t1\n')
  .update('2025-10-22\tinjured\tnull\n2025-10-22\tkilled\t6\n')
  .digest('hex');

/** What ends the answers to one block of commands. */
const END = '--- the next ---\n';

/** The blocks of the README that speak to a running ledger. */
function commandsGiven(): string[] {
  return [...README.matchAll(/```sh\n([\s\S]*?)```/g)]
    .map(([, block = '']) => block)
    .filter((block) => /^(post|curl|npx ledger (series|vintage)) /m.test(block));
}

/** One script of all blocks, as somebody would run them who reads what comes back. */
function scriptOf(blocks: readonly string[], ledger: string, receiver: string): string {
  const said = blocks.map((block) =>
    block
      .replaceAll('http://127.0.0.1:8080', ledger)
      .replaceAll('https://example.org/hook', receiver)
      // It would follow for ever.
      .replace(/^curl -N (.*)$/m, "grep -m 1 '^data: ' < <(curl -sN $1 2> /dev/null)")
      // The README has its reader take the id from the answer.
      .replace(
        /^post \/webhooks .*$/m,
        'ANSWER=$($&); echo "$ANSWER"; ID=$(cut -d \'"\' -f 4 <<< "$ANSWER")',
      ),
  );
  // As a terminal shows it: what the command says of its run, too.
  const npx = `npx() { echo; shift; '${process.execPath}' '${COMMAND}' "$@" 2>&1; }\n`;
  return 'set -eu -o pipefail\n' + npx + said.join(`\nprintf '\\n%s' '${END}'\n`);
}

/** The answers of one block: they follow each other without a space, or line by line. What is not JSON is text. */
function answersIn(text: string): unknown[] {
  const lines = text
    .replace(/([}\]])(?=[[{])/g, '$1\n')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  return lines.map((line) => {
    const [, json] = /^(?:data: )?([[{].*)$/.exec(line) ?? [];
    return json === undefined ? line : (JSON.parse(json) as unknown);
  });
}
