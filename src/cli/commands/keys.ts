import type { Command } from 'commander';
import { act } from '../session.js';
import { examples } from './help.js';

export function addKeys(program: Command): void {
  const keys = program.command('keys').description('list, make and revoke access keys (as an administrator)');
  keys
    .command('list')
    .description('who has which key, without the secrets')
    .addHelpText('after', examples(['ledger keys list', 'all keys, revoked ones too']))
    .action(async (_options: object, command: Command) => {
      const { listKeys } = await import('../keys/keys.js');
      await act(command, listKeys);
    });
  keys
    .command('make')
    .description('make a key; its secret is shown once')
    .requiredOption('--actor <pseudonym>', 'who will act with it: a pseudonym, never a name')
    .requiredOption('--role <role>', 'reader, analyst, reviewer or admin')
    .option('--expires <time>', 'when it ends, e.g. 2027-01-01T00:00:00Z; never, when absent')
    .option('--note <text>', 'what it is for')
    .addHelpText(
      'after',
      examples(
        ['ledger keys make --actor ana --role analyst', 'for a person'],
        ['ledger keys make --actor importer --role reviewer --json | jq -r .secret', 'for a program'],
      ),
    )
    .action(
      async (options: { actor: string; role: string; expires?: string; note?: string }, command: Command) => {
        const { makeKey } = await import('../keys/keys.js');
        await act(command, (session) => makeKey(session, options));
      },
    );
  keys
    .command('revoke')
    .description('end a key, for ever')
    .argument('<id>', 'of the key, as keys list shows it')
    .addHelpText(
      'after',
      examples(['ledger keys revoke 018f3c2a-7b1e-7c40-9a51-3d2e6f708192', 'it is refused from then on']),
    )
    .action(async (id: string, _options: object, command: Command) => {
      const { revokeKey } = await import('../keys/keys.js');
      await act(command, (session) => revokeKey(session, id));
    });
}
