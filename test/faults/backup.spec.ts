import { spawn } from 'node:child_process';
import { existsSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from '../../src/maintenance/manifest.js';
import { AmendingClients } from '../support/amending-clients.js';
import { runLedgerHere } from '../support/command-here.js';
import { COMMAND, runLedger } from '../support/ledger-command.js';
import { ServedLedger, stopServedLedgers } from '../support/served-ledger.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { Random, testSeed } from '../support/random.js';
import { registerSources } from '../support/rebuilding.js';
import { reportScene } from '../support/scene.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';
import { answersAbout, feedPages, headOf } from '../support/whole-ledger.js';

const SEED = testSeed();
const WRITERS = 8;
const SOURCES = 1_000;

describe(`backups while the ledger writes (LEDGER_TEST_SEED=${SEED})`, () => {
  // First, so that nobody writes in the directory any more when it goes.
  afterEach(killRemainingLedgers);
  afterEach(stopServedLedgers);
  const directory = useTemporaryDirectory();
  const data = () => join(directory(), 'data');
  const env = () => ({ LEDGER_DATA_DIR: data() });
  const run = (...args: readonly string[]) => runLedgerHere(args, { env: env() });
  /** Beside those who write: in this process it would keep them waiting. */
  const runBeside = (...args: readonly string[]) => runLedger(args, { env: env() });

  test('what is restored answers as the ledger did, and verifying keeps nobody waiting', async () => {
    const ledger = await LedgerProcess.start({ dataDirectory: data() });
    const scene = await reportScene(ledger.http);
    const clients = new AmendingClients(scene, 'all', new Random(SEED), WRITERS);
    let isEnough = false;
    const amending = clients.send(ledger.http, () => isEnough);

    const before = await headOf(ledger.http);
    const target = join(directory(), 'backup');
    expect(await runBeside('backup', target)).toMatchObject({ code: 0, stderr: '' });
    const verified = await runBeside('verify', '--against', target, '--json');
    const acknowledged = clients.acknowledged.length;
    isEnough = true;
    await amending;

    expect([verified.code, JSON.parse(verified.stdout).findings]).toEqual([0, []]);
    expect(JSON.parse(verified.stdout).readModel.rows).toBeGreaterThan(0);
    const { digest } = await readManifest(target);
    expect(digest.sequence).toBeGreaterThanOrEqual(before);
    // They wrote all the while.
    expect(scene.events + acknowledged).toBeGreaterThan(digest.sequence);

    const folder = join(directory(), 'restored');
    expect(await run('restore', target, '--data', folder)).toMatchObject({ code: 0 });
    const restored = await ServedLedger.startIn(folder);
    expect(await headOf(restored.http)).toBe(digest.sequence);
    expect(await answersAbout(restored.http, scene, digest.sequence)).toEqual(
      await answersAbout(ledger.http, scene, digest.sequence),
    );
    expect(await feedPages(restored.http, 0, digest.sequence)).toEqual(
      await feedPages(ledger.http, 0, digest.sequence),
    );
    await restored.stop();
    expect(await run('verify', folder)).toMatchObject({ code: 0 });
  });

  test('a backup that is killed leaves nothing under its name', async () => {
    const ledger = await ServedLedger.startIn(data());
    await registerSources(ledger.http, SOURCES);
    const target = join(directory(), 'backup');
    const child = spawn(process.execPath, [COMMAND, 'backup', target, '--data', data()], { stdio: 'ignore' });
    const exited = new Promise<string | null>((settle) =>
      child.once('close', (_code, signal) => settle(signal)),
    );
    const watching = watch(directory(), () => child.kill('SIGKILL'));
    const signal = await exited;
    watching.close();

    expect([signal, existsSync(target)]).toEqual(['SIGKILL', false]);
    expect(readdirSync(directory())).toContainEqual(expect.stringMatching(/^\.backup\.\d+\.part$/));
    expect(await run('backup', target)).toMatchObject({ code: 0 });
    expect(await run('verify', target)).toMatchObject({ code: 0 });
  });
});
