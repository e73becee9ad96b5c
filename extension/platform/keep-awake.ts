import { browser } from 'wxt/browser';

/**
 * Firefox puts a background page to sleep, with the uploads in it, 30 s after its last event. A call of an extension
 * API counts as one, so it has to come more often than that; in milliseconds.
 */
const PULSE_MS = 10_000;

function startPulse(): ReturnType<typeof setInterval> {
  return setInterval(() => void browser.runtime.getPlatformInfo(), PULSE_MS);
}

let pulse: ReturnType<typeof setInterval> | null = null;

/** Keeps the background page awake, or lets it sleep again. */
export function keepAwake(awake: boolean): void {
  if (awake && pulse === null) pulse = startPulse();
  if (!awake && pulse !== null) {
    clearInterval(pulse);
    pulse = null;
  }
}

/** Keeps the background awake until something is done that may wait for the person, in Chrome too. */
export async function awakeDuring<Value>(work: () => Promise<Value>): Promise<Value> {
  const own = startPulse();
  try {
    return await work();
  } finally {
    clearInterval(own);
  }
}
