import { useMemo } from 'preact/hooks';
import { useAddress } from '../../address/address.js';
import type { Series, Vintage } from '../../ledger/answers.js';
import { type Items, type Loaded, useAnswer, useItems } from '../../ledger/use-answer.js';
import { useTellMoments } from '../../moment-bar/known-moments.js';
import { endOf } from '../../wording/time.js';

/** `/series/<id>` of any address beneath it. */
export function useSeriesPath(): string {
  return `/series/${useAddress().path.split('/')[2] ?? ''}`;
}

/** The series of the address, at the moment that the page shows. */
export function useSeries(): Loaded<Series> {
  const { moment } = useAddress();
  return useAnswer<Series>(useSeriesPath(), { ...moment });
}

/** Its published versions at that moment. */
export function useVersions(): Loaded<Items<Vintage>> {
  const { moment } = useAddress();
  return useItems<Vintage>(`${useSeriesPath()}/vintages`, { ...moment });
}

/** Tells the slider at the top when versions were published and recorded, also while an earlier moment is shown. */
export function useTellVersions(): void {
  const all = useItems<Vintage>(`${useSeriesPath()}/vintages`).answer;
  const moments = useMemo(
    () =>
      all && {
        stated: all.items.map(({ statedAt }) => endOf(statedAt)),
        recorded: all.items.map(({ recordedAt }) => Date.parse(recordedAt)),
      },
    [all],
  );
  useTellMoments(moments);
}
