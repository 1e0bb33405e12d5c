import { ALL } from '../counts/groups.js';

/** The longest code that is made of a text. */
const MAX_CODE = 64;
/** The longest code of a measure or a group that is made of several. */
export const MAX_QUANTITY_CODE = 128;

/**
 * A text as letters, digits and underscores of a code; empty when there are neither letters nor digits in it. Latin
 * letters lose their accents; those of other scripts are written by number, `u0445`, so that words stay apart.
 */
export function wordsOf(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, inLatin)
    .replace(/_+/g, '_')
    .replace(/^_|_$/g, '');
}

/** The code of a group for any text: `[a-z][a-z0-9_]{0,63}`. */
export function groupCode(text: string): string {
  const words = wordsOf(text);
  return fitted(/^[a-z]/.test(words) ? words : ['group', words].join(words === '' ? '' : '_'), MAX_CODE);
}

/** The part of a quantity that is in both groups. */
export function joinedGroups(one: string, other: string): string {
  if (one === ALL) return other;
  return other === ALL ? one : fitted(`${one}_${other}`, MAX_QUANTITY_CODE);
}

/** A code of up to so many characters. One that is cut ends in a number made of the whole of it. */
export function fitted(code: string, max: number): string {
  if (code.length <= max) return code;
  const mark = `_${fingerprint(code)}`;
  return code.slice(0, max - mark.length) + mark;
}

function inLatin(character: string): string {
  const plain = character
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
  if (/^[a-z0-9]+$/.test(plain)) return plain;
  if (!/[\p{Letter}\p{Mark}\p{Number}]/u.test(character)) return '_';
  return `u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}

/** FNV-1a, of 32 bits: eight digits. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
