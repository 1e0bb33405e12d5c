import type { Subject } from '../../src/domain/counts/identity.js';
import type { Size } from '../../src/domain/discrepancies/size.js';
import type { Figure } from '../../src/domain/kernel/figure.js';

/** Those that cannot all be true come before those that can. */
export const DISCREPANCY_KINDS = [
  'claims-disjoint',
  'parts-exceed-whole',
  'groups-exceed-whole',
  'measure-order',
  'cumulative-falls',
  'figure-order',
  'claims-overlap',
] as const;
export type DiscrepancyKind = (typeof DISCREPANCY_KINDS)[number];

/** What a figure is in a discrepancy. */
export const ROLES = ['claim', 'whole', 'part', 'lesser', 'greater', 'earlier', 'later', 'figure'] as const;
export type Role = (typeof ROLES)[number];

/** A figure that is concerned, citable for ever. */
export interface ConcernedFigure {
  readonly role: Role;
  /** Of the count. */
  readonly id: string;
  /** Of the claim, or of the entry in force. */
  readonly revision: number;
  readonly sourceId: string;
  readonly subject: Subject;
  readonly measure: string;
  readonly group: string;
  readonly period: string | null;
  readonly figure: Figure;
  readonly recordedAt: string;
}

/** Figures that do not go together, as of a point. */
export interface Discrepancy {
  readonly kind: DiscrepancyKind;
  readonly family: string;
  /** Of the count that differs, or of the whole. */
  readonly subject: Subject;
  readonly measure: string;
  readonly group: string;
  readonly period: string | null;
  /** Of the subject. */
  readonly country: string | null;
  readonly admin1: string | null;
  readonly counts: readonly ConcernedFigure[];
  readonly size: Size;
  /** When the last of these figures was recorded. */
  readonly since: string;
}
