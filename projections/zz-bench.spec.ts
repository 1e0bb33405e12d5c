import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, readdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { MemoryEventStore } from '../src/event-store/memory/index.js';
import { ReadModel } from '../src/projection-runtime/read-model.js';
import { ProjectionRunner } from '../src/projection-runtime/runner.js';
import { PROJECTIONS } from './index.js';
import {
  activeBefore,
  countAmended,
  countReported,
  strikeReported,
  strikeDetails,
} from '../test/support/read-models/facts.js';
import { best, OFFICIALS, statement } from '../test/support/samples.js';
import { QUIET } from '../test/support/read-models/logs.js';
it('bench', async () => {
  const log = new MemoryEventStore();
  await log.open();
  const meta = { actor: 'a', command: 'X', addressed: null, key: null, members: null };
  for (let i = 0; i < 10000; i++) {
    const s = randomUUID(),
      c = randomUUID();
    const put = (stream: string, type: string, data: any) =>
      log.append(
        stream,
        [
          {
            id: randomUUID(),
            type,
            data,
            metadata: { ...meta, key: randomUUID(), members: { a: 'b'.repeat(64) } } as any,
          },
        ],
        'any',
      );
    const said = statement(OFFICIALS, '2025-10-22T06:00:00.000Z');
    await put(
      `ledger-strike-${s}`,
      'conflict-ledger.strike-reported.v1',
      strikeReported({ details: strikeDetails(), statement: said }).data,
    );
    await put(
      `ledger-casualty-count-${c}`,
      'conflict-ledger.casualty-count-reported.v1',
      countReported({ subject: { type: 'strike', id: s }, figure: best(5), statement: said }).data,
    );
    for (let k = 0; k < 3; k++)
      await put(
        `ledger-casualty-count-${c}`,
        'conflict-ledger.casualty-count-amended.v1',
        countAmended({
          figure: best(6 + k),
          before: activeBefore(k, best(5)),
          statement: said,
          effectiveAt: '2025-10-22T06:00:00.000Z',
        }).data,
      );
  }
  const dir = process.env['MEM'] ? null : mkdtempSync('/tmp/bench-');
  const model = new ReadModel(dir, PROJECTIONS, QUIET);
  const runner = new ProjectionRunner(log, model, QUIET);
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  const cpu0 = process.cpuUsage();
  const t0 = performance.now();
  await runner.start();
  await runner.caughtUp();
  const t = performance.now() - t0;
  const cpu = process.cpuUsage(cpu0);
  const { profile } = (await session.post('Profiler.stop')) as any;
  const self = new Map<string, number>();
  const dt = profile.timeDeltas as number[];
  const byId = new Map(profile.nodes.map((n: any) => [n.id, n]));
  profile.samples.forEach((id: number, i: number) => {
    const n: any = byId.get(id);
    const k = `${n.callFrame.functionName} ${n.callFrame.url.split('/').slice(-2).join('/')}:${n.callFrame.lineNumber}`;
    self.set(k, (self.get(k) ?? 0) + dt[i]!);
  });
  console.log(
    `${runner.sequence} events in ${t.toFixed(0)} ms = ${((runner.sequence / t) * 1000).toFixed(0)}/s cpu user ${cpu.user / 1000} sys ${cpu.system / 1000} ${dir ? readdirSync(dir).map((f) => f + ':' + statSync(dir + '/' + f).size) : ''}\n` +
      [...self]
        .sort((a, b) => b[1] - a[1])
        .slice(0, 18)
        .map(([k, v]) => `${(v / 1000).toFixed(0)} ms ${k}`)
        .join('\n'),
  );
  await runner.stop();
  if (dir) rmSync(dir, { recursive: true });
}, 600000);
