/** How the fetch of a module ended. */
export type FetchedOutcome<Module> = { module: Module } | { failure: unknown };

/** A module that is fetched once, when something of it is first drawn. */
export interface FetchedCode<Module> {
  /** Null before it is there. */
  readonly outcome: FetchedOutcome<Module> | null;
  /** Never rejects. */
  fetch(): Promise<FetchedOutcome<Module>>;
}

/** @param load imports the module, so that it is a script of its own */
export function fetchedCode<Module>(load: () => Promise<Module>): FetchedCode<Module> {
  let outcome: FetchedOutcome<Module> | null = null;
  let fetching: Promise<FetchedOutcome<Module>> | null = null;
  return {
    get outcome() {
      return outcome;
    },
    fetch() {
      fetching ??= load()
        .then(
          (module) => ({ module }),
          (failure: unknown) => ({ failure }),
        )
        .then((ended) => (outcome = ended));
      return fetching;
    },
  };
}
