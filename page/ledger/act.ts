import { useRef } from 'preact/hooks';
import { v4 } from 'uuid';

/**
 * Keys of what a person sends: the same text has the same key until it was taken, so that it counts once however often
 * it is tried.
 * @returns the key of a text
 */
export function useActKeys(): (text: string) => string {
  const keys = useRef(new Map<string, string>());
  return (text) => {
    const key = keys.current.get(text) ?? v4();
    keys.current.set(text, key);
    return key;
  };
}
