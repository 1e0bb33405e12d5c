/** Injection token of the one log that this node writes to and reads from. */
export const EVENT_STORE = Symbol('EVENT_STORE');
