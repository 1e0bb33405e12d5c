import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Child } from '../support/child-program.js';
import { ServedLedger, stopServedLedgers } from '../support/served-ledger.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { missingOf } from '../support/missing-programs.js';
import { MovingFigure } from '../support/moving-figure.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';

const CLIENTS = [
  { name: 'bash and curl', command: ['bash', 'examples/follow/follow.sh'], needs: ['bash', 'curl'] },
  { name: 'Python', command: ['python3', 'examples/follow/follow.py'], needs: ['python3'] },
  { name: 'Node', command: [process.execPath, 'examples/follow/follow.mjs'], needs: [] },
];

/** A curl whose shell was killed ends when it is sent something. */
const HEARTBEAT_MS = 300;

const missing = missingOf(
  CLIENTS.flatMap(({ needs }) => needs),
  'the clients',
);
const present = CLIENTS.filter(({ needs }) => !needs.some((program) => missing.includes(program)));

describe('the worked clients of the stream', () => {
  const running: Child[] = [];
  // First, so that nobody writes in the directory any more when it goes.
  afterEach(async () => {
    await Promise.all(running.splice(0).map((child) => child.kill()));
    await killRemainingLedgers();
    await stopServedLedgers();
  });
  const directory = useTemporaryDirectory();

  const begin = (url: string): Child[] => {
    const children = present.map(({ command: [program = '', ...args] }, index) => {
      const env = { PATH: process.env['PATH'] ?? '', LEDGER_URL: url };
      return new Child(spawn(program, [...args, join(directory(), `position-${index}`)], { env }));
    });
    running.push(...children);
    return children;
  };
  const sequencesOf = ({ lines }: Child) => lines.map((line) => Number(line.split(' ')[0]));
  const lastPrinted = async (child: Child, sequence: number | undefined) => {
    for (let lines = 1; sequencesOf(child).at(-1) !== sequence; lines += 1) await child.printed(lines);
  };
  const allPrinted = (children: readonly Child[], count: number) =>
    Promise.all(children.map((child) => child.printed(count)));

  test(`(${present.map(({ name }) => name).join('; ')}) go on through a crash of the ledger and their own`, async () => {
    const dataDirectory = join(directory(), 'data');
    const env = { LEDGER_HEARTBEAT_MS: String(HEARTBEAT_MS) };
    const ledger = await LedgerProcess.start({ dataDirectory, env });
    const { url, adminKey } = ledger;
    const figure = await MovingFigure.report(ledger.http);
    await figure.move(ledger.http, 2);
    const children = begin(url);
    await allPrinted(children, 3);

    await ledger.kill('SIGKILL');
    const port = Number(new URL(url).port);
    const { http } = await ServedLedger.startIn(dataDirectory, { port, adminKey, heartbeatMs: HEARTBEAT_MS });
    await figure.move(http, 2);
    await allPrinted(children, 5);
    for (const child of children) expect(sequencesOf(child)).toEqual(figure.sequences);

    await Promise.all(running.splice(0).map((child) => child.kill()));
    await figure.move(http, 1);
    const again = begin(url);
    await Promise.all(again.map((child) => lastPrinted(child, figure.sequences.at(-1))));
    // What was printed last, a chunk at most, may not have been remembered when the client was killed.
    for (const child of again)
      expect(figure.sequences.slice(-3)).toEqual(expect.arrayContaining(sequencesOf(child)));
  });
});
