import type { Check, Outcome } from '../check.ts';
import type { Probe } from '../probe.ts';

/** From this difference on buckets refuse signatures (15 minutes on AWS), in milliseconds. */
const REFUSED_FROM = 15 * 60_000;

/** A clock that is set by the network is off by less than this, in milliseconds. */
const USUAL = 60_000;

/** Whether our clock and the bucket's tell the same time, which signatures go by. */
export const clockCheck: Check = {
  name: 'clock',
  needs: ['endpoint'],
  run: ({ probe }) => Promise.resolve(judgeClock(probe)),
};

/** What the difference of both clocks means. */
export function judgeClock({
  askedAt,
  bucketTime,
  code,
}: Pick<Probe, 'askedAt' | 'bucketTime' | 'code'>): Outcome {
  if (bucketTime === undefined) {
    return code === 'RequestTimeTooSkewed'
      ? { status: 'fail', found: 'the bucket says that the clocks differ too much', fix: FIX }
      : { status: 'skipped', found: 'the bucket does not tell its time' };
  }
  const difference = askedAt - bucketTime;
  const found = `this machine's clock is ${inWords(Math.abs(difference))} ${difference > 0 ? 'ahead of' : 'behind'} the bucket's`;
  if (Math.abs(difference) >= REFUSED_FROM || code === 'RequestTimeTooSkewed')
    return { status: 'fail', found, fix: FIX };
  if (Math.abs(difference) >= USUAL) return { status: 'warn', found, fix: FIX };
  return { status: 'ok', found: 'both clocks tell the same time' };
}

const FIX =
  'Have the clock of the one that is wrong set by the network (NTP): signatures are good for 15 minutes around the time.';

function inWords(milliseconds: number): string {
  const minutes = milliseconds / 60_000;
  return minutes < 120 ? `${Math.round(minutes)} minutes` : `${Math.round(minutes / 60)} hours`;
}
