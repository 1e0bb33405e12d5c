import { createEventSource } from 'eventsource-client';
import { useEffect, useState } from 'preact/hooks';
import { addressOf, type Query } from '../address/address.js';
import type { Change } from './answers.js';
import { authorization } from './client.js';
import { useKey } from './session.js';

/** Whether changes arrive now, are waited for again, or nobody asked for them. */
export type Liveness = 'live' | 'connecting' | 'off';

export interface LiveChanges {
  /** The newest first, since it began. */
  readonly changes: readonly Change[];
  readonly liveness: Liveness;
}

/** So many are kept. */
const MOST = 500;

/**
 * Changes as the ledger records them. After a cut it goes on where it was, without a gap and without one twice.
 * @param after the last sequence that is known already; null asks nothing
 * @param filters of the feed of changes
 */
export function useLiveChanges(after: number | null, filters: Query): LiveChanges {
  const key = useKey();
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const [liveness, setLiveness] = useState<Liveness>('off');
  const question = addressOf('/v1/changes/stream', filters);
  useEffect(() => {
    setChanges([]);
    if (after === null) {
      setLiveness('off');
      return undefined;
    }
    setLiveness('connecting');
    const stream = createEventSource({
      url: question,
      headers: authorization(),
      initialLastEventId: String(after),
      fetch: fetchStream,
      onConnect: () => setLiveness('live'),
      onScheduleReconnect: () => setLiveness('connecting'),
      onMessage: ({ data }) => {
        // A position alone, past what the filters leave out.
        if (data === '') return;
        const change = JSON.parse(data) as Change;
        setChanges((before) => [change, ...before].slice(0, MOST));
      },
    });
    return () => stream.close();
  }, [after, question, key]);
  return { changes, liveness };
}

/** A refusal is tried again like a cut: a node that starts or stops refuses for a while. */
const fetchStream: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (!response.ok) throw new Error(`the stream was refused with ${response.status}`);
  return response;
};
