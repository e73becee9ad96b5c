import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What a request was about. All of it comes from a short list: each combination is a series that Prometheus keeps. */
export interface RequestLabels {
  method: string;
  route: string;
  status: number;
}

/** What the backend tells Prometheus. */
export interface Metrics {
  /** What a reader has to show as a bearer token. */
  token: string;
  contentType: string;
  requestBegins(): void;
  /** @param seconds how long it took */
  requestEnds(labels: RequestLabels, seconds: number): void;
  /** All values as text (prometheus.io/docs/instrumenting/exposition_formats). */
  read(): Promise<string>;
}

/** Seconds: a signature takes milliseconds, putting an upload's parts together minutes. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60, 600];

const METHODS = new Set(['GET', 'HEAD', 'POST', 'DELETE', 'PUT', 'PATCH', 'OPTIONS']);

/** The process's own metrics, and how long requests take. */
export function createMetrics(token: string): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'pail_' });
  const durations = new Histogram({
    name: 'pail_http_request_duration_seconds',
    help: 'How long requests took, by route, method and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  });
  const running = new Gauge({
    name: 'pail_http_requests_running',
    help: 'Requests that are being answered.',
    registers: [registry],
  });
  return {
    token,
    contentType: registry.contentType,
    requestBegins: () => running.inc(),
    requestEnds: ({ method, route, status }, seconds) => {
      running.dec();
      durations.observe({ method: METHODS.has(method) ? method : 'other', route, status }, seconds);
    },
    read: () => registry.metrics(),
  };
}
