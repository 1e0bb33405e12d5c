/** Injection token of `CommandSettings`. */
export const COMMAND_SETTINGS = Symbol('COMMAND_SETTINGS');

export interface CommandSettings {
  /** How long an answer waits until this node has applied the events, in milliseconds. */
  readonly applyTimeoutMs: number;
}
