import { connect } from '../client.js';
import { play } from './play.js';
import { showHistory } from './show-history.js';
import { showMoments } from './show-moments.js';
import { showAgreement, showDiplomacy, showFigures, showStances } from './show-night.js';

async function main(): Promise<void> {
  const ledger = connect(process.env);
  console.log(`Ledger: ${ledger.url}`);
  const { killed, injured, recorded, known, corrected } = await play(ledger);
  console.log(`The night of 21 to 22 October 2025: ${recorded} commands recorded, ${known} known already.\n`);
  const path = `/casualty-counts/${killed}`;
  const history = await showHistory(ledger, 'How the killed of the whole attack moved', path);
  await showMoments(ledger, path, history);
  console.log('');
  if (corrected) {
    await showHistory(
      ledger,
      'A correction that one proposed and another accepted',
      `/casualty-counts/${injured}`,
    );
  } else {
    console.log('No correction: this key may not make a second person a key, and nobody accepts their own.');
  }
  await showFigures(ledger);
  await showStances(ledger);
  await showAgreement(ledger);
  await showDiplomacy(ledger);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
