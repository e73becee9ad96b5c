import { z } from 'zod';

/** By which a person tells connections apart, beside their names. */
export const connectionColourSchema = z.enum([
  'blue',
  'green',
  'orange',
  'pink',
  'teal',
  'purple',
  'red',
  'grey',
]);

export type ConnectionColour = z.infer<typeof connectionColourSchema>;

/** Characters of a connection's name. */
export const MAX_CONNECTION_NAME_LENGTH = 60;

/** What a person may choose of a connection. */
export const connectionLookSchema = z.object({
  /** Empty for the server's host. */
  name: z.string().trim().max(MAX_CONNECTION_NAME_LENGTH).optional(),
  colour: connectionColourSchema.optional(),
});

export type ConnectionLook = z.infer<typeof connectionLookSchema>;
