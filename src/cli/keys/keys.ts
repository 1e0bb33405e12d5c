import { EXIT } from '../endings.js';
import type { Session } from '../session.js';
import { table } from '../terminal/table.js';
import { checkedId } from '../terminal/arguments.js';

interface Key {
  readonly id: string;
  readonly actor: string;
  readonly role: string;
  readonly expiresAt: string | null;
  readonly note: string | null;
}

interface ListedKey extends Key {
  readonly issuedAt: string;
  readonly revokedAt: string | null;
}

interface IssuedKey extends Key {
  readonly secret: string | null;
}

export async function listKeys({ ledger, output }: Session): Promise<void> {
  const keys = await ledger.all<ListedKey>('/keys');
  if (output.isJson) return output.json(keys);
  const rows = keys.map((key) => [
    key.id,
    key.actor,
    key.role,
    key.issuedAt,
    key.revokedAt === null ? (key.expiresAt ?? '-') : `revoked ${key.revokedAt}`,
    key.note ?? '',
  ]);
  output.say(table(['id', 'actor', 'role', 'issued', 'ends', 'note'], rows));
}

export async function makeKey(
  { ledger, output }: Session,
  { actor, role, expires, note }: { actor: string; role: string; expires?: string; note?: string },
): Promise<number> {
  const body = JSON.stringify({ actor, role, expiresAt: expires, note });
  const { body: key } = await ledger.post<IssuedKey>('/keys', { body });
  if (output.isJson) output.json(key);
  if (key.secret === null) {
    output.note(
      `the key ${key.id} was made, and the answer with its secret was lost on the way: ` +
        `revoke it (ledger keys revoke ${key.id}) and make another one`,
    );
    return EXIT.partly;
  }
  if (!output.isJson) {
    output.say(
      `id      ${key.id}\nactor   ${key.actor}\nrole    ${key.role}\nends    ${key.expiresAt ?? 'never'}`,
    );
    output.say(`secret  ${key.secret}`);
    output.note('The secret is shown this once.');
  }
  return EXIT.fine;
}

export async function revokeKey({ ledger, output }: Session, id: string): Promise<void> {
  await ledger.delete(`/keys/${checkedId(id, 'a key')}`);
  if (output.isJson) output.json({ id, revoked: true });
  else output.say(`revoked ${id}`);
}
