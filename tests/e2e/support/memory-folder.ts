/** Keeps what the end-to-end tests write for themselves (profiles, copied builds) in memory where the system has room for it. */
import { accessSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

/** The folder that Linux keeps in memory. */
const IN_MEMORY = '/dev/shm';

/** Three browsers at a time, with a profile of some ten megabytes each; a container's folder often has 64 MB in all. */
const ROOM = 2 * 1024 ** 3;

/**
 * Vitest calls it by this name before the first file of tests; gives what removes the folder. A browser waits for the disk
 * at its start and its end, and a test for both.
 */
export function setup(): (() => void) | undefined {
  if (process.env.TMPDIR !== undefined || !hasRoom()) return undefined;
  const directory = mkdtempSync(join(IN_MEMORY, 'margent-e2e-'));
  process.env.TMPDIR = directory;
  return () => {
    delete process.env.TMPDIR;
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  };
}

function hasRoom(): boolean {
  try {
    accessSync(IN_MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize > ROOM;
  } catch {
    // No such folder, as on macOS and Windows, or none that may be written.
    return false;
  }
}
