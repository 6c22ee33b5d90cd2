// The built extension as an add-on: its id, and how a profile is made to keep it.

import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import type { BidiConnection } from './bidi.ts';

function filesIn(directory: string, inside = ''): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (const name of readdirSync(path.join(directory, inside))) {
    const relative = inside ? `${inside}/${name}` : name;
    if (statSync(path.join(directory, relative)).isDirectory()) Object.assign(files, filesIn(directory, relative));
    else files[relative] = readFileSync(path.join(directory, relative));
  }
  return files;
}

/** Packs the folder and installs it for good. Gives false where this Firefox takes only signed add-ons. */
export async function installPermanently(
  connection: BidiConnection,
  extensionDirectory: string,
  profileDirectory: string,
): Promise<boolean> {
  const archive = path.join(profileDirectory, 'margent-under-test.xpi');
  writeFileSync(archive, zipSync(filesIn(extensionDirectory)));
  try {
    await connection.send('webExtension.install', {
      extensionData: { type: 'archivePath', path: archive },
      'moz:permanent': true,
    });
    return true;
  } catch (error) {
    console.warn(`This Firefox installs the unsigned build only as a temporary add-on: ${String(error)}`);
    return false;
  }
}

/** The id that the manifest gives it. */
export function addonIdOf(extensionDirectory: string): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(extensionDirectory, 'manifest.json'), 'utf8'));
  const id = (manifest as { browser_specific_settings?: { gecko?: { id?: unknown } } }).browser_specific_settings?.gecko
    ?.id;
  if (typeof id !== 'string')
    throw new Error(`${extensionDirectory}/manifest.json has no browser_specific_settings.gecko.id`);
  return id;
}
