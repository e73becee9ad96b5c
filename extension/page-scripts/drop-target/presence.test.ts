import { expect, test } from 'vitest';
import { ABSENT_MS, TargetPresence } from './presence.ts';

function watched(): { presence: TargetPresence; log: string[] } {
  const log: string[] = [];
  const presence = new TargetPresence({
    show: () => log.push('show'),
    widen: () => log.push('widen'),
    hide: () => log.push('hide'),
  });
  return { presence, log };
}

test('is there as long as something is dragged over the page', () => {
  const { presence, log } = watched();
  presence.over(0);
  presence.over(1000);
  presence.look(1000 + ABSENT_MS);
  expect(log).toEqual(['show']);
  presence.look(1001 + ABSENT_MS);
  expect(log).toEqual(['show', 'hide']);
});

test('is there while it is dragged over a frame or the target itself, and goes when it is let go elsewhere', () => {
  const { presence, log } = watched();
  presence.told({ dropTarget: 'drag', drag: 'over' }, 0);
  presence.told({ dropTarget: 'news', news: 'over' }, 1000);
  presence.look(1500);
  expect(log).toEqual(['show']);
  presence.told({ dropTarget: 'drag', drag: 'ended' }, 1600);
  expect(log).toEqual(['show', 'hide']);
});

test('stays until it has done with what was dropped on it', () => {
  const { presence, log } = watched();
  presence.over(0);
  presence.told({ dropTarget: 'news', news: 'taken' }, 10);
  presence.ended();
  presence.look(60_000);
  presence.told({ dropTarget: 'news', news: 'failed' }, 60_000);
  expect(log).toEqual(['show', 'widen']);
  presence.told({ dropTarget: 'news', news: 'finished' }, 61_000);
  expect(log).toEqual(['show', 'widen', 'hide']);
});

test('is not called back by what is told too late', () => {
  const { presence, log } = watched();
  presence.told({ dropTarget: 'news', news: 'over' }, 0);
  presence.told({ dropTarget: 'news', news: 'taken' }, 0);
  presence.ended();
  expect(log).toEqual([]);
});
