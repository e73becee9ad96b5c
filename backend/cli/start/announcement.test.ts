import { describe, expect, it } from 'vitest';
import { type Announcement, formatAnnouncement } from './announcement.ts';

const announcement: Announcement = {
  baseUrl: 'http://127.0.0.1:8787',
  takenPort: null,
  connectionLink: 'http://127.0.0.1:8787/connect#pail-connect-code',
  canAskForLinks: false,
  chromeExtension: '/pail/dist/chrome',
  firefoxExtension: '/pail/dist/firefox',
  dataDirectory: '/pail/.pail',
  logFile: '/pail/.pail/pail.log',
};

describe('formatAnnouncement', () => {
  it('has the connection link alone on its line, to be copied whole', () => {
    expect(
      formatAnnouncement(announcement)
        .split('\n')
        .map((line) => line.trim()),
    ).toContain(announcement.connectionLink);
  });

  it('says when the wanted port is taken, and only then', () => {
    expect(formatAnnouncement({ ...announcement, takenPort: 8787 })).toContain('(port 8787 is taken)');
    expect(formatAnnouncement(announcement)).not.toContain('taken');
  });

  it('offers Enter only where somebody can press it', () => {
    expect(formatAnnouncement({ ...announcement, canAskForLinks: true })).toContain('Enter makes another');
    expect(formatAnnouncement(announcement)).not.toContain('Enter');
  });
});
