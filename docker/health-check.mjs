// Ends with 0 when the ledger in this container answers, and with 1 when it does not: there is no curl here.
// An empty setting is none, as for the ledger.
const port = process.env.LEDGER_PORT || '8080';
try {
  const { ok } = await fetch(`http://127.0.0.1:${port}/health/live`, {
    signal: AbortSignal.timeout(4_000),
  });
  process.exitCode = ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
