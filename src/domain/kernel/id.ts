/**
 * The id of something: a UUID in lower case.
 *
 * @format uuid
 */
export type Id = string;
