import type { CORSRule } from '@aws-sdk/client-s3';

/** By this name Pail knows the rule that it made. */
const RULE_ID = 'pail-web-pages';

/** What an upload and a download from a page need. */
const METHODS = ['GET', 'HEAD', 'PUT'];

/** The same rules, all as they are, with one put in, or renewed, that lets pages of these origins upload. */
export function withPageRule(rules: readonly CORSRule[], origins: readonly string[]): CORSRule[] {
  return [
    ...rules.filter(({ ID }) => ID !== RULE_ID),
    {
      ID: RULE_ID,
      AllowedOrigins: [...origins],
      AllowedMethods: METHODS,
      AllowedHeaders: ['*'],
      ExposeHeaders: ['ETag'],
      MaxAgeSeconds: 3600,
    },
  ];
}

/** Which of these origins no rule lets upload. */
export function originsWithout(rules: readonly CORSRule[], origins: readonly string[]): string[] {
  return origins.filter(
    (origin) =>
      !rules.some(
        ({ AllowedMethods = [], AllowedOrigins = [] }) =>
          AllowedMethods.includes('PUT') &&
          AllowedOrigins.some((allowed) => allowed === '*' || allowed === origin),
      ),
  );
}
