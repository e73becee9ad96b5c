import type { ReactNode } from 'react';
import type { FetchedCode } from './fetched-code.ts';
import { useFetched } from './use-fetched.ts';

interface FetchedProps<Module> {
  code: FetchedCode<Module>;
  /** Drawn until it is there. */
  meanwhile?: ReactNode;
  children: (module: Module) => ReactNode;
}

/** Draws what comes from a module of its own as soon as that is there, see `useFetched`. */
export function Fetched<Module>({ code, meanwhile = null, children }: FetchedProps<Module>) {
  const module = useFetched(code);
  return module === null ? meanwhile : children(module);
}
