import type { Actor } from '../../domain/kernel/actor.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null for nobody in particular. */
    actor: Actor | null;
    /** Why what was sent does not tell who asks; null when it does, or nothing was sent. */
    refusal: Error | null;
  }
}
