import type { StoredFile } from '../../../shared/api/files.ts';
import type { Link } from '../../../shared/api/links.ts';
import type { ConnectionView } from '../../messaging/pail-client.ts';
import type { UploadView } from '../../../shared/messages/upload-view.ts';

/** A stored file for tests. */
export function storedFile(changes: Partial<StoredFile> = {}): StoredFile {
  return {
    id: '5e0c4f0e-6d0a-4c55-9d60-1f0f3a1e5b01',
    name: 'cat.png',
    contentType: 'image/png',
    size: 1_250_000,
    checksum: null,
    link: 'https://pail.example/s/Qm4x9LbT2a',
    sourceUrl: null,
    createdAt: 1_000_000_000_000,
    ...changes,
  };
}

/** A link beside a file's own, for tests. */
export function shareLink(changes: Partial<Link> = {}): Link {
  return {
    slug: 'Zk7Q2w',
    url: 'https://pail.example/s/Zk7Q2w',
    state: 'active',
    isFileLink: false,
    createdAt: 1_000_000_000_000,
    expiresAt: null,
    hasPassword: false,
    maxDownloads: null,
    downloads: null,
    ...changes,
  };
}

/** A connection for tests: the only one, unless another is the default. */
export function connectionView(changes: Partial<ConnectionView> = {}): ConnectionView {
  return {
    id: 'c0c0c0c0-0000-4000-8000-000000000001',
    baseUrl: 'https://pail.example',
    name: '',
    title: 'pail.example',
    colour: 'blue',
    deviceName: 'Chrome on Linux',
    isDefault: true,
    hostsToAllow: [],
    ...changes,
  };
}

/** An upload for tests. */
export function uploadView(changes: Partial<UploadView> = {}): UploadView {
  return {
    id: '0b6f9a7e-93a4-4a8e-8a53-2f6f5d1c7a11',
    connectionId: null,
    name: 'cat.png',
    origin: 'drop',
    contentType: 'image/png',
    size: 1_250_000,
    state: 'waiting',
    doneBytes: 0,
    bytesPerSecond: null,
    secondsLeft: null,
    trouble: null,
    error: null,
    file: null,
    linkCopied: false,
    addedAt: 1_000_000_000_000,
    ...changes,
  };
}
