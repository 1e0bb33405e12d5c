import { Injectable } from '@nestjs/common';
import { STRIKE } from '../../domain/catalogue/categories.js';
import { rejectMember } from '../../domain/kernel/decision.js';
import { evolveStrike } from '../../domain/strikes/state.js';
import { CommandRejectedError } from './errors.js';
import { StreamLoader } from './stream-loader.js';

/** How deep wholes may lie in wholes. */
const MAX_DEPTH = 100;

/** Refuses a link that would make a strike a part of itself. Two nodes may still do so at once; the later link is cut. */
@Injectable()
export class PartCircles {
  constructor(private readonly loader: StreamLoader) {}

  /** @throws CommandRejectedError `part-circle` */
  async check(id: string, partOf: string | null, pointer: string): Promise<void> {
    let whole = partOf;
    for (let depth = 0; whole !== null; depth++) {
      if (whole === id) refuse(pointer, 'would make the strike a part of itself');
      if (depth === MAX_DEPTH) refuse(pointer, `lies more than ${MAX_DEPTH} wholes deep`);
      whole = (await this.loader.load(STRIKE, whole, evolveStrike)).state?.details.partOf ?? null;
    }
  }
}

function refuse(pointer: string, detail: string): never {
  throw new CommandRejectedError(rejectMember(pointer, detail, 'part-circle').rejection);
}
