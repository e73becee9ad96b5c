/** All elements of a document that match, in open shadow trees too. */
export function elementsOf(root: ParentNode, selector: string): Element[] {
  const inside = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
    shadowRoot ? elementsOf(shadowRoot, selector) : [],
  );
  return [...root.querySelectorAll(selector), ...inside];
}
