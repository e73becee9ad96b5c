/** Gives an element of Pail's in a page its look, over all that the page says of its elements. */
export function importantStyle(element: HTMLElement, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) element.style.setProperty(name, value, 'important');
}
