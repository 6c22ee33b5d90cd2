/** Events of the extension's own life. All to be called synchronously when the background starts. */
import { browser, type Tabs } from './browser.ts';

/** After install, update and each start of the browser. */
export function onInstalledOrStarted(listener: () => Promise<void>): void {
  browser.runtime.onInstalled.addListener(() => void listener());
  browser.runtime.onStartup.addListener(() => void listener());
}

export function onPermissionsChanged(listener: () => void): void {
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
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
