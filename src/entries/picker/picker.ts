/**
 * Pointing at the article, and naming what was pointed at, as a script of its own: the background brings it when a reader
 * says that the sections found are wrong, which is seldom.
 */
import { statementsOf } from '../../core/model/site-rule-change.ts';
import { matches } from '../../page/dom.ts';
import { confirmOnPage } from '../../page/pointing/confirm-on-page.ts';
import { pickElement } from '../../page/pointing/picker.ts';
import { bodyOfSections, bodySelector, sectionSelector } from '../../page/pointing/selectors.ts';
import { direction, provideMessages, t, tCount } from '../../ui/messages.ts';
import { pickerSlot } from '../shared/picker-slot.ts';

pickerSlot.put({
  async pointAtBody(sections, message, signal) {
    provideMessages(message);
    const picked = await pickElement(document, {
      from: bodyOfSections(document, sections),
      signal,
      words: {
        language: t('languageTag'),
        direction: direction(),
        title: t('pickTitle'),
        hint: t('pickHint'),
        choose: t('pickChoose'),
        wider: t('pickWider'),
        narrower: t('pickNarrower'),
        cancel: t('cancel'),
        describe: (firstWords, count) => t('pickedPart', firstWords, tCount('wordCount', count)),
      },
    });
    return picked && bodySelector(picked);
  },
  confirm({ host, canUndo }, message, signal) {
    provideMessages(message);
    const text = t('articlePointedAt', host);
    const words = {
      language: t('languageTag'),
      direction: direction(),
      text,
      undo: canUndo ? t('undo') : null,
      close: t('close'),
    };
    return confirmOnPage(document, words, signal);
  },
  nameSection(target, told, sections, rule) {
    const stated = rule ? statementsOf(rule).filter((statement) => statement.told !== 'body') : [];
    return {
      selector: sectionSelector(target, told, sections),
      present: stated.map(({ selector }) => selector).filter((selector) => isMatch(target.element, selector)),
    };
  },
});

/** A rule that was imported may hold what is no selector. */
function isMatch(element: Element, selector: string): boolean {
  try {
    return matches(element, selector);
  } catch {
    return false;
  }
}
