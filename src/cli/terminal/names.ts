import type { LedgerClient } from '../http/ledger-client.js';
import { shortened } from './table.js';

const LENGTH = 60;

/** What people call what the ledger answers by id. Each is asked for once. */
export class Names {
  private readonly known = new Map<string, Promise<string>>();

  constructor(private readonly ledger: LedgerClient) {}

  ofSource(id: string): Promise<string> {
    return this.named(`/sources/${id}`, id);
  }

  ofSubject({ type, id }: { readonly type: string; readonly id: string }): Promise<string> {
    return this.named(`/${type}s/${id}`, `${type} ${id}`);
  }

  private named(path: string, otherwise: string): Promise<string> {
    let name = this.known.get(path);
    if (!name) {
      name = this.ask(path, otherwise);
      this.known.set(path, name);
    }
    return name;
  }

  private async ask(path: string, otherwise: string): Promise<string> {
    const found = await this.ledger.find<{ readonly name?: string; readonly title?: string }>(path);
    return shortened(found?.name ?? found?.title ?? otherwise, LENGTH);
  }
}
