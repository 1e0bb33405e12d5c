/** A number that a run is given in its environment. @throws Error when it is set and no whole number above 0 */
export function numberOf(name: string): number | undefined {
  const text = process.env[name];
  if (text === undefined || text === '') return undefined;
  if (!/^[1-9]\d{0,7}$/.test(text)) throw new Error(`${name} must be a whole number above 0`);
  return Number(text);
}
