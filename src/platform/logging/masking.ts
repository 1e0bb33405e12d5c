/** What looks like the secret of a key or of a webhook, or like the beginning of one. Its underscore may be percent-encoded. */
const SECRET = /(?:cl[ak]|whsec)(?:_|%5f)[\w%+/=-]*/gi;
/** What looks like a JSON Web Token: JSON in base64url begins so. */
const TOKEN = /eyJ[\w-]+\.[\w-]+(?:\.[\w-]*)*/g;

/** Makes what takes the secrets out of a line of the log. @param adminKey one that has a form of its own */
export function masking(adminKey: string | null): (line: string) => string {
  if (adminKey === null) return maskSecrets;
  // As it stands in JSON, and in a path.
  const texts = new Set(
    [adminKey, encodeURIComponent(adminKey)].map((key) => JSON.stringify(key).slice(1, -1)),
  );
  return (line) => [...texts].reduce((masked, text) => masked.replaceAll(text, '[key]'), maskSecrets(line));
}

function maskSecrets(line: string): string {
  return line.replace(SECRET, '[key]').replace(TOKEN, '[token]');
}
