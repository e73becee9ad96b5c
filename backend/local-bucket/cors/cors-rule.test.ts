import { describe, expect, it } from 'vitest';
import { type CorsRule, corsHeaders } from './cors-rule.ts';

const rule: CorsRule = {
  origins: ['https://*.example.org'],
  methods: ['PUT', 'GET'],
  headers: ['Content-*'],
  exposed: ['ETag'],
  maxAge: 60,
};
const question = { origin: 'https://a.example.org', method: 'PUT', headers: ['content-md5'] };

describe('a CORS rule', () => {
  it('allows what fits, and names the origin', () => {
    expect(corsHeaders([rule], question)).toMatchObject({
      'access-control-allow-origin': 'https://a.example.org',
      'access-control-allow-methods': 'PUT, GET',
      'access-control-allow-headers': 'content-md5',
      'access-control-expose-headers': 'ETag',
      'access-control-max-age': '60',
      'access-control-allow-credentials': 'true',
    });
  });

  it.each([
    ['another origin', { origin: 'https://example.org' }],
    ['another method', { method: 'DELETE' }],
    ['another header', { headers: ['content-md5', 'x-amz-acl'] }],
  ])('does not allow %s', (_, difference) => {
    expect(corsHeaders([rule], { ...question, ...difference })).toBeUndefined();
  });

  it('for any origin allows no credentials', () => {
    const headers = corsHeaders([{ ...rule, origins: ['*'] }], question);
    expect(headers).toMatchObject({ 'access-control-allow-origin': '*' });
    expect(headers).not.toHaveProperty('access-control-allow-credentials');
  });

  it('does not let the ends of a pattern overlap', () => {
    expect(corsHeaders([{ ...rule, origins: ['aba*aba'] }], { ...question, origin: 'aba' })).toBeUndefined();
  });
});
