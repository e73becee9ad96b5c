import { expect, test } from 'vitest';
import { displayLink, hostOf } from './display-link.ts';

test('shows a link without its protocol', () => {
  expect(displayLink('https://pail.example/s/a1')).toBe('pail.example/s/a1');
  expect(displayLink('http://127.0.0.1:8787/s/a1')).toBe('127.0.0.1:8787/s/a1');
});

test('names the host with its port, without the path', () => {
  expect(hostOf('http://127.0.0.1:8787/pail')).toBe('127.0.0.1:8787');
  expect(hostOf('https://pail.example')).toBe('pail.example');
});
