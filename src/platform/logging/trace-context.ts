/** W3C Trace Context, of version 00 and of those to come, which may have more at the end. */
const TRACEPARENT = /^(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const NONE = /^0+$/;

/** Which trace a request belongs to, as lines of the log name it (OpenTelemetry's names). */
export interface TraceContext {
  readonly trace_id: string;
  /** Of whoever sent the request. */
  readonly span_id: string;
}

/** What a `traceparent` says; null when it says nothing that is valid. */
export function traceContextOf(traceparent: string | string[] | undefined): TraceContext | null {
  if (typeof traceparent !== 'string') return null;
  const [, version, traceId = '', spanId = '', , more] = TRACEPARENT.exec(traceparent.trim()) ?? [];
  if (version === undefined || NONE.test(traceId) || NONE.test(spanId)) return null;
  if (version === '00' && more !== undefined) return null;
  return { trace_id: traceId, span_id: spanId };
}
