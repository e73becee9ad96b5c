import { validateHeaderValue } from 'node:http';
import { S3Error } from '../errors.ts';

/**
 * A text from a URL as a header's value: the UTF-8 bytes that it stands for, which Node wants as Latin-1.
 *
 * @throws S3Error InvalidArgument for a text that no header can carry, such as one with a line break
 */
export function headerValue(name: string, text: string): string {
  const value = Buffer.from(text).toString('latin1');
  try {
    validateHeaderValue(name, value);
  } catch {
    throw new S3Error('InvalidArgument', 'Header value cannot be represented', {
      ArgumentName: name,
      ArgumentValue: text,
    });
  }
  return value;
}
