/** What looks like the secret of a key, or like the beginning of one. Its underscore may be percent-encoded. */
const SECRET = /cl[ak](?:_|%5f)[\w%-]*/gi;

/** Makes what takes the secrets out of a line of the log. @param adminKey one that has a form of its own */
export function masking(adminKey: string | null): (line: string) => string {
  if (adminKey === null) return maskSecrets;
  // As it stands in JSON.
  const text = JSON.stringify(adminKey).slice(1, -1);
  return (line) => maskSecrets(line).replaceAll(text, '[key]');
}

function maskSecrets(line: string): string {
  return line.replace(SECRET, '[key]');
}
