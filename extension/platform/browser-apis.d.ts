import 'wxt/browser';

// What the types of WXT leave out.
declare module 'wxt/browser' {
  interface WxtI18n {
    /** The typed keys are i18n's own matter: this takes any. */
    getMessage(this: void, key: string, substitutions?: string[]): string;
  }
}

declare module '@wxt-dev/browser' {
  // Firefox only: https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API
  namespace Browser.sidebarAction {
    function open(): Promise<void>;
  }

  namespace Browser.commands {
    function openShortcutSettings(): Promise<void>;
  }
}
