import ts from 'typescript';

/** Attributes that people read or hear. */
const READ_ATTRIBUTES: ReadonlySet<string> = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'label',
  'placeholder',
  'title',
]);

const HAS_LETTERS = /\p{Letter}/u;

/** Finds words that stand in JSX itself, where no language but one can have them; a line each. */
export function textsInCode(filename: string, code: string): string[] {
  const file = ts.createSourceFile(filename, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const report = (node: ts.Node, text: string): void => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${filename}:${line + 1}: “${text.trim()}” belongs into the message files`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && HAS_LETTERS.test(node.text)) report(node, node.text);
    if (ts.isJsxAttribute(node) && READ_ATTRIBUTES.has(node.name.getText())) {
      const value = node.initializer;
      const inner = value && ts.isJsxExpression(value) ? value.expression : value;
      if (inner && ts.isStringLiteralLike(inner) && HAS_LETTERS.test(inner.text)) report(inner, inner.text);
      if (inner && ts.isTemplateExpression(inner)) report(inner, inner.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
