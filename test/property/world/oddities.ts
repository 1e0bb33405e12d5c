import type { Statement } from '../../../src/domain/kernel/statement.js';
import { setters } from './count-entries.js';
import { type Figure, inForce, NOW, type Quantity, type World } from './facts.js';
import { disorders, isAbove } from './figures.js';
import { reliabilityOf } from './sources.js';
import { beginOf, daysOf, endOf } from './times.js';

/** Order rules that real data breaks are warnings kept on the entry. These are the ones that are looked at here. */
export const LOOKED_AT: readonly string[] = [
  'figure-order',
  'unreliable-source',
  'stated-before-occurred',
  'measure-order',
];

interface Said {
  readonly figure: Figure;
  readonly statement: Statement;
}

/** @param comesIntoForce else it is a claim beside the figure in force, of which only the form is looked at */
export function oddities(world: World, count: string, said: Said, comesIntoForce: boolean): string[] {
  const quantity = world.quantityOf(count);
  return [
    ...Array<string>(disorders(said.figure)).fill('figure-order'),
    ...(['D', 'E'].includes(reliabilityOf(world, said.statement.sourceId) ?? '')
      ? ['unreliable-source']
      : []),
    ...begins(world, quantity)
      .filter((begin) => endOf(said.statement.statedAt) < beginOf(begin))
      .map(() => 'stated-before-occurred'),
    ...(comesIntoForce && breaksOrder(world, quantity, said.figure) ? ['measure-order'] : []),
  ];
}

/** When what it is about began: the strike, and the days that are counted. */
function begins(world: World, { subject, period }: Quantity): string[] {
  const occurred = world.of('strike', subject.id).at(-1)?.details.occurred;
  return [occurred?.from ?? occurred?.to ?? null, period && daysOf(period)[0]].filter(
    (begin) => begin !== null,
  );
}

/** No more are intercepted than launched. */
function breaksOrder(world: World, quantity: Quantity, figure: Figure): boolean {
  const { measure } = quantity;
  if (measure === 'launched')
    return isAbove(figureNow(world, { ...quantity, measure: 'intercepted' }), figure);
  return measure === 'intercepted' && isAbove(figure, figureNow(world, { ...quantity, measure: 'launched' }));
}

function figureNow(world: World, quantity: Quantity): Figure {
  const wanted = JSON.stringify(quantity);
  const [id] = [...world.quantities].find(([, other]) => JSON.stringify(other) === wanted) ?? [];
  const now = id === undefined ? null : inForce(setters(world, id), NOW);
  return now?.does === 'retract' ? null : (now?.figure ?? null);
}
