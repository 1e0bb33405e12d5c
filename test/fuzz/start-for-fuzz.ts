import { LedgerProcess } from '../support/ledger-process.js';

/** A ledger whose process can be looked into, and which waits no longer than needed for what does not come. */
export function startForFuzz(dataDirectory: string): Promise<LedgerProcess> {
  return LedgerProcess.start({
    dataDirectory,
    env: {
      NODE_OPTIONS: '--inspect=127.0.0.1:0',
      LEDGER_APPLY_TIMEOUT_MS: '1000',
      LEDGER_LOG_LEVEL: 'error',
      LEDGER_WEBHOOK_RETRY_MS: '1000',
      LEDGER_WEBHOOK_PRIVATE_TARGETS: 'true',
      // All come from one address.
      LEDGER_RATE_PER_KEY: '0',
      LEDGER_RATE_PER_ADDRESS: '0',
      LEDGER_RATE_OF_FAILURES: '0',
    },
  });
}
