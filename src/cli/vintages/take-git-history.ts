import { UsageError } from '../endings.js';
import { findSeries, type Series } from '../series/find-series.js';
import type { Session } from '../session.js';
import { Repository } from './git.js';
import { Handover } from './handover.js';
import { inStatedOrder, placeOf, type Version } from './version.js';

/** What the command line says. */
export interface GitOptions {
  readonly series: string;
  readonly rev: string;
}

/** Of a commit's hash: as much as people read. */
const HASH_LENGTH = 12;

interface KnownVintage {
  readonly statedAt: string;
  readonly sha256: string;
}

/** Hands in every committed version of a file that the ledger does not have yet, oldest first. @returns the exit code */
export async function takeGitHistory(
  session: Session,
  folder: string,
  path: string,
  { series: which, rev }: GitOptions,
): Promise<number> {
  const { around, output, ledger } = session;
  const repository = new Repository(folder, around.env);
  const committed = await repository.versionsOf(path, rev);
  if (committed.length === 0) throw new UsageError(`no commit of ${rev} in ${folder} has a file ${path}`);
  if (await repository.isShallow()) {
    output.note('the repository is a shallow clone: earlier versions are missing (git fetch --unshallow)');
  }
  const series = await findSeries(ledger, which);
  const known = await knownVintages(session, series);
  const versions = committed.map(({ commit, committedAt, blob }): Version => ({
    name: commit.slice(0, HASH_LENGTH),
    statedAt: committedAt,
    code: `git:commit=${commit}`,
    read: () => repository.content(blob),
  }));
  const isKnown = (version: Version, sha256: string) => known.has(`${placeOf(version)} ${sha256}`);
  return new Handover(session, series).take(inStatedOrder(versions), isKnown);
}

async function knownVintages({ ledger }: Session, { id }: Series): Promise<Set<string>> {
  const known = new Set<string>();
  for await (const vintage of ledger.items<KnownVintage>(`/series/${id}/vintages`)) {
    known.add(`${placeOf(vintage)} ${vintage.sha256}`);
  }
  return known;
}
