import type { LedgerConfig } from '../platform/config/ledger-config.js';
import type { Growth } from '../retries/backoff.js';
import type { SenderSettings } from './sender.js';

/** How webhooks are delivered. Times are in milliseconds. */
export interface DeliverySettings extends SenderSettings {
  /** How pauses grow while an endpoint fails. */
  readonly retries: Growth;
  /** How long nothing but failure is put up with. */
  readonly parkMs: number;
  /** For how long a node that recorded something delivers without recording again. */
  readonly leaseMs: number;
  /** The longest that a delivery is not recorded: what would be delivered again if the node died. */
  readonly recordMs: number;
  /** The log is of this process alone. */
  readonly isAlone: boolean;
}

/** So many times the first pause is the longest: an hour, when the first is five seconds. */
const LONGEST_PAUSE = 720;
/** A request that begins has to end within the lease: it is several times what an answer may take. */
const LEASE_IN_TIMEOUTS = 3;

export function deliverySettings(config: LedgerConfig): DeliverySettings {
  const leaseMs = LEASE_IN_TIMEOUTS * config.webhookTimeoutMs;
  return {
    allowPrivate: config.webhookPrivateTargets,
    timeoutMs: config.webhookTimeoutMs,
    retries: {
      firstPause: config.webhookRetryMs,
      longestPause: LONGEST_PAUSE * config.webhookRetryMs,
      chance: 0.25,
    },
    parkMs: config.webhookParkMs,
    leaseMs,
    recordMs: leaseMs / 6,
    isAlone: config.log !== 'eventstoredb',
  };
}
