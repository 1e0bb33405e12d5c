import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ReadModelProgress } from '../../projection-runtime/progress.js';
import { type GenerationStatus, Rebuilds } from '../../projection-runtime/rebuilds.js';
import { RequiresNobody } from '../auth/requires.decorator.js';
import { Readiness } from './readiness.js';
import { LivenessDto, ReadinessDto, type RebuildProgressDto } from './health.dto.js';

/** When it is worth asking again. */
const RETRY_SECONDS = '5';

@ApiTags('Health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly progress: ReadModelProgress,
    private readonly rebuilds: Rebuilds,
    private readonly readiness: Readiness,
  ) {}

  /** The process answers, so its event loop turns: whoever gets no answer in time had better start it again. */
  @Get('live')
  @RequiresNobody()
  @ApiOperation({ operationId: 'getLiveness', summary: 'Whether the process answers' })
  @ApiOkResponse({ type: LivenessDto })
  live(): LivenessDto {
    return { status: 'live' };
  }

  /** The node takes commands and answers reads that are up to date: whoever gets 503 had better ask another one. */
  @Get('ready')
  @RequiresNobody()
  @ApiOperation({ operationId: 'getReadiness', summary: 'Whether the node takes commands and is up to date' })
  @ApiOkResponse({ type: ReadinessDto })
  @ApiServiceUnavailableResponse({ type: ReadinessDto, description: 'Not ready; says why' })
  ready(@Res({ passthrough: true }) reply: FastifyReply): ReadinessDto {
    const status = this.progress.status();
    const reasons = this.readiness.reasons();
    void reply.header('cache-control', 'no-store');
    if (reasons.length > 0) void reply.status(503).header('retry-after', RETRY_SECONDS);
    return {
      ready: reasons.length === 0,
      reasons,
      state: status.state,
      sequence: 'sequence' in status ? status.sequence : 0,
      reason: 'reason' in status ? status.reason : null,
      projection: status.state === 'stopped' ? status.projection : null,
      event: status.state === 'stopped' ? status.event : null,
      percent: status.state === 'rebuilding' ? status.percent : null,
      rebuild: this.rebuilds.beside && toRebuildProgress(this.rebuilds.beside),
    };
  }
}

function toRebuildProgress(beside: GenerationStatus): RebuildProgressDto {
  const { number, state, percent, reason, projection, event } = beside;
  // What is built beside never serves.
  return { number, state: state === 'failed' ? 'failed' : 'building', percent, reason, projection, event };
}
