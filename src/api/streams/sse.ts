/** Server-Sent Events, as the HTML standard has them. */
export const EVENT_STREAM = 'text/event-stream; charset=utf-8';

/** How long a client waits before it connects again, in milliseconds. */
const RETRY_MS = 2_000;

/** What a stream begins with: it says to a proxy that there is an answer, and to a client when to come back. */
export const GREETING = Buffer.from(`retry: ${RETRY_MS}\n\n`);

/** An item, with the sequence that a client resumes after. @param json of one line, as JSON always can be */
export function itemBlock(sequence: number, json: string): string {
  return `id: ${sequence}\ndata: ${json}\n\n`;
}

/** Nothing to see, and where to resume all the same: it moves the client's position and reaches no listener. */
export function markBlock(sequence: number): Buffer {
  return Buffer.from(`: heartbeat\nid: ${sequence}\n\n`);
}

/** Why a stream ends, for whoever reads it: clients connect again by themselves. */
export function farewell(reason: string): Buffer {
  return Buffer.from(`: closed: ${reason}\n\n`);
}
