import type { Interference } from '../../fixtures/http-proxy.ts';
import { CHROMIUM, type Fault } from '../fault.ts';
import { s3Error } from '../trial/s3-error.ts';

export const busyStorm: Fault = {
  name: 'busy-storm',
  summary: 'the bucket answers 503 SlowDown and 429, sometimes with Retry-After',
  browsers: CHROMIUM,
  trials: 10,
  prepare: ({ stage: { servers }, random }) => {
    const storm = (count: number): (() => Interference) => {
      let left = count;
      return () => {
        if (left === 0 || random.next() < 0.4) return 'pass';
        left -= 1;
        const status = random.pick([503, 429]);
        const headers = random.next() < 0.3 ? { 'Retry-After': '1' } : {};
        return { status, headers, body: s3Error('SlowDown') };
      };
    };
    servers.browserToBucket.proxy.interfere(storm(random.between(4, 10)));
    servers.backendToBucket.proxy.interfere(storm(random.between(0, 4)));
    return Promise.resolve(null);
  },
  strike: (trial) => trial.listed,
};
