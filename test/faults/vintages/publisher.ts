import { expectStatus, LedgerHttp, type Reply } from '../../support/http.js';
import { ADMIN_KEY } from '../../support/client.js';
import { LedgerApp } from '../../support/ledger-app.js';
import type { TableScene, TableVersion } from '../../support/published-tables.js';
import { feed, headOf } from '../../support/whole-ledger.js';

interface Warning {
  readonly code: string;
  readonly detail: string;
}

/** What a vintage is answered by, or told by in the log. */
interface Told {
  readonly vintage: number;
  readonly warnings: readonly Warning[];
}

/** What is answered about a vintage, with where it stands in the ledger. */
export interface Placed extends Told {
  readonly from: number;
  readonly to: number;
}

/** Every event of a ledger by its subject: kind, revision and content. */
export type Story = Readonly<Record<string, readonly object[]>>;

/** What came of versions that nothing disturbed. */
export interface Undisturbed {
  /** In order of arrival. */
  readonly answers: readonly object[];
  readonly story: Story;
}

/** Sends versions of one table. */
export class Publisher {
  constructor(private readonly scene: TableScene) {}

  async define(ledger: LedgerHttp): Promise<void> {
    for (const { path, body } of this.scene.definitions) await ledger.record(path, body);
  }

  put(ledger: LedgerHttp, { statedAt, rows }: TableVersion): Promise<Reply> {
    return ledger.post(`/series/${this.scene.seriesId}/vintages?statedAt=${statedAt}`, rows);
  }

  get(ledger: LedgerHttp, more = ''): Promise<Reply> {
    return ledger.get(`/series/${this.scene.seriesId}${more}`);
  }
}

/** An answer about a vintage without where and when it came into the ledger. */
export function shown(reply: Reply): object {
  const { from: _from, to: _to, ...told } = reply.json<Placed & { recordedAt: string }>();
  return { ...withPlainWarnings(told), recordedAt: null };
}

/** Everything that a ledger recorded after a sequence. */
export async function storyOf(ledger: LedgerHttp, after = 0): Promise<Story> {
  const events = await feed(ledger, after, await headOf(ledger));
  const bySubject = Map.groupBy(events, ({ subject }) => subject);
  return Object.fromEntries(
    [...bySubject].map(([subject, history]) => [
      subject,
      history.map(({ type, revision, data }) => ({
        type,
        revision,
        data: type.includes('vintage-completed') ? withPlainWarnings(data as unknown as Told) : data,
      })),
    ]),
  );
}

/** Which cell with a warning comes first, nobody promises. */
function withPlainWarnings<Of extends Told>(told: Of): Of {
  const warnings = told.warnings.map(
    ({ code, detail }) => `${code} ${detail.replace(/, the first: .*$/, '')}`,
  );
  return { ...told, warnings: warnings.sort() as unknown as Of['warnings'] };
}

/** What comes of the same versions in the same order in a ledger that goes on. */
export async function undisturbed(
  scene: TableScene,
  versions: readonly TableVersion[],
): Promise<Undisturbed> {
  const app = await LedgerApp.start();
  try {
    const ledger = new LedgerHttp(await app.listen(), ADMIN_KEY);
    const publisher = new Publisher(scene);
    await publisher.define(ledger);
    const answers: object[] = [];
    for (const version of versions) {
      answers.push(shown(expectStatus(await publisher.put(ledger, version), 201)));
    }
    return { answers, story: await storyOf(ledger) };
  } finally {
    await app.stop();
  }
}
