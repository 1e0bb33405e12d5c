import { request } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { EventStream } from '../support/event-stream.js';
import { sourceBody } from '../support/bodies.js';
import { ServedLedger, stopServedLedgers } from '../support/served-ledger.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';
import { askUntil } from '../support/until.js';

const directory = useTemporaryDirectory();
// First, so that nobody writes in the directory any more when it goes.
afterEach(killRemainingLedgers);
afterEach(stopServedLedgers);

const start = (env: Record<string, string> = {}) => LedgerProcess.start({ dataDirectory: directory(), env });

interface LineAnswer {
  readonly line: number;
  readonly status: number;
  readonly id?: string;
}

/** Sends command after command in one request, each when the one before it is answered, until no more is taken. */
async function sendUntilItEnds(
  node: LedgerProcess,
  onAnswer: (answers: number) => void,
): Promise<LineAnswer[]> {
  const stream = request(`${node.url}/v1/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${node.adminKey}` },
  });
  stream.on('error', () => undefined);
  const send = () => stream.write(`${JSON.stringify({ command: 'RegisterSource', body: sourceBody() })}\n`);
  for (let ahead = 0; ahead < 20; ahead += 1) send();
  const [response] = (await once(stream, 'response')) as [NodeJS.ReadableStream];
  const answers: LineAnswer[] = [];
  for await (const line of createInterface({ input: response })) {
    answers.push(JSON.parse(line) as LineAnswer);
    onAnswer(answers.length);
    send();
  }
  return answers;
}

describe('a node that is told to stop', () => {
  test('answers every line that it has begun, says which one it has not, and has what it acknowledged', async () => {
    const node = await start();
    const answers = await sendUntilItEnds(node, (count) => {
      if (count === 30) void node.kill('SIGTERM');
    });
    expect(await node.exited).toEqual({ code: 0, signal: null });
    const [last, acknowledged] = [answers.at(-1), answers.slice(0, -1)];
    expect(acknowledged.length).toBeGreaterThanOrEqual(30);
    expect(acknowledged.map(({ line, status }) => [line, status])).toEqual(
      acknowledged.map((_, index) => [index + 1, 201]),
    );
    expect(last).toMatchObject({ line: answers.length, status: 503 });
    const again = await ServedLedger.startIn(directory());
    const { items } = (await again.http.get('/sources?limit=1000')).json<{ items: { id: string }[] }>();
    expect(items.map(({ id }) => id).sort()).toEqual(acknowledged.map(({ id }) => id).sort());
  });

  test('ends streams with a reason and with when to come back, and its process with 0', async () => {
    const node = await start();
    const stream = await EventStream.open(`${node.url}/v1/events/stream`);
    await node.http.post('/sources', sourceBody());
    await stream.until(() => stream.items.length === 1);
    expect(await node.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    await stream.ended;
    expect(stream.comments.at(-1)).toContain('this node stops');
  });

  test('says first that it is not ready, and takes what comes meanwhile', async () => {
    const node = await start({ LEDGER_DRAIN_MS: '600000' });
    void node.kill('SIGTERM');
    const ready = async () => {
      const answer = await fetch(`${node.url}/health/ready`);
      return { status: answer.status, body: (await answer.json()) as { reasons: { code: string }[] } };
    };
    const { body } = await askUntil(ready, ({ status }) => status === 503);
    expect(body.reasons.map(({ code }) => code)).toEqual(['stopping']);
    expect((await node.http.post('/sources', sourceBody())).status).toBe(201);
    // Told again, it is meant.
    expect(await node.kill('SIGTERM')).toEqual({ code: 1, signal: null });
  });

  test('cuts off what does not end in time, and ends with 0 all the same', async () => {
    const node = await start({ LEDGER_SHUTDOWN_MS: '500' });
    const { hostname, port } = new URL(node.url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    const closed = once(socket, 'close');
    const head = `POST /v1/sources HTTP/1.1\r\nhost: ledger\r\nauthorization: Bearer ${node.adminKey}\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{`;
    socket.write(head);
    // Its head has arrived once another connection, made after it, was answered.
    expect((await fetch(`${node.url}/health/live`)).status).toBe(200);
    expect(await node.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    await closed;
    expect(node.output).toContain('is cut off');
  });
});
