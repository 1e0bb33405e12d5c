import { get } from 'node:http';
import type { FuzzAnswer } from './answer-rules.js';
import type { FuzzRequest } from './request.js';

/** So much of a stream is read before it is dropped, in milliseconds. */
const READ_MS = 60;

/** Opens a stream, reads it for a while, and drops it. @returns the answer, or an error where there is none */
export async function openStream(
  url: string,
  { url: path, headers }: FuzzRequest,
): Promise<FuzzAnswer | Error> {
  const { promise, resolve } = Promise.withResolvers<FuzzAnswer | Error>();
  const { hostname: host, port } = new URL(url);
  const begun = performance.now();
  const asked = get({ host, port, path, headers: { ...headers } as Record<string, string>, agent: false });
  asked.on('error', resolve);
  asked.on('response', (answer) => {
    let text = '';
    const done = () => {
      asked.destroy();
      resolve({
        status: answer.statusCode ?? 0,
        headers: answer.headers,
        text,
        ms: performance.now() - begun,
      });
    };
    answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    answer.on('end', done).on('error', done);
    if (answer.statusCode === 200) setTimeout(done, READ_MS);
  });
  return promise;
}

/** What is wrong with the blocks of a stream: their ids ascend, and what they hold is JSON. */
export function streamComplaints(text: string): string[] {
  const blocks = text.split('\n\n').slice(0, -1);
  const ids = blocks.flatMap((block) => /^id: (\d+)$/m.exec(block)?.[1] ?? []).map(Number);
  const items = blocks.flatMap((block) => /^data: (.*)$/m.exec(block)?.[1] ?? []);
  return [
    ...(ids.some((id, at) => at > 0 && id <= (ids[at - 1] ?? 0)) ? [`ids do not ascend: ${ids.join()}`] : []),
    ...items.flatMap((item) => (isJson(item) ? [] : [`no JSON: ${item.slice(0, 200)}`])),
  ];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
