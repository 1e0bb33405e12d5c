/** What the stream of an access key is called before its id. */
export const STREAM_PREFIX = 'ops-access-key-';

/** Wire names of the events about access keys. They never change. */
export const ISSUED = 'conflict-ledger.access-key-issued.v1';
export const REVOKED = 'conflict-ledger.access-key-revoked.v1';
