import type { Answer, LedgerClient, Step } from '../client.js';
import { DIPLOMACY_STEPS } from './diplomacy.js';
import { FIGURE_STEPS, INJURED_IN_KYIV, KILLED_WHOLE_ATTACK } from './figures.js';
import { acceptance, killedLater, proposal, WORLD_LATER } from './later.js';
import { SOURCE_STEPS } from './sources.js';
import { STRIKE_STEPS } from './strikes.js';

/** What was played, and what the rest of the example looks at. */
export interface Played {
  /** Of the killed of the whole attack. */
  readonly killed: string;
  /** Of the injured in Kyiv. */
  readonly injured: string;
  readonly recorded: number;
  readonly known: number;
  /** False when the key may not make a second person's, who has to propose what this one accepts. */
  readonly corrected: boolean;
}

/** What the night reported: sources first, strikes before their counts. */
const NIGHT: readonly Step[] = [...SOURCE_STEPS, ...STRIKE_STEPS, ...FIGURE_STEPS, ...DIPLOMACY_STEPS];

/** Sends the night, and what might come later. */
export async function play(ledger: LedgerClient): Promise<Played> {
  const answers = new Map<Step, Answer>();
  const send = async (steps: readonly Step[]) => {
    for (const step of steps) answers.set(step, await ledger.send(keyed(step)));
  };
  await send(NIGHT);
  const [killed, injured] = [KILLED_WHOLE_ATTACK, INJURED_IN_KYIV].map((step) => answers.get(step)?.id ?? '');
  await send([...killedLater(killed ?? ''), ...WORLD_LATER]);
  const correction = await correct(ledger, injured ?? '');
  const all = [...answers.values(), ...correction];
  const known = all.filter((answer) => answer.known).length;
  return {
    killed: killed ?? '',
    injured: injured ?? '',
    recorded: all.length - known,
    known,
    corrected: correction.length > 0,
  };
}

/** An analyst proposes, and whoever holds the key accepts: nobody accepts their own. */
async function correct(ledger: LedgerClient, countId: string): Promise<Answer[]> {
  const analyst = await ledger.somebody('example-analyst', 'analyst');
  if (!analyst) return [];
  const proposed = await analyst.client.send(keyed(proposal(countId)));
  await ledger.revoke(analyst.keyId);
  return [proposed, await ledger.send(keyed(acceptance(countId, proposed.correctionId ?? '')))];
}

/** The step with a key that is its own among all that a ledger is sent. */
const keyed = (step: Step): Step => ({ ...step, key: `night-2025-10-22/${step.key}` });
