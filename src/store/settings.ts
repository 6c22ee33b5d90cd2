/** The reader's choices. They are kept with the library and are no step that undo takes back. */
import * as v from 'valibot';
import { faultOf } from '../core/model/fault.ts';
import { Setting, type SettingKey, type SettingValue } from '../core/model/setting.ts';
import { reading } from './apply.ts';
import type { ReadTransaction, WriteTransaction } from './schema.ts';
import { RecordInvalid } from './store-error.ts';
import { announceChanges, type Writer } from './writer.ts';

/** Null where the reader has not chosen. */
export async function settingOf<K extends SettingKey>(
  transaction: ReadTransaction,
  key: K,
): Promise<SettingValue<K> | null> {
  const setting = await transaction.objectStore('settings').get(key);
  // Stored under its key, so that the value is the key's; the compiler does not follow that through a generic.
  return setting ? (setting.value as SettingValue<K>) : null;
}

/** Keeps a choice and announces it. Throws 'invalid' as `putSettings` does. */
export async function setSetting({ database, announce }: Writer, setting: Setting): Promise<void> {
  await database.write((transaction) => putSettings(transaction, [setting]));
  announceChanges(announce, [], true);
}

/**
 * Keeps a choice that follows from the one there is, read and written in one transaction: two windows that change a list at once
 * both find their change in it. Throws 'invalid' as `putSettings` does.
 */
export async function changeSetting<K extends SettingKey>(
  { database, announce }: Writer,
  key: K,
  change: (was: SettingValue<K> | null) => SettingValue<K>,
): Promise<void> {
  await database.write(async (transaction) => {
    const value = change(await settingOf(reading(transaction), key));
    await putSettings(transaction, [{ key, value } as Setting]);
  });
  announceChanges(announce, [], true);
}

/** Throws 'invalid' where a value is not what its key takes. */
export async function putSettings(transaction: WriteTransaction, settings: readonly Setting[]): Promise<void> {
  const valid = settings.map((setting) => {
    const parsed = v.safeParse(Setting, setting, { abortEarly: true });
    if (parsed.success) return parsed.output;
    throw new RecordInvalid(faultOf(parsed.issues[0]), `setting ${String(setting.key)}`);
  });
  await Promise.all(valid.map((setting) => transaction.objectStore('settings').put(setting)));
}
