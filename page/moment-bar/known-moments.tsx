import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';

/** When something of what a page shows changed, in milliseconds: the slider goes from the first to the last of them. */
export interface KnownMoments {
  readonly stated: readonly number[];
  readonly recorded: readonly number[];
}

const NO_MOMENTS: KnownMoments = { stated: [], recorded: [] };

interface Telling {
  readonly moments: KnownMoments;
  readonly tell: (moments: KnownMoments) => void;
}

export const KnownMomentsContext = createContext<Telling>({ moments: NO_MOMENTS, tell: () => undefined });

/** Carries them from the page to the bar. */
export function KnownMomentsProvider({ children }: { readonly children: ComponentChildren }) {
  const [moments, tell] = useState(NO_MOMENTS);
  const telling = useMemo(() => ({ moments, tell }), [moments]);
  return <KnownMomentsContext.Provider value={telling}>{children}</KnownMomentsContext.Provider>;
}

/** Tells the bar at the top when what this page shows changed. Pages that do not know say nothing. */
export function useTellMoments(moments: KnownMoments | undefined): void {
  const { tell } = useContext(KnownMomentsContext);
  const text = JSON.stringify(moments ?? null);
  useEffect(() => {
    if (moments) tell(moments);
    // The same moments in another object are the same.
  }, [text]);
  useEffect(() => () => tell(NO_MOMENTS), []);
}
