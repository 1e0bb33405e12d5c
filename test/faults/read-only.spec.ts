import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { verifyFolder } from '../../src/maintenance/verify-folder.js';
import { AmendingClients } from '../support/amending-clients.js';
import { lotsOf, SEED } from '../support/fault-rounds.js';
import { judge } from '../support/judge.js';
import { ServedLedger, stopServedLedgers } from '../support/served-ledger.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { reportScene } from '../support/scene.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';

const ROUND = { seed: SEED, faults: 2 };
const NOBODY = '65534';
const isRoot = process.getuid?.() === 0;
/** Rights do not bind the superuser: then the ledger runs as somebody else. */
const under = isRoot ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : [];
const canTry =
  process.platform !== 'win32' &&
  (!isRoot || spawnSync(under[0] ?? '', [...under.slice(1), process.execPath, '--version']).status === 0);
if (!canTry)
  process.stderr.write('\nNOT RUN: a folder that is read-only: there is no user here that it binds\n');

(canTry ? describe : describe.skip)('a folder that is read-only', () => {
  afterEach(killRemainingLedgers);
  afterEach(stopServedLedgers);
  // Before the directory is removed.
  afterEach(() => setRights(data(), 0o755, 0o644));
  const directory = useTemporaryDirectory();
  const data = () => join(directory(), 'data');
  // The folder above is for its owner alone as it is made.
  beforeEach(() => chmodSync(directory(), 0o755));

  test('is named at start, with the log in it or without, and the log stays as it was', async () => {
    const ledger = await ServedLedger.startIn(data());
    const scene = await reportScene(ledger.http);
    const clients = new AmendingClients(scene, 'all', lotsOf(ROUND), 4);
    await clients.send(ledger.http, () => clients.acknowledged.length >= 10);
    await ledger.stop();

    setRights(data(), 0o555, 0o444);
    await expectRefused('cannot be made or written', data());
    // Only what is in it is.
    chmodSync(data(), 0o777);
    await expectRefused('cannot be made or written', join(data(), 'ledger.db'));

    setRights(data(), 0o755, 0o644);
    const again = await ServedLedger.startIn(data());
    const verified = () => verifyFolder(data());
    await judge(again.http, { fault: 'read-only folder', round: ROUND, scene, clients: [clients], verified });
  });

  async function expectRefused(...words: readonly string[]): Promise<void> {
    const error = await LedgerProcess.start({ dataDirectory: data(), under }).then(
      () => null,
      (thrown: Error) => thrown,
    );
    for (const word of [...words, 'LEDGER_DATA_DIR']) expect(error?.message).toContain(word);
    expect(error?.message).toContain('ended with 1 before it listened');
  }
});

function setRights(folder: string, ofFolders: number, ofFiles: number): void {
  // Folders that are to be entered are opened first.
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) setRights(path, ofFolders, ofFiles);
    else chmodSync(path, ofFiles);
  }
  chmodSync(folder, ofFolders);
}
