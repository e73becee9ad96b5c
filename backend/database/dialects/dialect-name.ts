/** The databases that Pail runs on. */
export type DialectName = 'sqlite' | 'postgres';
