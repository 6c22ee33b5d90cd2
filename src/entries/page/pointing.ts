/** What the reader points at on the page, and how a rule is to speak of a section: with the picker, brought when it is wanted. */
import type { SiteRule } from '../../core/model/site-rule.ts';
import type { Article } from '../../page/sections/find-article.ts';
import type { Pointed } from '../../protocol/content.ts';
import { askBackground, message } from '../shared/page-browser.ts';
import type { Page } from '../shared/page-script.ts';
import { type Picker, pickerSlot } from '../shared/picker-slot.ts';
import { sectionLike } from './page-sections.ts';

interface OfPage {
  signal: AbortSignal;
  /** The reader's own for this host. */
  rules: () => readonly SiteRule[];
  findArticle: () => Promise<Article | null>;
  /** Takes over what is stored of the page by now. */
  refresh: () => Promise<void>;
}

export function createPointing({
  signal,
  rules,
  findArticle,
  refresh,
}: OfPage): Pick<Page, 'takePointed' | 'nameSection' | 'point'> {
  /** The pointing under way, and one that has been done and that nobody has seen yet. */
  let pointing: AbortController | undefined;
  let pointed: Pointed | null = null;

  async function bringPicker(): Promise<Picker | undefined> {
    if (!pickerSlot.here()) await askBackground('bring-script', 'picker');
    return pickerSlot.here();
  }

  /** Null where she has not pointed, or it could not be kept. */
  async function pointAtBody(picker: Picker, sections: Article['sections'], stays: boolean): Promise<Pointed | null> {
    pointing?.abort();
    pointing = new AbortController();
    const ended = AbortSignal.any([signal, pointing.signal]);
    const selector = await picker.pointAtBody(sections, message, ended);
    const done = selector === null ? null : await askBackground('point-at-body', { selector });
    if (!done) return null;
    // Before the popup or the panel asks: it is to show what is found by the new rule.
    await refresh();
    if (stays) return done;
    pointed = done;
    if (await askBackground('open-popup', null)) return done;
    // What is said here need not be said again.
    pointed = null;
    const { step } = done;
    const canUndo = step !== null;
    const isUnwanted = await picker.confirm({ host: location.hostname, canUndo }, message, ended);
    if (isUnwanted && canUndo) await askBackground('undo-pointing', { step });
    return done;
  }

  return {
    takePointed() {
      const taken = pointed;
      pointed = null;
      return taken;
    },

    async nameSection({ section, told }) {
      const [picker, found] = [await bringPicker(), await findArticle()];
      const target = found && sectionLike(found, section);
      return picker && target ? picker.nameSection(target, told, found.sections, rules()[0]) : null;
    },

    async point(stays) {
      const [picker, found] = [await bringPicker(), await findArticle()];
      if (!picker) return 'impossible';
      const pointing = pointAtBody(picker, found?.sections ?? [], stays);
      if (!stays) return 'begun';
      return (await pointing) ?? 'left';
    },
  };
}
