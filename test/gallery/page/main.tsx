import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { setLanguage } from '../../../extension/i18n/language.ts';
import { languageOfFile } from '../../../extension/i18n/message-file.ts';
import { App } from '../../../extension/ui/App.tsx';
import type { Place } from '../../../extension/ui/place.ts';
import { DropTarget } from '../../../extension/ui/drop-target/DropTarget.tsx';
import { fakeClient } from '../../../extension/ui/testing/fake-client.ts';
import { SCENES, type Scene } from './scenes.ts';

/** Draws the scene that the address names, `?scene=&language=&place=`, with no extension and no server behind it. */
const wanted = new URLSearchParams(location.search);
const scenes: Readonly<Record<string, Scene>> = SCENES;
const scene = scenes[wanted.get('scene') ?? ''];
if (!scene) throw new Error('There is no such scene.');

const answer = await fetch(`/_locales/${wanted.get('language') ?? 'en'}/messages.json`);
const language = languageOfFile(await answer.json());
setLanguage(language);
document.documentElement.lang = language.tag;
document.documentElement.dir = language.direction;

const places: readonly Place[] = ['popup', 'panel', 'window'];
const place = places.find((name) => name === wanted.get('place')) ?? 'window';
const root = document.createElement('div');
// As in the extension's own pages.
root.id = 'root';
document.body.append(root);
const { dropTarget } = scene;
if (dropTarget === undefined) {
  createRoot(root).render(<App client={fakeClient(scene.state(Date.now()))} place={scene.page ?? place} />);
} else {
  const outcome = dropTarget === 'waiting' ? null : { ok: dropTarget.ok, words: dropTarget.words() };
  const take = () => Promise.resolve(outcome ?? { ok: true, words: '' });
  // Drawn at once, so that it hears what is dropped.
  flushSync(() => createRoot(root).render(<DropTarget take={take} tell={() => {}} />));
  if (outcome) window.dispatchEvent(new DragEvent('drop', { dataTransfer: new DataTransfer() }));
}
