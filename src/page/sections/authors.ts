/** Decides who wrote an article, from its byline and from what the page tells machines. */
import { namesInBio } from './bio-authors.ts';
import { namesIn, opensAsByline } from './bylines.ts';
import { heaviest, type Notice, Weighed } from './candidates.ts';
import { isSiteName, type Metadata } from './metadata.ts';
import { isFullName, sameName } from './person-names.ts';
import type { Byline } from './weigh-byline.ts';

const MAX_TITLE = 300;
/** What somebody logs in by: 'webteam', 'jdoe2'. */
const LOGIN = /^[\p{Ll}\d][\p{Ll}\d._-]*$/u;
/** 'On Clerks, By Jane Doe' */
const SIGNED_TITLE = /[,|–—-] ([Bb]y \p{Lu}[^,|–—]{3,60})$/u;

/**
 * Who wrote it: the authors whom the byline, a signature below the text, JSON-LD and meta tags name, weighed against
 * each other; empty where none is named. `isShown` tells whether the page shows a name anywhere.
 */
export function chooseAuthors(
  { byline, signature }: { byline: Byline | null; signature: Byline | null },
  meta: Metadata,
  isShown: (name: string) => boolean,
  notice: Notice = null,
): string[] {
  const shown = byline && !byline.desk ? byline.names : [];
  const opens = byline !== null && opensAsByline(byline.text);
  const [points, reason]: [number, string] = opens
    ? [3.5, 'the byline']
    : byline?.credited
      ? [3, 'called the author']
      : [2, 'shown where a byline stands'];
  // A place beside a name that no word opens may be taken for one more.
  const listsAll = opens || (byline?.credited === true && shown.every(isFullName));
  const sources: [string[], number, string][] = [
    [shown, points, reason],
    [meta.people, 2.5, 'JSON-LD'],
    [meta.metaAuthors, 1.5, 'meta tags'],
    [signature && !signature.desk ? signature.names : [], 1.2, 'signed below the text'],
    [byline?.desk ? byline.names : [], 1, 'the byline names no person'],
    [meta.desks.filter((desk) => !LOGIN.test(desk) || isShown(desk)), 0.7, 'no person in the metadata'],
  ];
  // Some papers sign in the title, under an account of their own.
  if (!sources.some(([names]) => names.some((name) => !isSiteName(name, meta)))) {
    const [, signed = ''] = SIGNED_TITLE.exec(meta.titles[0]?.slice(0, MAX_TITLE) ?? '') ?? [];
    const names = namesIn(signed).filter((name) => /\s/.test(name));
    if (names.length) sources.push([names, 4, 'the title is signed']);
  }
  const agree = (a: string[], b: string[]): boolean =>
    a.length > 0 && a.every((name) => b.some((other) => sameName(name, other)));
  const candidates: Weighed<string[]>[] = [];
  for (const [all, points, reason] of sources) {
    // The site's own account is the author only where nobody else is.
    const people = all.filter((name) => !isSiteName(name, meta));
    const names = people.length ? people : all;
    if (!names.length) continue;
    const others = sources.filter(([other]) => other !== all && other.length > 0);
    // One program writes both, and an account into both.
    const ofMachine = [meta.people, meta.metaAuthors];
    const witnesses = ofMachine.includes(all) ? others.filter(([other]) => !ofMachine.includes(other)) : others;
    candidates.push(
      new Weighed(names, points, reason)
        .add(!people.length, -2, 'only the site itself')
        .add(
          witnesses.some(([other]) => agree(names, other)),
          1,
          'another source names them too',
        )
        .add(
          (all !== shown || listsAll) && others.some(([other]) => agree(other, names) && other.length < names.length),
          3,
          'names more than another source',
        )
        // The page writes a name as its readers know it.
        .add(
          all === shown &&
            [meta.people, meta.metaAuthors].some((other) => agree(all, other) && other.length === all.length),
          1,
          'as the page writes them',
        ),
    );
  }
  return heaviest('authors', candidates, Number.NEGATIVE_INFINITY, (names) => names.join(', '), notice) ?? [];
}

/**
 * The authors `named`, or where the page shows nobody those of whom its bios tell: the metadata of many a site names the
 * account that put the text there.
 */
export function orToldOf(
  bios: string[],
  named: string[],
  { byline, signature }: { byline: Byline | null; signature: Byline | null },
  meta: Metadata,
): string[] {
  if ([byline, signature].some((shown) => shown && !shown.desk)) return named;
  // A paper tells of its editorial board too.
  const told = [...new Set(bios.flatMap(namesInBio))].filter((name) => !isSiteName(name, meta));
  const knows = (name: string): boolean => told.some((other) => sameName(name, other));
  return told.length && (named.every(knows) || !named.some(knows)) ? told : named;
}
