export * from './event-store.js';
export * from './types.js';
export * from './errors.js';
export * from './encoding.js';
export * from './filter.js';
export * from './bounds.js';
export * from './token.js';
