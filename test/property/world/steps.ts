import type { Cause } from '../../../src/domain/kernel/cause.js';
import type { Figure, Occurred, Place } from './facts.js';
import type { Grade, Kind } from './vocabulary.js';

/**
 * The steps of a history. What they are about they name by numbers: the n-th of what there is by then, counted round and
 * round, so that nearly every step can be played wherever it stands.
 */

export interface Said {
  /** The n-th source. */
  readonly source: number;
  readonly stated: string;
}

export interface Taken {
  readonly by: string;
  readonly note: string | null;
  readonly codes: Readonly<Record<string, string>>;
}

export interface DrawnDetails {
  readonly title: string;
  readonly attacker: string | null;
  readonly target: { readonly kind: string; readonly name: string | null } | null;
  readonly occurred: Occurred;
  readonly place: Place;
  /** The n-th strike. */
  readonly partOf: number | null;
}

export interface DrawnScope {
  readonly subject: number;
  readonly family: string | null;
  readonly measure: string | null;
  readonly group: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

export type Step = Taken &
  (
    | {
        readonly do: 'register';
        readonly name: string;
        readonly kind: string;
        readonly reliability: Grade | null;
      }
    | { readonly do: 'grade'; readonly source: number; readonly reliability: Grade }
    | { readonly do: 'strike'; readonly details: DrawnDetails; readonly said: Said }
    | {
        readonly do: 'amendStrike';
        readonly strike: number;
        readonly changes: Partial<DrawnDetails>;
        readonly said: Said;
      }
    | { readonly do: 'retractStrike'; readonly strike: number; readonly said: Said }
    | {
        readonly do: 'stance';
        readonly strike: number;
        readonly kind: 'corroboration' | 'dispute';
        readonly extent: 'full' | 'partial';
        readonly details: Partial<DrawnDetails>;
        readonly said: Said;
      }
    | { readonly do: 'endStance'; readonly stance: number; readonly said: Said }
    | { readonly do: 'situation'; readonly title: string; readonly place: Place; readonly said: Said }
    | {
        readonly do: 'amendSituation';
        readonly situation: number;
        readonly place: Place;
        readonly said: Said;
      }
    | {
        readonly do: 'notice';
        readonly cause: Cause;
        readonly scope: readonly DrawnScope[];
        readonly said: Said;
      }
    | { readonly do: 'endNotice'; readonly notice: number; readonly said: Said }
    | {
        readonly do: 'report';
        readonly subject: number;
        readonly kind: Kind;
        readonly period: string | null;
        readonly running: boolean;
        readonly dating: 'occurred' | 'reported';
        readonly figure: Figure;
        readonly said: Said;
      }
    | {
        readonly do: 'amend';
        readonly count: number;
        readonly figure: Figure;
        readonly cause: Cause | null;
        readonly corrects: number | null;
        readonly notice: number | null;
        readonly said: Said;
      }
    | { readonly do: 'claim'; readonly count: number; readonly figure: Figure; readonly said: Said }
    | { readonly do: 'adopt'; readonly count: number; readonly claim: number }
    | { readonly do: 'retract'; readonly count: number; readonly cause: Cause; readonly said: Said }
    | {
        readonly do: 'takeBack';
        readonly count: number;
        readonly claim: number;
        readonly adopt: number | null;
        readonly cause: Cause;
        readonly said: Said;
      }
    | {
        readonly do: 'propose';
        readonly count: number;
        readonly figure: Figure;
        readonly cause: Cause;
        readonly said: Said;
      }
    | { readonly do: 'accept'; readonly correction: number; readonly evenIfMoved: boolean }
    | { readonly do: 'reject'; readonly correction: number }
    | { readonly do: 'withdraw'; readonly correction: number }
  );
export type StepOf<Do extends Step['do']> = Extract<Step, { readonly do: Do }>;
