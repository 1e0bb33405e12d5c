/** What the descriptions of the API say of it. */
export const ABOUT = {
  title: 'Conflict Ledger',
  /** Of the API, as in its paths. */
  version: '1',
  description:
    'Figures about a war change for years. The ledger appends instead of overwriting: who said what, about what, when, ' +
    'in which words; who changed it, why, from which value. Every answer can be had as of any moment.',
  license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
  /** The way of access. */
  access: {
    type: 'http',
    scheme: 'bearer',
    description: 'An access key, the admin key, or a JSON Web Token of the issuer that the node trusts',
  },
} as const;
