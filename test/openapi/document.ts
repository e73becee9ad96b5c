import { z } from 'zod';

/** As much of JSON Schema as the API's document uses. */
export interface Schema {
  type?: string | undefined;
  format?: string | undefined;
  nullable?: boolean | undefined;
  enum?: unknown[] | undefined;
  minimum?: number | undefined;
  maximum?: number | undefined;
  minItems?: number | undefined;
  maxItems?: number | undefined;
  items?: Schema | undefined;
  properties?: Record<string, Schema> | undefined;
  additionalProperties?: Schema | boolean | undefined;
}

const schemaSchema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    type: z.string().optional(),
    format: z.string().optional(),
    nullable: z.boolean().optional(),
    enum: z.array(z.unknown()).optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    minItems: z.number().optional(),
    maxItems: z.number().optional(),
    items: schemaSchema.optional(),
    properties: z.record(z.string(), schemaSchema).optional(),
    additionalProperties: z.union([z.boolean(), schemaSchema]).optional(),
  }),
);

const operationSchema = z.object({
  parameters: z
    .array(z.object({ name: z.string(), in: z.enum(['path', 'query', 'header']), schema: schemaSchema }))
    .default([]),
  requestBody: z
    .object({ content: z.object({ 'application/json': z.object({ schema: schemaSchema }) }) })
    .optional(),
});

const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
});

/** One method of one path of the API. */
export interface Operation {
  /** `POST /uploads/{id}/parts`: without the prefix that all have. */
  name: string;
  method: string;
  path: string;
  parameters: readonly { name: string; in: 'path' | 'query' | 'header'; schema: Schema }[];
  /** Of its JSON body; undefined where it takes none. */
  body: Schema | undefined;
}

/** Every operation that a backend says it has. */
export async function readOperations(baseUrl: string): Promise<Operation[]> {
  const answer = await fetch(`${baseUrl}/api/v1/openapi.json`);
  const { paths } = documentSchema.parse(await answer.json());
  return Object.entries(paths).flatMap(([fullPath, operations]) =>
    Object.entries(operations).map(([lowerCase, { parameters, requestBody }]) => {
      const [method, path] = [lowerCase.toUpperCase(), fullPath.replace(/^\/api\/v1/, '')];
      const body = requestBody?.content['application/json'].schema;
      return { name: `${method} ${path}`, method, path, parameters, body };
    }),
  );
}
