/** The folder that all files lie in, going by their names (`holiday/2026/cat.png`); null where there is none. */
export function commonFolder(names: readonly string[]): string | null {
  const [folder, ...inside] = names[0]?.split('/') ?? [];
  if (!folder || inside.length === 0) return null;
  return names.every((name) => name.startsWith(`${folder}/`)) ? folder : null;
}
