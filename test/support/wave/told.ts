/** Ids of what a wave made, for questions about it. */
export interface Wave {
  /** The whole attack. */
  readonly whole: string;
  /** The strikes that are parts of it. */
  readonly parts: readonly string[];
  readonly situation: string;
  readonly notice: string;
  readonly agreement: string;
  readonly diplomaticEvent: string;
  /** Counts, by family and measure: of the first part where several have one. */
  readonly counts: {
    readonly killed: string;
    readonly injured: string;
    readonly launched: string;
    readonly destroyed: string;
    readonly rescued: string;
    readonly displaced: string;
    readonly withoutPower: string;
  };
  /** One that was accepted. */
  readonly correction: string;
}
