import type { Check, Outcome } from '../check.ts';
import type { Patient } from '../patient.ts';

/** Whether anything answers at all where the bucket should be. */
export const endpointCheck: Check = {
  name: 'endpoint',
  run: ({ probe, settings }) => Promise.resolve(judge(probe, settings)),
};

const WHERE = 'S3_ENDPOINT';

function judge({ status, code }: Patient['probe'], { endpoint }: Patient['settings']): Outcome {
  const place = endpoint ?? "AWS's own endpoint";
  if (status !== undefined) return { status: 'ok', found: `${place} answers` };
  if (code === 'CredentialsProviderError')
    return { status: 'skipped', found: 'there are no keys to ask it with' };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return {
      status: 'fail',
      found: `the name of ${place} is not known (${code})`,
      fix: `Check ${WHERE}; where the bucket's name is put before it, set S3_FORCE_PATH_STYLE=true.`,
    };
  }
  if (code === 'EPROTO' || code === 'ERR_SSL_WRONG_VERSION_NUMBER') {
    return {
      status: 'fail',
      found: `${place} does not speak TLS (${code})`,
      fix: `Write ${WHERE} with http:// or the port that speaks TLS.`,
    };
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO/.test(code ?? '')) {
    return {
      status: 'fail',
      found: `the certificate of ${place} is not trusted (${code})`,
      fix: 'Give the server a certificate that is valid for that name; for one of your own, set NODE_EXTRA_CA_CERTS.',
    };
  }
  return {
    status: 'fail',
    found: `${place} does not answer (${code ?? 'no reason given'})`,
    fix: `Check that the server runs there, ${WHERE} with its port, and any firewall between.`,
  };
}
