import { describe, expect, it } from 'vitest';
import { parseXml, toXml } from './xml.ts';

describe('XML', () => {
  it('carries any text there and back', () => {
    const key = `a&b<c>"d'e\u0001\r\n\t é😀 ]]> `;
    expect(parseXml(toXml('Root', { Key: key }))).toMatchObject({ Root: { Key: key } });
  });

  it('repeats an element for a list and leaves out what is undefined', () => {
    expect(toXml('Root', { Item: ['a', { B: 1 }], None: undefined, Empty: [] }, 'none')).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<Root><Item>a</Item><Item><B>1</B></Item></Root>',
    );
  });

  it.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['an element that is not closed', '<a><b></a>'],
    ['no XML at all', 'hello'],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(() => parseXml(text)).toThrow('not well-formed');
  });

  it('expands no entities but those of XML itself', () => {
    expect(parseXml('<a>&lt;&#65;&#x42;&amp;lt;&nbsp;</a>')).toEqual({ a: '<AB&lt;&nbsp;' });
  });
});
