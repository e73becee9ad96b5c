import { fileNameOfTitle } from './page-filename.ts';

const FORMATS = {
  text: { type: 'text/plain', extension: 'txt' },
  markdown: { type: 'text/markdown', extension: 'md' },
};

/** Words of a selection that make its file's name, where the page has no title. */
const NAME_LENGTH = 60;

/** Text that was selected on a page, as a file that is called after the page. */
export function selectionFile(text: string, format: keyof typeof FORMATS, title: string | null): File {
  const { type, extension } = FORMATS[format];
  const name = fileNameOfTitle(title) ?? fileNameOfTitle(text.slice(0, NAME_LENGTH)) ?? 'Selection';
  return new File([text], `${name}.${extension}`, { type });
}
