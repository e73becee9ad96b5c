import type { Me } from '../../shared/api/devices.ts';
import type { FileKind, ListFilesResponse } from '../../shared/api/files.ts';
import type { Batch } from '../../shared/api/batches.ts';
import type { CreateLink, Link } from '../../shared/api/links.ts';
import type { ConnectionColour, ConnectionLook } from '../../shared/messages/connection.ts';
import type { ImageFormat } from '../../shared/messages/image-options.ts';
import type { HostGrant } from '../../shared/messages/host-grant.ts';
import type { PageTarget } from '../../shared/messages/page-target.ts';
import type { TextFormat } from '../../shared/messages/text-format.ts';
import type { ScreenshotKind } from '../../shared/messages/screenshot.ts';
import type { Shortcut } from '../platform/commands.ts';
import type { Screenshot } from '../screenshot/screenshot.ts';
import type { UploadOrigin, UploadView } from '../../shared/messages/upload-view.ts';
import type { Preferences } from '../settings/preferences.ts';

/** A connection to a backend, as the interface shows it. It never holds the token. */
export interface ConnectionView {
  id: string;
  baseUrl: string;
  /** What the person called it; empty where nobody did. */
  name: string;
  /** What it is called: its name, else its server's host. */
  title: string;
  colour: ConnectionColour;
  deviceName: string;
  /** Whether uploads go over it. */
  isDefault: boolean;
  /**
   * Hosts, in words, that the user has yet to allow (`pail.example`, `bucket.example`); empty when all is granted.
   * Uploads fail without them.
   */
  hostsToAllow: readonly string[];
}

type Unsubscribe = () => void;

