import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import { S3Error } from './errors.ts';

/** A value of an XML element: a text, child elements, or (as a list) the element repeated. */
export type XmlValue = string | number | boolean | XmlElement | readonly XmlValue[] | undefined;
export interface XmlElement {
  readonly [name: string]: XmlValue;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

const builder = new XMLBuilder({ ignoreAttributes: false, processEntities: false });
const parser = new XMLParser({ processEntities: false, parseTagValue: false, trimValues: false });

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Also control characters, which a key may hold; as a bare character a reader would drop or reject them. */
function escapeText(text: string): string {
  return text.replaceAll(
    // oxlint-disable-next-line no-control-regex -- keys may hold control characters
    /[&<>"'\u0000-\u001F\u007F-\u009F\uFFFE\uFFFF]/g,
    (character) => {
      const named = Object.entries(ENTITIES).find(([, plain]) => plain === character);
      return named ? `&${named[0]};` : `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
    },
  );
}

function escapeValue(value: XmlValue): XmlValue {
  if (typeof value === 'string') return escapeText(value);
  if (isList(value)) return value.map(escapeValue);
  if (typeof value === 'object') return escapeElement(value);
  return value;
}

function escapeElement(element: XmlElement): XmlElement {
  const present = Object.entries(element).filter(([, child]) => child !== undefined);
  return Object.fromEntries(present.map(([name, child]) => [name, escapeValue(child)]));
}

/** Array.isArray does not narrow a readonly list. */
function isList(value: XmlValue): value is readonly XmlValue[] {
  return Array.isArray(value);
}

/** An XML document; elements whose value is undefined are left out. Errors carry no namespace, results do. */
export function toXml(root: string, value: XmlElement, namespace: 'none' | 's3' = 's3'): string {
  const attributes = namespace === 's3' ? { '@_xmlns': NAMESPACE } : {};
  return DECLARATION + builder.build({ [root]: { ...attributes, ...escapeElement(value) } });
}

function unescapeText(text: string): string {
  return text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return ENTITIES[name] ?? whole;
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    if (!(code <= 0x10ffff)) throw new S3Error('MalformedXML');
    return String.fromCodePoint(code);
  });
}

function unescapeValue(value: unknown): unknown {
  if (typeof value === 'string') return unescapeText(value);
  if (Array.isArray(value)) return value.map(unescapeValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, unescapeValue(child)]));
}

/**
 * Reads a document sent by a client. Only the five predefined entities and character references are
 * understood: a document type, and with it any other entity, is refused.
 *
 * @throws S3Error MalformedXML
 */
export function parseXml(text: string): unknown {
  if (text.includes('<!DOCTYPE') || XMLValidator.validate(text) !== true) throw new S3Error('MalformedXML');
  return unescapeValue(parser.parse(text));
}

/** The schema of an element that may be repeated up to `max` times: read, one is a value and several a list. */
export function xmlList<Item extends z.ZodType>(item: Item, max: number) {
  return z.preprocess((value): unknown => (Array.isArray(value) ? value : [value]), z.array(item).max(max));
}
