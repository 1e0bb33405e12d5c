import { Ajv, type ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';

/** Checks against JSON Schemas as a client of the ledger would, formats included. */
export class EventValidator {
  private readonly ajv = new Ajv({ allErrors: true, allowUnionTypes: true });

  /** @param texts the schemas as they are served */
  constructor(texts: Iterable<string>) {
    addFormats.default(this.ajv);
    for (const text of texts) this.ajv.addSchema(JSON.parse(text) as object);
  }

  /** What is wrong with something by the schema at a path; nothing when it is as it should be. */
  faults(path: string, thing: unknown): ErrorObject[] {
    const validate = this.ajv.getSchema(path);
    if (!validate) throw new Error(`no schema is at ${path}`);
    return validate(thing) ? [] : (validate.errors ?? []);
  }
}