/** All that the interface can see and do. Every method may throw a `PailError`. */
export interface PailClient {
  uploads: {
    /** Calls back at once with what is there and again at every change, newest first. */
    subscribe(
      listener: (uploads: readonly UploadView[]) => void,
      onError: (error: unknown) => void,
    ): Unsubscribe;
    /**
     * Adds files, which go over the connection that is chosen now.
     * @param names where files are called otherwise than on disk: with the folders that they lie in
     */
    add(files: readonly File[], origin: UploadOrigin, names?: readonly string[]): Promise<void>;
    /** Uploads text as a file. @param title what it is called after */
    addText(text: string, format: TextFormat, title: string): Promise<void>;
    /** Uploads the file behind an address; where Pail may not reach its host yet, a small window asks first. */
    addAddress(url: string): Promise<void>;
    cancel(id: string): Promise<void>;
    pause(id: string): Promise<void>;
    /** Goes on with what was paused, or starts what failed or was cancelled again. */
    resume(id: string): Promise<void>;
    /** Asks for the host that it lacks, and starts it again where the user allows it. To be called straight from a click. */
    allow(id: string, origin: string): Promise<void>;
    /** Has it sent before all others. */
    sendFirst(id: string): Promise<void>;
    /** Puts uploads that were added together under one link, as far as they are done, and that on the clipboard. */
    copyOneLink(ids: readonly string[]): Promise<void>;
    dismiss(ids: readonly string[]): Promise<void>;
    /** The address of a small picture of what an upload sends; null where none can be made. */
    picture(id: string): Promise<string | null>;
  };
  connections: {
    /** Calls back with all of them, oldest first; exactly one is the default where there are any. */
    subscribe(
      listener: (connections: readonly ConnectionView[]) => void,
      onError: (error: unknown) => void,
    ): Unsubscribe;
    /** A connection link to offer: the active tab's, when it shows a backend's connect page. */
    offeredLink(): Promise<string | null>;
    /**
     * Asks for the backend's host and swaps the link's code for a token. To be called straight from a click: browsers
     * ask for permissions only then.
     */
    connect(link: string): Promise<void>;
    /** Asks for what `hostsToAllow` names. To be called straight from a click. Resolves to false on a refusal. */
    allowHosts(id: string): Promise<boolean>;
    /** Asks the backend who this is: how much it holds, and whether the connection works. */
    test(id: string): Promise<Me>;
    /** Has uploads go over it from now on. */
    choose(id: string): Promise<void>;
    /** Gives it another name or colour. */
    change(id: string, look: ConnectionLook): Promise<void>;
    /** Ends its uploads, revokes the token on the backend where it can be reached, and forgets it here in any case. */
    disconnect(id: string): Promise<void>;
  };
  files: {
    list(
      connectionId: string,
      query: {
        query?: string | undefined;
        kind?: FileKind | undefined;
        cursor?: string | undefined;
        limit?: number | undefined;
      },
    ): Promise<ListFilesResponse>;
    remove(connectionId: string, id: string): Promise<void>;
  };
  links: {
    /** The links of a file, its own first. */
    list(connectionId: string, fileId: string): Promise<readonly Link[]>;
    create(connectionId: string, fileId: string, rules: CreateLink): Promise<Link>;
    revoke(connectionId: string, slug: string): Promise<void>;
    /** The links to several files of which this is one. */
    listBatches(connectionId: string, fileId: string): Promise<readonly Batch[]>;
    revokeBatch(connectionId: string, id: string): Promise<void>;
  };
  preferences: {
    /** Calls back with what the user chose, now and at every change. */
    subscribe(listener: (preferences: Preferences) => void, onError: (error: unknown) => void): Unsubscribe;
    change(change: Partial<Preferences>): Promise<void>;
  };
  /** The site in the tab before the user; null where Pail may not know it. */
  site(): Promise<string | null>;
  /** Whether pages show a drop target while something is dragged over them. */
  pageDropTarget: {
    subscribe(listener: (state: { isOn: boolean }) => void, onError: (error: unknown) => void): Unsubscribe;
    /** Asks for the permission to see all pages. To be called straight from a click. */
    turnOn(): Promise<void>;
    /** Gives that permission back. To be called straight from a click. */
    turnOff(): Promise<void>;
  };
  screenshots: {
    /** Takes a picture of the page before the user; it is shown in a tab of its own. */
    take(kind: ScreenshotKind): Promise<void>;
    /** The picture that this page is for. */
    open(): Promise<Screenshot>;
    /** Uploads what became of the picture, and closes this page. */
    upload(file: File, pageUrl: string | null): Promise<void>;
    /** Drops the picture, and closes this page. */
    discard(): Promise<void>;
  };
  /** The formats into which this browser can convert pictures. */
  imageFormats(): Promise<readonly ImageFormat[]>;
  /** What the small window asks: whether Pail may reach the host of something on a page. */
  question: {
    /** Null where it was answered. */
    read(): Promise<PageTarget | null>;
    /** Uploads it with what the user allows, and closes the window. To be called straight from a click. */
    answer(target: PageTarget, grant: HostGrant): Promise<void>;
  };
  clipboard: {
    /** Calls back when the user has asked by a key for what is on the clipboard, and has this page before them. */
    onWish(listener: () => void): Unsubscribe;
    /** Pastes it into an element, as its user would. Resolves to false where Pail may not read it. */
    pasteInto(element: HTMLElement): Promise<boolean>;
    /** Asks for the permission to read it. To be called straight from a click. Resolves to false on a refusal. */
    allow(): Promise<boolean>;
  };
  /** The keys that can be set for what Pail does. */
  shortcuts(): Promise<readonly Shortcut[]>;
  /** Puts text on the clipboard. To be called straight from a click. */
  copy(text: string): Promise<void>;
  /** True where a file dialog would close this page (Firefox's popup): pick in {@link openWindow} instead. */
  pickerClosesThisPage: boolean;
  /** Opens this interface in a window of its own, which stays open beside other programs. */
  openWindow(): Promise<void>;
  /** Opens this interface at the side of the browser's window. To be called straight from a click. */
  openPanel(): Promise<void>;
  /** Opens the page of settings. */
  openSettings(): Promise<void>;
  /** Opens the browser's own page of keyboard shortcuts, where it can be opened. */
  openShortcuts(): Promise<void>;
}
