import { join } from 'node:path';
import { amendmentBody } from '../support/bodies.js';
import { alter } from '../support/damage.js';
import { describeWithEventStoreDb } from '../support/eventstoredb.js';
import { runLedger } from '../support/ledger-command.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { reportScene, type Scene } from '../support/scene.js';
import { useSharedDirectory } from '../support/temporary-directory.js';

/** The log may hold the events of other ledgers before: nothing here counts on an empty one. */
describeWithEventStoreDb('ledger verify of a node of EventStoreDB', (server) => {
  afterAll(killRemainingLedgers);
  const directory = useSharedDirectory();
  const folder = () => join(directory(), 'node');
  const env = () => ({
    LEDGER_LOG: 'eventstoredb',
    EVENTSTORE_URL: server.url,
    LEDGER_DATA_DIR: folder(),
  });
  let scene: Scene;
  /** Of the log as it was before anything of what follows. */
  let before: { digest: { sha256: string; events: number; sequence: number }; readModel: object };

  const verify = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await runLedger(['verify', '--json', ...args], { env: env() });
    if (stdout === '') throw new Error(`verify ended with ${code} and said: ${stderr}`);
    return { code, report: JSON.parse(stdout) };
  };
  const digestText = () => {
    const { events, sequence, sha256 } = before.digest;
    return `${events}:${sequence}:${sha256}`;
  };

  beforeAll(async () => {
    const node = await LedgerProcess.startNode(server.url, folder());
    scene = await reportScene(node.http);
    await node.kill('SIGTERM');
  });

  test('finds the log that nodes share whole, and the read model of this one equal to a rebuild', async () => {
    const { code, report } = await verify();
    expect([code, report]).toMatchObject([
      0,
      { whole: true, faults: 0, findings: [], readModel: { number: 1, sequence: report.sequence } },
    ]);
    expect(report.events).toBeGreaterThanOrEqual(scene.events);
    expect(report.readModel.rows).toBeGreaterThan(scene.events);
    expect(report.log).not.toContain('?');
    before = report;
  });

  test('holds what came since against the digest of before', async () => {
    const node = await LedgerProcess.startNode(server.url, folder());
    const path = `/casualty-counts/${scene.countIds[0]}/amendments`;
    await node.http.record(path, amendmentBody(scene.sourceId), { ifMatch: 0 });
    await node.kill('SIGKILL');
    const { code, report } = await verify('--against', digestText());
    expect([code, report]).toMatchObject([0, { whole: true, events: before.digest.events + 1 }]);
    const other = digestText().replace(/[0-9a-f]{64}$/, '0'.repeat(64));
    expect(await verify('--against', other)).toMatchObject({
      code: 1,
      report: { whole: false, findings: [{ check: 'digest' }] },
    });
  });

  test('names what this node would answer otherwise than its log says', async () => {
    const model = join(folder(), 'read-model', 'read-model-1.db');
    alter(
      model,
      `UPDATE source_entry SET actor = 'nobody' WHERE sequence = (SELECT max(sequence) FROM source_entry)`,
    );
    const { code, report } = await verify();
    expect([code, report]).toMatchObject([
      1,
      {
        whole: false,
        findings: [
          {
            check: 'read-model',
            table: 'source_entry',
            what: 'a fresh rebuild has another value of actor',
          },
        ],
      },
    ]);
    expect((await verify('--no-read-model')).report).toMatchObject({ whole: true });
  });

  test('says that a log out of reach cannot be verified, without its password', async () => {
    const url = 'esdb://somebody:a-password@127.0.0.1:1?tls=false';
    const { code, stdout, stderr } = await runLedger(['verify', '--json'], {
      env: { ...env(), EVENTSTORE_URL: url },
    });
    expect([code, stdout]).toEqual([4, '']);
    expect(stderr).toContain('127.0.0.1:1');
    expect(stderr).not.toContain('a-password');
  });
});
