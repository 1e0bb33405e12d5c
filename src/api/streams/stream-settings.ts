/** How streams are served. Times are in milliseconds. */
export interface StreamSettings {
  /** The longest that an open stream is silent. */
  readonly heartbeatMs: number;
  /** The shortest time between two writes to one client: what comes in between is sent together. */
  readonly paceMs: number;
  /** How long a client may take nothing of what is sent before its stream is closed. */
  readonly stallMs: number;
  /** Open streams, at most. */
  readonly mostStreams: number;
}

export const STREAM_SETTINGS = Symbol('stream settings');

/** The settings that go with an interval of heartbeats. */
export function streamSettings(heartbeatMs: number): StreamSettings {
  return { heartbeatMs, paceMs: 25, stallMs: 4 * heartbeatMs, mostStreams: 5_000 };
}
