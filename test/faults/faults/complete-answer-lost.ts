import type { HttpProxy } from '../../fixtures/http-proxy.ts';
import { CHROMIUM, type Fault } from '../fault.ts';
import { isCompleteMultipart } from '../trial/s3-error.ts';
import { isCompleteCall } from '../trial/trial.ts';

function loseAnswers(
  proxy: HttpProxy,
  isLost: (method: string, path: string) => boolean,
  count: number,
): void {
  let left = count;
  proxy.interfere((method, path) => {
    if (left === 0 || !isLost(method, path)) return 'pass';
    left -= 1;
    return 'lose-answer';
  });
}

export const completeAnswerLost: Fault = {
  name: 'complete-answer-lost',
  summary:
    'the answer to Complete is lost between bucket and backend, between backend and extension, or both',
  browsers: CHROMIUM,
  trials: 9,
  load: 'mixed',
  prepare: ({ stage: { servers }, random, index }) => {
    const count = random.between(1, 4);
    if (index % 3 !== 1) loseAnswers(servers.backendToBucket.proxy, isCompleteMultipart, count);
    if (index % 3 !== 2) loseAnswers(servers.browserToBackend.proxy, isCompleteCall, count);
    return Promise.resolve(null);
  },
  strike: (trial) => trial.listed,
};
