import type { StoredFile } from '../../shared/api/files.ts';
import type { LinkFormat } from '../../shared/messages/link-format.ts';

/** What is told of a file in a link to it. */
export type LinkedFile = Pick<StoredFile, 'name' | 'link' | 'contentType' | 'size'>;

/** The links of files as text to paste, a file a line. */
export function formatLinks(files: readonly LinkedFile[], format: LinkFormat): string {
  return files.map((file) => formatLink(file, format)).join('\n');
}

function formatLink(file: LinkedFile, { kind, template }: LinkFormat): string {
  const { name, link, contentType } = file;
  const isImage = contentType.startsWith('image/');
  switch (kind) {
    case 'url':
      return link;
    case 'markdown':
      // https://spec.commonmark.org/0.31.2/#backslash-escapes
      return `${isImage ? '!' : ''}[${name.replace(/[\\[\]*_`<]/g, String.raw`\$&`)}](${link})`;
    case 'html':
      return isImage
        ? `<img src="${escapeHtml(link)}" alt="${escapeHtml(name)}">`
        : `<a href="${escapeHtml(link)}">${escapeHtml(name)}</a>`;
    case 'bbcode':
      return isImage ? `[img]${link}[/img]` : `[url=${link}]${name.replace(/[[\]]/g, '')}[/url]`;
    case 'custom':
      return fillIn(file, template);
  }
}

const HTML_ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => HTML_ENTITIES[sign] ?? sign);
}

/** In one pass: a name that looks like a field stays a name. */
function fillIn({ name, link, contentType, size }: LinkedFile, template: string): string {
  const values: Readonly<Record<string, string>> = { link, name, type: contentType, size: String(size) };
  return template.replace(/\{(link|name|type|size)\}/g, (field, key: string) => values[key] ?? field);
}
