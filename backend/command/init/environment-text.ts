import { parseEnv } from 'node:util';
import { UsageError } from '../failure.ts';

/** What is written for a variable; undefined: its line goes. */
export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Puts variables into the text of an environment file. Lines of other variables, and remarks, stay as they are.
 * @throws {UsageError} for a value that no environment file can hold.
 */
export function withVariables(text: string, variables: Variables): string {
  const left = new Map(Object.entries(variables));
  const lines = text.split('\n').flatMap((line) => {
    const name = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/.exec(line)?.[1];
    if (name === undefined || !Object.hasOwn(variables, name)) return [line];
    const value = left.get(name);
    left.delete(name);
    return value === undefined ? [] : [formatLine(name, value)];
  });
  while (lines.at(-1) === '') lines.pop();
  for (const [name, value] of left) if (value !== undefined) lines.push(formatLine(name, value));
  return `${lines.join('\n')}\n`;
}

function formatLine(name: string, value: string): string {
  const candidates = /^[\w./:@+=,-]*$/.test(value)
    ? [`${name}=${value}`]
    : ['"', "'", '`'].map((quote) => `${name}=${quote}${value}${quote}`);
  // Node's own reading decides: it knows no escapes but \n.
  const line = candidates.find((each) => !each.includes('\n') && parseEnv(each)[name] === value);
  if (line !== undefined) return line;
  throw new UsageError(
    `The value of ${name} cannot stand in an environment file: it has line ends, or every kind of quote.`,
  );
}
