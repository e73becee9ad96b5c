import { describe, expect, it } from 'vitest';
import { canOpenWindow } from './display.ts';

describe('canOpenWindow', () => {
  it.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { DISPLAY: '', WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['darwin', {}, true],
    ['win32', {}, true],
    ['darwin', { PAIL_OPEN_BROWSER: '0' }, false],
    ['linux', { DISPLAY: ':0', PAIL_OPEN_BROWSER: '0' }, false],
  ] as const)('on %s with %j: %s', (platform, env, expected) => {
    expect(canOpenWindow(platform, env)).toBe(expected);
  });
});
