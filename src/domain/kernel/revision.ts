/**
 * The number of an event in its stream, from 0.
 *
 * @asType integer
 * @minimum 0
 */
export type Revision = number;
