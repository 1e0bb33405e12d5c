import { join } from 'node:path';

/** What the driver of SQLite and the framework need: docs/adr/0001. */
const OLDEST_NODE = 24;

// What follows loads native code that an older Node cannot run: none of it may be imported before this.
if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  console.error(`the ledger needs Node ${OLDEST_NODE}, this is ${process.version}; start it with: npm start`);
  process.exit(78);
}
const { settingsOrExit } = await import('./settings-or-exit.js');
// Before most of the program is loaded: a setting that is wrong is told of at once.
const settings = settingsOrExit();
const { start } = await import('./start.js');
// Beside the folder of what is built of this file.
await start(settings, join(import.meta.dirname, '../page-files'));
