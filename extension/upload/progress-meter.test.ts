import { describe, expect, it } from 'vitest';
import { ProgressMeter } from './progress-meter.ts';

describe('the progress meter', () => {
  it('knows no speed before it has seen a span of time', () => {
    const meter = new ProgressMeter();
    expect(meter.measure(0, 0, 1000)).toEqual({ bytesPerSecond: null, secondsLeft: null });
    expect(meter.measure(10, 500, 1000)).toEqual({ bytesPerSecond: null, secondsLeft: null });
  });

  it('gives bytes a second and the seconds left', () => {
    const meter = new ProgressMeter();
    meter.measure(0, 0, 1000);
    expect(meter.measure(1000, 250, 1000)).toEqual({ bytesPerSecond: 250, secondsLeft: 3 });
  });

  it('gives no time left where the size is not known', () => {
    const meter = new ProgressMeter();
    meter.measure(0, 0, null);
    expect(meter.measure(1000, 250, null)).toEqual({ bytesPerSecond: 250, secondsLeft: null });
  });

  it('follows the last seconds, not the whole past', () => {
    const meter = new ProgressMeter();
    for (let second = 0; second <= 10; second += 1) meter.measure(second * 1000, second * 100, 1e6);
    let speed: number | null = 0;
    for (let second = 1; second <= 10; second += 1) {
      speed = meter.measure(10_000 + second * 1000, 1000 + second * 900, 1e6).bytesPerSecond;
    }
    expect(speed).toBe(900);
  });

  it('starts anew when bytes are sent again', () => {
    const meter = new ProgressMeter();
    meter.measure(0, 0, 1000);
    meter.measure(1000, 800, 1000);
    expect(meter.measure(1100, 0, 1000).bytesPerSecond).toBeNull();
    expect(meter.measure(2100, 100, 1000).bytesPerSecond).toBe(100);
  });
});
