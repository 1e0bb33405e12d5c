import { expectStatus, type LedgerHttp } from './http.js';
import type { Scene } from './scene.js';

/** An event as the feed gives it. */
export interface FeedEvent {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly sequence: string;
  readonly revision: number;
  /** When it was recorded. */
  readonly time: string;
  readonly data: { readonly note?: string | null };
}

const PAGE = 500;

/** The sequence that this node has applied. */
export async function headOf(ledger: LedgerHttp): Promise<number> {
  const reply = expectStatus(await ledger.get('/events?limit=1'), 200);
  return Number(reply.headers.get('ledger-sequence'));
}

/** The texts of the feed's pages, from after one sequence up to another. */
export async function feedPages(ledger: LedgerHttp, after: number, upTo: number): Promise<string[]> {
  const pages: string[] = [];
  for (let from = after; from < upTo;) {
    const reply = await ledger.get(`/events?after=${from}&limit=${PAGE}&asOfSequence=${upTo}`);
    const page = expectStatus(reply, 200);
    pages.push(page.text);
    const { upTo: reached } = page.json<{ upTo: number }>();
    if (reached <= from) throw new Error(`the feed does not go on after ${from}: ${page.text}`);
    from = reached;
  }
  return pages;
}

/** The events from after one sequence up to another. */
export async function feed(ledger: LedgerHttp, after: number, upTo: number): Promise<FeedEvent[]> {
  const pages = await feedPages(ledger, after, upTo);
  return pages.flatMap((page) => (JSON.parse(page) as { items: FeedEvent[] }).items);
}

/** What the ledger answers about a scene as of a sequence, by path, to be compared byte for byte. */
export async function answersAbout(
  ledger: LedgerHttp,
  { strikeId, sourceId, countIds }: Scene,
  sequence: number,
): Promise<Record<string, string>> {
  const counts = countIds.map((id) => `/casualty-counts/${id}`);
  const paths = [
    `/sources/${sourceId}`,
    `/strikes/${strikeId}`,
    '/strikes?limit=1000',
    `/casualty-counts?subject=${strikeId}`,
    ...counts,
    ...counts.map((count) => `${count}/revisions?limit=1000`),
  ];
  const answers: Record<string, string> = {};
  for (const path of paths) {
    const pinned = `${path}${path.includes('?') ? '&' : '?'}asOfSequence=${sequence}`;
    answers[pinned] = expectStatus(await ledger.get(pinned), 200, 404).text;
  }
  return answers;
}
