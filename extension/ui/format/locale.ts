/** The language of the interface's text, so that words and numbers agree. */
export const LOCALE = 'en';
