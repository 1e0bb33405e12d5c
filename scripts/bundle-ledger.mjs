// Puts what was built of the ledger, and the packages that it uses, into the few files that a start reads.
import { rolldown } from 'rolldown';

/** What stays a package: native code, what one log alone needs, what others take if it is there, and what loads its own parts. */
const OWN_PACKAGES = [
  'better-sqlite3',
  'jsonc-parser',
  '@eventstore/db-client',
  '@nestjs/microservices',
  '@nestjs/platform-express',
  '@nestjs/websockets',
  '@fastify/multipart',
  '@fastify/view',
];

const bundle = await rolldown({
  input: 'dist/src/main.js',
  platform: 'node',
  // Nothing is left out: a call whose value nobody uses may be there to throw, and those of decodeURIComponent were dropped.
  treeshake: false,
  external: (id) => OWN_PACKAGES.some((name) => id === name || id.startsWith(`${name}/`)),
});
await bundle.write({
  dir: 'dist/ledger',
  minify: false,
  // The documents of the API are made of the names of classes.
  keepNames: true,
});
await bundle.close();
