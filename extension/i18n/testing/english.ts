import english from '../../public/_locales/en/messages.json';
import { setLanguage } from '../language.ts';
import { languageOfFile } from '../message-file.ts';

// Tests of the interface read its English words.
setLanguage(languageOfFile(english));
