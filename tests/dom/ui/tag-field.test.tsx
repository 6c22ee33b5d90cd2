/** The field of tags: what ends a tag, typed in whatever script, composed by an input method or pasted. */
import { useState } from 'preact/hooks';
import { beforeEach, expect, it } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { TagField } from '../../../src/ui/components/TagField.tsx';
import { show } from './support.ts';

function Tags() {
  const [tags, setTags] = useState<string[]>([]);
  return <TagField tags={tags} inUse={[]} onChange={setTags} keep={false} onKeep={() => undefined} />;
}

const field = () => document.querySelector('main input') as HTMLInputElement;
const given = () => [...document.querySelectorAll('main bdi')].map(({ textContent }) => textContent);

beforeEach(() => {
  show(<Tags />);
  field().focus();
});

/** Puts words on the clipboard, to be pasted as readers do. The focus is in the field again afterwards. */
async function copy(text: string): Promise<void> {
  const source = document.body.appendChild(document.createElement('textarea'));
  source.value = text;
  source.select();
  await userEvent.copy();
  source.remove();
  field().focus();
}

const typeKey = (key: string) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  field().dispatchEvent(event);
  return event;
};

/** An input method's words, to be changed yet; and those it is left with. */
const compose = (text: string) =>
  cdp().send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
const insert = (text: string) => cdp().send('Input.insertText', { text });

it.each([',', '،', '、', '，'])('ends a tag at %s', async (comma) => {
  await userEvent.keyboard('korea');
  await expect.poll(() => field().value).toBe('korea');
  expect(typeKey(comma).defaultPrevented).toBe(true);
  await expect.poll(given).toEqual(['korea']);
  await expect.poll(() => field().value).toBe('');
});

it.each([',', '،', '、', '，'])('ends a tag at %s that comes without its key', async (comma) => {
  await userEvent.keyboard('korea');
  await insert(comma);
  await expect.poll(given).toEqual(['korea']);
  // Nothing is before this one, so nothing is added, and it does not stay.
  await insert(comma);
  await insert('treaty');
  await expect.poll(() => field().value).toBe('treaty');
});

it('parts what is written where the comma is typed', async () => {
  await userEvent.keyboard('koreatreaty');
  await expect.poll(() => field().value).toBe('koreatreaty');
  field().setSelectionRange(5, 5);
  typeKey(',');
  await expect.poll(given).toEqual(['korea', 'treaty']);
});

it('leaves a comma to the input method until that is done with it', async () => {
  await compose('けいざい、');
  await expect.poll(() => field().value).toBe('けいざい、');
  const event = new KeyboardEvent('keydown', { key: '、', isComposing: true, bubbles: true, cancelable: true });
  field().dispatchEvent(event);
  expect(event.defaultPrevented).toBe(false);
  await compose('経済、');
  await expect.poll(() => field().value).toBe('経済、');
  expect(given()).toEqual([]);
  await insert('経済、');
  await expect.poll(given).toEqual(['経済']);
  await expect.poll(() => field().value).toBe('');
});

it.each([
  ['commas', 'korea, treaty,korea', ['korea', 'treaty']],
  ['commas of other scripts', '経済、外交，条約، معاهدة', ['経済', '外交', '条約', 'معاهدة']],
  ['lines', 'korea\r\ntreaty\n\nsea lanes\n', ['korea', 'treaty', 'sea lanes']],
])('makes several tags of pasted %s', async (_, text, tags) => {
  await copy(text);
  await userEvent.paste();
  await expect.poll(given).toEqual(tags);
  expect(field().value).toBe('');
});

it('puts what is pasted where the caret is', async () => {
  await copy('sea, southern lanes');
  await userEvent.keyboard('northern ports');
  await expect.poll(() => field().value).toBe('northern ports');
  field().setSelectionRange(9, 14);
  await userEvent.paste();
  await expect.poll(given).toEqual(['northern sea', 'southern lanes']);
});

it('leaves one tag that is pasted to be written on', async () => {
  await copy('sea lanes\n');
  await userEvent.paste();
  await expect.poll(() => field().value.trim()).toBe('sea lanes');
  expect(given()).toEqual([]);
});

it('takes a long list, and of a long tag what can be kept', async () => {
  const names = Array.from({ length: 30 }, (_, index) => `tag ${index}`);
  await copy([...names, 'x'.repeat(120)].join(', '));
  await userEvent.paste();
  await expect.poll(given).toEqual([...names, 'x'.repeat(100)]);
});
