import { z } from 'zod';
import { readDocument } from '../body/read-document.ts';
import type { CorsRule } from '../cors/cors-rule.ts';
import { S3Error } from '../errors.ts';
import { type Reply, xmlReply } from '../http/reply.ts';
import { xmlList } from '../xml.ts';
import type { Operation } from './operation.ts';

const RULES_MAX = 100;
const METHODS: ReadonlySet<string> = new Set(['GET', 'PUT', 'POST', 'DELETE', 'HEAD']);

const texts = xmlList(z.string(), RULES_MAX);

const corsDocument = z.object({
  CORSConfiguration: z.object({
    CORSRule: xmlList(
      z.object({
        ID: z.string().max(255).optional(),
        AllowedOrigin: texts,
        AllowedMethod: texts,
        AllowedHeader: texts.optional(),
        ExposeHeader: texts.optional(),
        MaxAgeSeconds: z
          .string()
          .regex(/^\d{1,9}$/)
          .optional(),
      }),
      RULES_MAX,
    ),
  }),
});

/** PutBucketCors */
export const putBucketCors: Operation = async ({ request, body, storage }): Promise<Reply> => {
  const document = corsDocument.safeParse(await readDocument(body));
  if (!document.success) throw new S3Error('MalformedXML');
  const rules = document.data.CORSConfiguration.CORSRule.map((rule): CorsRule => {
    refuseUnsupported(rule.AllowedMethod, rule.AllowedOrigin);
    return {
      id: rule.ID,
      origins: rule.AllowedOrigin,
      methods: rule.AllowedMethod,
      headers: rule.AllowedHeader ?? [],
      exposed: rule.ExposeHeader ?? [],
      maxAge: rule.MaxAgeSeconds === undefined ? undefined : Number(rule.MaxAgeSeconds),
    };
  });
  storage.buckets.setCors(request.bucket, rules);
  return { status: 200 };
};

/** GetBucketCors */
export const getBucketCors: Operation = ({ request, storage }): Reply => {
  const rules = storage.buckets.cors(request.bucket);
  if (rules.length === 0) {
    throw new S3Error('NoSuchCORSConfiguration', undefined, { BucketName: request.bucket });
  }
  return xmlReply('CORSConfiguration', {
    CORSRule: rules.map((rule) => ({
      ID: rule.id,
      AllowedOrigin: rule.origins,
      AllowedMethod: rule.methods,
      AllowedHeader: rule.headers,
      ExposeHeader: rule.exposed,
      MaxAgeSeconds: rule.maxAge,
    })),
  });
};

/** DeleteBucketCors */
export const deleteBucketCors: Operation = ({ request, storage }): Reply => {
  storage.buckets.setCors(request.bucket, []);
  return { status: 204 };
};

function refuseUnsupported(methods: readonly string[], origins: readonly string[]): void {
  const method = methods.find((each) => !METHODS.has(each));
  if (method !== undefined) {
    throw new S3Error(
      'InvalidRequest',
      `Found unsupported HTTP method in CORS config. Unsupported method is ${method}`,
    );
  }
  const origin = origins.find((each) => each.split('*').length > 2);
  if (origin !== undefined) {
    throw new S3Error('InvalidRequest', `AllowedOrigin "${origin}" can not have more than one wildcard.`);
  }
}
