/** What the driver of SQLite and the framework need: docs/adr/0001. */
const OLDEST_NODE = 24;

// What follows loads native code that an older Node cannot run: nothing may be imported before this.
if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  console.error(`the ledger needs Node ${OLDEST_NODE}, this is ${process.version}; start it with: npm start`);
  process.exit(78);
}
const { start } = await import('./start.js');
await start();

export {};
