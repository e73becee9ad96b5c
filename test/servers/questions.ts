import { z } from 'zod';

/** What a server process may be told; it answers each. */
export const questionSchema = z.discriminatedUnion('ask', [
  /** A new connection link; the backend answers it. */
  z.object({ ask: z.literal('connection-link') }),
  /** To remove every object; the bucket answers what was there. */
  z.object({ ask: z.literal('empty') }),
  /** To move its clock by so many milliseconds. */
  z.object({ ask: z.literal('shift-clock'), milliseconds: z.number() }),
]);

export type Question = z.infer<typeof questionSchema>;

export const linkSchema = z.object({ link: z.string() });

export const emptiedSchema = z.object({ objects: z.number(), bytes: z.number() });

export const shiftedSchema = z.object({ now: z.number() });

/** Answers what this process is told, until it ends. A question that makes no sense ends it. */
export function answerQuestions(answer: (question: Question) => Promise<object>): void {
  process.on('message', (message) => {
    void answer(questionSchema.parse(message)).then((words) => process.send?.(words));
  });
}
