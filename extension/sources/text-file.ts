import type { TextFormat } from '../../shared/messages/text-format.ts';
import { fileNameOfTitle } from './page-filename.ts';

const FORMATS: Readonly<Record<TextFormat, { type: string; extension: string }>> = {
  text: { type: 'text/plain', extension: 'txt' },
  markdown: { type: 'text/markdown', extension: 'md' },
};

/** Characters of a text that make its file's name, where there is no title. */
const NAME_LENGTH = 60;

/** Text as a file that is called after the page that it comes from, or else after its first words. */
export function textFile(text: string, format: TextFormat, title: string | null): File {
  const { type, extension } = FORMATS[format];
  const name = fileNameOfTitle(title) ?? fileNameOfTitle(text.slice(0, NAME_LENGTH)) ?? 'Text';
  return new File([text], `${name}.${extension}`, { type });
}
