import { Injectable, type OnModuleDestroy } from '@nestjs/common';

/** Whether this node is on its way to stop. */
@Injectable()
export class Stopping implements OnModuleDestroy {
  private begun = false;

  get hasBegun(): boolean {
    return this.begun;
  }

  /** From now on the node is not ready: who spreads the load sends nothing new, and what comes all the same is taken. */
  begin(): void {
    this.begun = true;
  }

  onModuleDestroy(): void {
    this.begin();
  }
}
