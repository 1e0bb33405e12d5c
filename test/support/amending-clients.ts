import { setTimeout as pause } from 'node:timers/promises';
import { amendmentBody, claimBody, strikeBody } from './bodies.js';
import type { LedgerHttp, Reply } from './http.js';
import { Random } from './random.js';
import type { Scene, Taken } from './scene.js';

/** Before somebody who was sent away comes again. */
const KNOCK_MS = 20;

/** A command as a client keeps it until the ledger has acknowledged it. Its key is its note as well. */
export interface Command {
  readonly key: string;
  readonly path: string;
  readonly body: object;
  /** Follows the count's head; null where none is asked for. */
  ifMatch: number | null;
}

export interface Acknowledged {
  readonly command: Command;
  readonly answer: Taken;
}

/**
 * Clients that amend the same counts at once, each one command at a time. A command that goes unanswered is kept and
 * repeated with its key before anything else is sent, to whichever ledger the client speaks to then.
 */
export class AmendingClients {
  readonly acknowledged: Acknowledged[] = [];
  /** The codes of the problems with which they were sent away; `unanswered` where nobody answered. */
  readonly sentAway: string[] = [];
  private readonly clients: Client[];

  /** @param name tells their keys from those of other clients of the scene */
  constructor(
    private readonly scene: Scene,
    name: string,
    random: Random,
    howMany: number,
  ) {
    this.clients = Array.from({ length: howMany }, (_, index) => {
      const keys = `${scene.strikeId}/${name}/${index}`;
      return new Client(keys, random.below(2 ** 32), scene, new Random(random.below(2 ** 32)));
    });
  }

  /** How many events the ledger holds of the scene and the commands. */
  get events(): number {
    return this.scene.events + this.acknowledged.length;
  }

  /** Commands that were sent and not acknowledged. */
  get pending(): number {
    return this.clients.filter(({ pending }) => pending).length;
  }

  /**
   * Sends commands until told that it is enough; a client that goes unanswered stops before.
   * @param isEnough asked before each new command
   * @param onAcknowledged told after each acknowledgement how many there are in all
   */
  async send(
    ledger: LedgerHttp,
    isEnough: () => boolean,
    onAcknowledged: (total: number) => void = () => undefined,
  ): Promise<void> {
    const take = (acknowledged: Acknowledged) => {
      this.acknowledged.push(acknowledged);
      onAcknowledged(this.acknowledged.length);
    };
    const send = async (client: Client) => {
      const why = await client.send(ledger, isEnough, take);
      if (why !== null) this.sentAway.push(why);
    };
    await Promise.all(this.clients.map(send));
  }

  /** Sends commands until told that it is enough, whatever happens meanwhile: who is sent away comes again. */
  async insist(ledger: LedgerHttp, isEnough: () => boolean): Promise<void> {
    while (!isEnough() || this.pending > 0) {
      await this.send(ledger, isEnough);
      if (this.pending > 0) await pause(KNOCK_MS);
    }
  }

  /** Repeats what went unanswered, and sends nothing new. */
  async finish(ledger: LedgerHttp): Promise<void> {
    await this.send(ledger, () => true);
  }
}

class Client {
  pending: Command | null = null;
  private sent = 0;

  constructor(
    private readonly keys: string,
    private readonly figures: number,
    private readonly scene: Scene,
    private readonly random: Random,
  ) {}

  /** @returns why it was sent away; null when it was enough */
  async send(
    ledger: LedgerHttp,
    isEnough: () => boolean,
    take: (acknowledged: Acknowledged) => void,
  ): Promise<string | null> {
    while (this.pending || !isEnough()) {
      const command = (this.pending ??= this.plan());
      const answer = await untilTaken(ledger, command);
      if (typeof answer === 'string') return answer;
      this.pending = null;
      take({ command, answer });
    }
    return null;
  }

  private plan(): Command {
    this.sent += 1;
    const key = `${this.keys}/${this.sent}`;
    const { sourceId } = this.scene;
    const count = `/casualty-counts/${this.random.pick(this.scene.countIds)}`;
    // A figure that no other command states.
    const said = { figure: { best: this.figures * 2 ** 20 + this.sent }, note: key };
    const kind = this.random.below(10);
    if (kind === 0)
      return { key, path: '/strikes', body: strikeBody(sourceId, { note: key }), ifMatch: null };
    if (kind < 3) return { key, path: `${count}/claims`, body: claimBody(sourceId, said), ifMatch: null };
    return { key, path: `${count}/amendments`, body: amendmentBody(sourceId, said), ifMatch: 0 };
  }
}

/** Problems that say to come again later: what became of the command is not known, or nothing was recorded. */
const LATER = ['unavailable', 'not-accepting', 'not-ready'];
const UNANSWERED = 'unanswered';

/** The ledger's answer; why there is none when it gave none, or could not say what became of the command. */
async function untilTaken(ledger: LedgerHttp, command: Command): Promise<Taken | string> {
  for (;;) {
    const reply = await post(ledger, command);
    if (!reply) return UNANSWERED;
    if (reply.status < 300) return reply.json<Taken>();
    const { code, currentRevision } = reply.json<{ code: string; currentRevision?: number }>();
    if (LATER.includes(code)) return code;
    if (currentRevision !== undefined) command.ifMatch = currentRevision;
    else if (code !== 'contention') throw new Error(`${command.key} was answered ${reply.text}`);
  }
}

/** Null when nobody answers. */
export async function post(ledger: LedgerHttp, { key, path, body, ifMatch }: Command): Promise<Reply | null> {
  try {
    return await ledger.post(path, body, { key, ifMatch: ifMatch ?? undefined });
  } catch {
    return null;
  }
}
