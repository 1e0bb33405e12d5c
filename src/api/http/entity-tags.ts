/** Whether an If-None-Match names this ETag. It compares weakly: `W/` makes no difference (RFC 9110, 13.1.2). */
export function namesTag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  // Tags of this API hold no comma: what a comma cuts in two is none of them.
  return tags.includes(etag) || (tags.length === 1 && tags[0] === '*');
}
