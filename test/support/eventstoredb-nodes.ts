import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { askUntil } from './until.js';

interface Member {
  readonly state: string;
  readonly isAlive: boolean;
  readonly httpEndPointIp: string;
  readonly httpEndPointPort: number;
}

/** What a connection string is made of: `before`, the nodes as `host:port`, and `after`. */
export function partsOf(url: string): { before: string; nodes: string[]; after: string } {
  const [, before = '', nodes = '', after = ''] = /^(esdb:\/\/(?:[^@]*@)?)([^/?]+)(.*)$/.exec(url) ?? [];
  return { before, nodes: nodes.split(','), after };
}

/** The node that leads now, as `host:port`. @param nodes some of the cluster */
export async function leaderOf(nodes: readonly string[]): Promise<string> {
  const leader = (await membersOf(nodes)).find(({ state, isAlive }) => isAlive && state === 'Leader');
  if (!leader) throw new Error(`the cluster of ${nodes.join()} has no leader`);
  return `${leader.httpEndPointIp}:${leader.httpEndPointPort}`;
}

/** Waits until every one of these nodes follows the one that leads, or leads. */
export async function untilSettled(nodes: readonly string[]): Promise<void> {
  await askUntil(
    () => Promise.all(nodes.map((node) => membersOf([node]))),
    (views) => views.every((members) => isSettled(members, nodes.length)),
  );
}

function isSettled(members: readonly Member[], howMany: number): boolean {
  const states = members.filter(({ isAlive }) => isAlive).map(({ state }) => state);
  const leaders = states.filter((state) => state === 'Leader').length;
  return leaders === 1 && states.filter((state) => state === 'Follower').length === howMany - 1;
}

/** As the first of the nodes that answers sees them; none when none does. */
async function membersOf(nodes: readonly string[]): Promise<readonly Member[]> {
  for (const node of nodes) {
    try {
      const signal = AbortSignal.timeout(2_000);
      const response = await fetch(`http://${node}/gossip?format=json`, { signal });
      return ((await response.json()) as { members: Member[] }).members;
    } catch {
      // The next one may know.
    }
  }
  return [];
}

/**
 * What a test may do to nodes of the EventStoreDB that it is given: shell commands that are told by `NODE` which one,
 * as `host:port`. Null when there are none.
 */
export function commandsForNodes(): {
  kill: (node: string) => Promise<unknown>;
  start: (node: string) => Promise<unknown>;
} | null {
  const kill = process.env['LEDGER_TEST_KILL_NODE'];
  const start = process.env['LEDGER_TEST_START_NODE'];
  if (!kill || !start) return null;
  const run = (command: string) => (node: string) =>
    promisify(execFile)('sh', ['-c', command], { env: { ...process.env, NODE: node } });
  return { kill: run(kill), start: run(start) };
}
