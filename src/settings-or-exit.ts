import type { LedgerConfig } from './platform/config/ledger-config.js';
import { BadConfigError, readConfig } from './platform/config/read-config.js';

/** `EX_CONFIG` of sysexits.h. */
const BAD_CONFIG = 78;

/** The settings of the environment; ends the process with a line for each that a node cannot start with. */
export function settingsOrExit(): LedgerConfig {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof BadConfigError)) throw error;
    console.error(error.message);
    process.exit(BAD_CONFIG);
  }
}
