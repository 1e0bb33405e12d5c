import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RequiresNobody } from '../auth/requires.decorator.js';
import { Metrics } from './metrics.js';

@ApiTags('Health')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  /** In the text format of Prometheus. */
  @Get()
  @RequiresNobody()
  @ApiOperation({ operationId: 'getMetrics', summary: 'What the node counts of itself, for Prometheus' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  async show(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { contentType } = this.metrics.registry;
    void reply.headers({ 'content-type': contentType, 'cache-control': 'no-store' });
    return this.metrics.text();
  }
}
