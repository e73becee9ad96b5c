import { randomBytes } from 'node:crypto';
import { bytes } from '../site.ts';
import { type HardPage, pageOfImage, somePicture } from './hard-page.ts';

const picture = somePicture();
const film = randomBytes(300_000);
const song = randomBytes(200_000);
const archive = randomBytes(100_000);

/** A page as it should be, to compare with. */
export const PLAIN_PAGE: HardPage = {
  name: 'nothing hard',
  html: `${pageOfImage('photo.png')}
    <video src="film.mp4" preload="none"></video>
    <audio src="song.mp3" preload="none" controls></audio>
    <a href="files.zip">Files</a>`,
  answers: {
    'photo.png': bytes('image/png', picture),
    'film.mp4': bytes('video/mp4', film),
    'song.mp3': bytes('audio/mpeg', song),
    'files.zip': bytes('application/zip', archive),
  },
  cases: [
    { source: 'image', expected: { uploaded: picture, name: 'photo.png' } },
    { source: 'video', selector: 'video', expected: { uploaded: film, name: 'film.mp4' } },
    { source: 'audio', selector: 'audio', expected: { uploaded: song, name: 'song.mp3' } },
    { source: 'link', selector: 'a', expected: { uploaded: archive, name: 'files.zip' } },
  ],
};
