/** Leaves pictures of what a test sees, for people to look at: in the folder that MARGENT_SHOTS names. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.MARGENT_SHOTS;

/** Does nothing where no folder is named. */
export async function keepShot(shown: { screenshot(): Promise<Uint8Array> }, name: string): Promise<void> {
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.png`), await shown.screenshot());
}
