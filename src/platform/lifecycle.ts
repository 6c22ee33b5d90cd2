/** Events of the extension's own life. All to be called synchronously when the background starts. */
import { browser, type Tabs } from './browser.ts';

/** After install, update and each start of the browser. */
export function onInstalledOrStarted(listener: () => void): void {
  browser.runtime.onInstalled.addListener(() => listener());
  browser.runtime.onStartup.addListener(listener);
}

/** Once in the life of an installation; an update or a new start of the browser is none. */
export function onFirstInstalled(listener: () => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') listener();
  });
}

/** `granted` tells a new grant from one taken back. */
export function onPermissionsChanged(listener: (granted: boolean) => void): void {
  browser.permissions.onAdded.addListener(() => listener(true));
  browser.permissions.onRemoved.addListener(() => listener(false));
}

/** A command's key was pressed; `tab` is the one it was pressed in. */
export function onCommand(name: string, listener: (tab: Tabs.Tab) => void): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === name && tab) listener(tab);
  });
}

export function version(): string {
  return browser.runtime.getManifest().version;
}
