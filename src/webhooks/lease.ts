import type { RecordedStanding } from '../../projections/webhooks/answers.js';
import type { ExpectedRevision } from '../event-store/port/index.js';

export interface LeaseTerms {
  /** This run of this node. */
  readonly node: string;
  /** How long this node delivers after it last recorded something. */
  readonly leaseMs: number;
  /** Nobody else has the log: whoever had a lease is gone. */
  readonly isAlone: boolean;
}

/**
 * What this node knows of who delivers for one endpoint. Whoever records something in the endpoint's stream of
 * deliveries has the lease from then on. A node delivers only while less than the lease's time has passed since it BEGAN
 * to record; another takes over only once as much has passed since it APPLIED that record, which was later. Each reads
 * its own clock alone, one that never jumps; times here are its milliseconds.
 */
export class Lease {
  private known: RecordedStanding | null = null;
  private knownSince = 0;
  private pauseMs = 0;
  private workSince: number | null = null;
  private validUntil = -Infinity;
  /** Somebody recorded what this node has not applied yet. */
  private isBehind = false;

  constructor(private readonly terms: LeaseTerms) {}

  /** What the read model holds. */
  see(standing: RecordedStanding | null, now: number): void {
    if (!standing || standing.revision <= (this.known?.revision ?? -1)) return;
    this.known = standing;
    this.knownSince = now;
    this.pauseMs = standing.failure?.pauseMs ?? 0;
    this.isBehind = false;
    if (!this.isOwn) this.validUntil = -Infinity;
  }

  /** Something waits to be delivered. Who had the lease last is given its time to do it. */
  seeWork(now: number): void {
    this.workSince ??= now;
  }

  seeNoWork(): void {
    this.workSince = null;
  }

  /** Operators want it now: no pause counts any more. */
  seeAct(now: number): void {
    this.pauseMs = 0;
    this.workSince = now;
  }

  /** How long until this node may take the lease or renew its own; Infinity: not before it has seen more of the log. */
  takeableIn(now: number): number {
    if (this.isBehind) return Infinity;
    if (!this.known || this.known.isReleased || this.isOwn || this.terms.isAlone) return 0;
    const since = Math.max(this.knownSince, this.workSince ?? now);
    return Math.max(0, since + this.known.leaseMs + this.pauseMs - now);
  }

  /** What to append a record after. */
  get expected(): ExpectedRevision {
    return this.known ? BigInt(this.known.revision) : 'no_stream';
  }

  /** @param begun when this node began to append it */
  won(standing: RecordedStanding, begun: number): void {
    this.known = standing;
    this.knownSince = begun;
    this.isBehind = false;
    this.validUntil = standing.isReleased ? -Infinity : begun + this.terms.leaseMs;
  }

  /** Another record stands where this node wanted to put its own. */
  lost(): void {
    this.isBehind = true;
    this.validUntil = -Infinity;
  }

  /** Whether this node has it for so long still. Where nobody else has the log, nobody takes it. */
  holds(now: number, forMs = 0): boolean {
    return this.terms.isAlone ? this.isOwn && !this.isBehind : now + forMs < this.validUntil;
  }

  /** The last record is of this node, whether or not its time is over. */
  get isOwn(): boolean {
    return this.known?.node === this.terms.node && !this.known.isReleased;
  }

  /** Whether deliveries are parked, since this act of operators or a later one. */
  isParkedSince(act: number): boolean {
    return this.known !== null && this.known.isParked && this.known.act >= act;
  }
}
