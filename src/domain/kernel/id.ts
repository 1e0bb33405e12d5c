/**
 * The id of something: a UUID in lower case.
 *
 * @format uuid
 */
export type Id = string;

/** The form of one. */
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text is an id as the ledger writes it. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
