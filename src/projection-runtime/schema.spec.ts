import type { Projection } from './projection.js';
import { schemaOf } from './schema.js';

describe('what a read model is made by', () => {
  const projection: Projection = {
    name: 'names',
    version: 1,
    tables: 'CREATE TABLE name (name TEXT) STRICT;',
    prepare: () => ({}),
  };
  const step = { from: 'conflict-ledger.strike-reported.v1', to: 'conflict-ledger.strike-reported.v2' };
  const made = schemaOf([projection], []).fingerprint;

  it('is told by the version of a projection, and by its tables', () => {
    expect(schemaOf([{ ...projection }], []).fingerprint).toBe(made);
    expect(schemaOf([{ ...projection, version: 2 }], []).fingerprint).not.toBe(made);
    const tables = `${projection.tables}\nCREATE INDEX name_name ON name (name);`;
    expect(schemaOf([{ ...projection, tables }], []).fingerprint).not.toBe(made);
  });

  it('is told by the steps that events take to their present version: rows keep events as they came out', () => {
    expect(schemaOf([projection], [step]).fingerprint).not.toBe(made);
  });
});
