import { claimOf, roleOf } from './claims.js';

const CLAIMS = {
  sub: 'ana',
  realm_access: { roles: ['offline_access', 'analyst'] },
  resource_access: { 'conflict.ledger': { roles: ['reviewer'] } },
  'https://ledger.example/role': 'admin',
};

describe('a claim', () => {
  test.each([
    ['sub', 'ana'],
    ['realm_access.roles', ['offline_access', 'analyst']],
    ['resource_access.conflict.ledger.roles', ['reviewer']],
    ['https://ledger.example/role', 'admin'],
    ['realm_access.scopes', undefined],
    ['sub.name', undefined],
    ['.sub', undefined],
    ['realm_access.', undefined],
    ['toString', undefined],
    ['realm_access.constructor.name', undefined],
  ])('%s is found by its name or the way to it', (path, found) => {
    expect(claimOf(CLAIMS, path)).toEqual(found);
  });
});

describe('the role that a claim names', () => {
  test.each([
    ['analyst', 'analyst'],
    ['openid reader profile', 'reader'],
    [['offline_access', 'reader', 'reviewer'], 'reviewer'],
    [['admin'], 'admin'],
    [['Admin', 'administrator'], null],
    ['readers', null],
    [[['admin']], null],
    [{ admin: true }, null],
    [undefined, null],
    [null, null],
  ])('%j is %s', (claim, role) => {
    expect(roleOf(claim)).toBe(role);
  });
});
