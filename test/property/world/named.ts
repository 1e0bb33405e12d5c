import type { Command } from '@nestjs/cqrs';
import type { CommandContext } from '../../../src/application/commands/command-context.js';
import type { CommandOutcome } from '../../../src/application/commands/command-outcome.js';
import type { Statement } from '../../../src/domain/kernel/statement.js';
import { statement } from '../../support/samples.js';
import { claimEntries, setters } from './count-entries.js';
import type { Details, FactOf, Recorded, Subject, World } from './facts.js';
import type { DrawnDetails, Said } from './steps.js';

/** A step as a command, and the facts that it makes when the ledger takes it. */
export interface Move {
  /** Of the resource that it is addressed to; null where it makes one. */
  readonly id: string | null;
  readonly command: (context: CommandContext) => Command<CommandOutcome>;
  readonly facts: (outcome: CommandOutcome) => readonly object[];
  /** Of all its entries, where it is not what the step says. */
  readonly common?: Partial<Pick<Recorded, 'note' | 'codes' | 'noticeId'>>;
}

/** What the numbers of steps name. */
export class Named {
  constructor(readonly world: World) {}

  private nth(ids: readonly string[], index: number): string | null {
    return ids[index % ids.length] ?? null;
  }

  source(index: number): string | null {
    return this.nth(this.world.ids('source'), index);
  }

  strike(index: number): string | null {
    return this.nth(this.world.ids('strike'), index);
  }

  situation(index: number): string | null {
    return this.nth(this.world.ids('situation'), index);
  }

  notice(index: number): string | null {
    return this.nth(this.world.ids('notice'), index);
  }

  count(index: number): string | null {
    return this.nth(this.world.ids('count'), index);
  }

  /** Strikes first. */
  subject(index: number): Subject | null {
    const subjects: Subject[] = (['strike', 'situation'] as const).flatMap((type) =>
      this.world.ids(type).map((id) => ({ type, id })),
    );
    return subjects[index % subjects.length] ?? null;
  }

  /** The n-th stance from the last. */
  stance(index: number): FactOf<'stance'> | null {
    return fromLast(this.world.of('stance'), index);
  }

  /** The n-th proposal from the last. */
  proposal(index: number): FactOf<'count'> | null {
    const proposals = this.world.of('count').filter(({ does }) => does === 'propose');
    return fromLast(proposals, index);
  }

  /** The revision of a count's n-th claim. */
  claim(count: string, index: number): number {
    return revisionIn(claimEntries(this.world, count), index);
  }

  /** The revision of the n-th entry that set its figure or status. */
  setter(count: string, index: number): number {
    return revisionIn(setters(this.world, count), index);
  }

  statement({ source, stated }: Said): Statement {
    return statement(this.source(source) ?? '', stated);
  }

  /** Only the members that are there. */
  details({ partOf, ...drawn }: Partial<DrawnDetails>): Partial<Details> {
    return partOf === undefined ? drawn : { ...drawn, partOf: partOf === null ? null : this.strike(partOf) };
  }
}

function revisionIn(entries: readonly { readonly revision: number }[], index: number): number {
  return entries[index % entries.length]?.revision ?? index;
}

function fromLast<Fact>(facts: readonly Fact[], index: number): Fact | null {
  return facts.at(-1 - (index % facts.length)) ?? null;
}
