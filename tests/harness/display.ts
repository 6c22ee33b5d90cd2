// Tells whether a browser window can be shown on this machine, so that the start command knows when it must work headless.

/** What was found, with the reason in plain words, ready to be printed to a reader. */
export interface Display {
  readonly available: boolean;
  readonly reason: string;
}

/**
 * Is there a display?
 *
 * Windows and macOS always have one as far as a program can tell cheaply. On Linux the only reliable sign is what a
 * toolkit itself looks for: `WAYLAND_DISPLAY` or `DISPLAY`. An empty value counts as none, as it does for GTK.
 */
export function findDisplay(
  platform: NodeJS.Platform = process.platform,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Display {
  if (platform === 'win32') return { available: true, reason: 'Windows always has a desktop' };
  if (platform === 'darwin') {
    // A macOS session over ssh can usually still reach the window server of the same user, so only CI is excluded.
    return environment.CI ? { available: false, reason: 'CI on macOS' } : { available: true, reason: 'macOS desktop' };
  }
  if (environment.WAYLAND_DISPLAY) return { available: true, reason: `Wayland display ${environment.WAYLAND_DISPLAY}` };
  if (environment.DISPLAY) return { available: true, reason: `X display ${environment.DISPLAY}` };
  return { available: false, reason: 'neither DISPLAY nor WAYLAND_DISPLAY is set' };
}
