import { useEffect, useState } from 'preact/hooks';

const KEY = 'ledger-key';
const listeners = new Set<() => void>();

/** The key of whoever signed in. It is kept for this tab alone, and is gone with it. */
export function currentKey(): string | null {
  return sessionStorage.getItem(KEY);
}

export function signIn(key: string): void {
  sessionStorage.setItem(KEY, key);
  for (const listener of listeners) listener();
}

export function signOut(): void {
  sessionStorage.removeItem(KEY);
  for (const listener of listeners) listener();
}

/** The key, and again whenever somebody signs in or out. */
export function useKey(): string | null {
  const [key, setKey] = useState(currentKey);
  useEffect(() => {
    const listener = () => setKey(currentKey());
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return key;
}
