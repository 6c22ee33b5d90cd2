/** Finds footnotes by what makes them such: a marker in the text links to them. */
import { getAttribute, getElementById, parentElement, querySelectorAll } from '../dom.ts';
import { isHeading, type Page, type Region } from './page-parts.ts';

import { sectionText } from './section-text.ts';

/** '1', '[12]', '(iv)', '*', '¹'. */
const MARKER = /^[[(]?(?:\d{1,3}|[ivx]{1,5}|[a-z]|[*†‡§]{1,3}|[¹²³⁴-⁹⁰]{1,3})[\])]?$/;
const MAX_MARKERS = 500;
const MAX_MARKER = 40;
/** How far up to look; no text is deeper in inline elements, no note in boxes of its own. */
const MAX_LEVELS = 12;
/** What a note's box may hold besides the note: its number, an arrow back. */
const MAX_BESIDE = 8;

/**
 * The regions that hold the notes which markers in the text link to: a list where the notes are its items, else each
 * note. `inBody` is 1 for the regions of the text, `characters` has the length of each region's text with all below it.
 */
export function linkedNotes(page: Page, inBody: Uint8Array, characters: Float64Array): Set<Region> {
  const notes = new Set<Region>();
  const markers = querySelectorAll(page.body, 'a[href*="#"]').filter((link) =>
    MARKER.test(sectionText(link, MAX_MARKER)),
  );
  if (!markers.length) return notes;
  const byElement = new Map<Element, Region>();
  for (const region of page.regions) byElement.set(region.element, region);
  const regionOf = (element: Element): Region | undefined => {
    let at: Element | null = element;
    for (let level = 0; at && level < MAX_LEVELS; level += 1, at = parentElement(at)) {
      const region = byElement.get(at);
      if (region) return region;
    }
    return undefined;
  };
  for (const marker of markers.slice(0, MAX_MARKERS)) {
    const id = getAttribute(marker, 'href')?.split('#')[1];
    const target = id ? getElementById(marker, id) : null;
    let note = target ? regionOf(target) : undefined;
    const from = regionOf(marker);
    // A note stands after its marker; the link back from the note points the other way.
    if (!note || !from || !inBody[from.index] || note.index <= from.index || isHeading(note.name)) continue;
    for (let level = 0; level < MAX_LEVELS; level += 1) {
      const box: Region | undefined = page.regions[note.parent];
      if (!box || box.parent < 0) break;
      const size = characters[note.index] ?? 0;
      const list = note.name === 'li' && (box.name === 'ol' || box.name === 'ul');
      if (!list && (characters[box.index] ?? 0) > size + MAX_BESIDE) break;
      note = box;
    }
    if ((characters[note.index] ?? 0) > 0) notes.add(note);
  }
  return notes;
}
