import { type Provider, providerOf, providerSchema, type Quirks, quirksOf } from '../../storage/quirks.ts';
import type { Check, Outcome } from '../check.ts';

/** What a provider is known by; whether it checks SHA-256 is told by a check of its own. */
type Way = Exclude<keyof Quirks, 'verifiesSha256'>;

/** Each of the bucket's ways in words. */
const WAYS: Record<Way, string> = {
  refusesOverwrite: 'If-None-Match on a PUT',
  refusesOverwriteOnComplete: 'If-None-Match on completing parts',
  etagIsMd5: "an object's ETag as its MD5",
  partEtagIsMd5: "a part's ETag as its MD5",
  compositeEtag: "the ETag of an object in parts as its parts' MD5s",
};
const NAMES: readonly Way[] = [
  'refusesOverwrite',
  'refusesOverwriteOnComplete',
  'etagIsMd5',
  'partEtagIsMd5',
  'compositeEtag',
];

/** Whether S3_PROVIDER, or what Pail takes the bucket for, says what the bucket really does. */
export const providerCheck: Check = {
  name: 'provider',
  needs: ['objects', 'multipart', 'etag', 'if-none-match'],
  run: ({ settings, probe }, seen) =>
    Promise.resolve(
      judgeProvider(
        settings.provider ?? providerOf(settings.endpoint),
        { ...quirksOf('unknown'), ...seen },
        probe.server,
      ),
    ),
};

/** Compares what Pail expects of a provider with what the bucket was seen to do. */
export function judgeProvider(taken: Provider, seen: Quirks, server: string | undefined): Outcome {
  const expected = quirksOf(taken);
  const broken = NAMES.filter((name) => expected[name] && !seen[name]);
  // A PUT that the bucket merely overwrites harms nobody: keys are never given twice.
  const harmful = broken.filter(
    (name) => name !== 'refusesOverwrite' && name !== 'refusesOverwriteOnComplete',
  );
  const unused = NAMES.filter((name) => !expected[name] && seen[name]);
  const advised = bestProvider(seen, server);
  const fix = `Set S3_PROVIDER=${advised}.`;
  if (broken.length > 0) {
    return {
      status: harmful.length > 0 ? 'fail' : 'warn',
      found: `Pail takes it for ${taken}, but it does not do ${inWords(broken)}`,
      fix,
    };
  }
  if (unused.length > 0 && advised !== taken) {
    return {
      status: 'warn',
      found: `Pail takes it for ${taken}, and so does not use ${inWords(unused)}, which it does`,
      fix,
    };
  }
  return { status: 'ok', found: `Pail takes it for ${taken}, and it behaves so` };
}

/** The provider that promises most of what was seen and nothing else; by its Server header where several do. */
function bestProvider(seen: Quirks, server: string | undefined): Provider {
  const fitting = providerSchema.options.filter(
    (provider) => provider !== 'local' && NAMES.every((name) => !quirksOf(provider)[name] || seen[name]),
  );
  const score = (provider: Provider): number => NAMES.filter((name) => quirksOf(provider)[name]).length;
  const most = Math.max(...fitting.map(score));
  const best = fitting.filter((provider) => score(provider) === most);
  const named = best.find((provider) => server?.toLowerCase().includes(provider));
  // Where nothing is promised, no name says more than this one.
  return named ?? best.find((provider) => provider === 'unknown') ?? best[0] ?? 'unknown';
}

function inWords(names: readonly Way[]): string {
  return names.map((name) => WAYS[name]).join(', ');
}
