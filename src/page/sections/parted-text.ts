/** Reads a line as the elements in it part it: a reader sees label, names and posts apart, though the text runs on. */
import {
  classNames,
  contains,
  firstChild,
  isElement,
  isText,
  localName,
  nextSibling,
  parentNode,
  querySelectorAll,
  textData,
} from '../dom.ts';
import { isPartLabel, labelIn } from './bylines.ts';
import { isOfName } from './listed-names.ts';
import type { Block } from './page-parts.ts';
import { isFullName, isName, tidyName } from './person-names.ts';
import { foldText, isSeam, isUnread, isUnseen, saysHidden } from './section-text.ts';

/** Pieces and nodes beyond which a line is no byline. */
const MAX_PIECES = 40;
const MAX_NODES = 300;
const MAX_NAME = 60;
/** What parts names, and no more. */
const POINTS = /^[\s·•|/、／,;–—-]*$/;
/** A word that joins them, or none. */
const JOIN = /^(?:[\p{Ll}\p{Lo}\p{M}]{1,4})?$/u;

/** What still tells of authors behind a name: punctuation, or a word that joins another. */
const GOES_ON = /^\s*(?:[,;&(（]|\p{Ll}{1,4}\s+\p{Lu})/u;

/** A word or two, and nothing that parts them. */
const LEAD = /^[\p{L}\p{M}]{2,14}(?: [\p{L}\p{M}]{1,10})?$/u;

/** What stands in the place of an element that ends a line, or a name. */
const BREAK = '\n';

/** A run of a line in one element, the innermost; null for what stands bare in the line. */
interface Piece {
  box: Element | null;
  text: string;
}

/** What stands of a line in `within`, in pieces; empty where they are too many. */
function piecesOf({ first, last }: Block, line: Element, within: Element): Piece[] {
  const pieces: Piece[] = [];
  const add = (box: Element | null, text: string): void => {
    const before = pieces.at(-1);
    if (before?.box === box) before.text += text;
    else pieces.push({ box, text });
  };
  let node: Node = first;
  for (let read = 0; read < MAX_NODES && pieces.length <= MAX_PIECES; read += 1) {
    let child: Node | null = null;
    if (isText(node)) {
      const parent = parentNode(node);
      if (contains(within, node)) add(isElement(parent) && parent !== line ? parent : null, textData(node));
    } else if (isElement(node)) {
      const name = localName(node);
      // The mark of a note is no text, and parts what it stands between.
      if (name === 'br' || name === 'sup') add(null, BREAK);
      else if (!isUnread(name) && !saysHidden(node) && !isUnseen(node)) child = firstChild(node);
    }
    if (node === last) return pieces;
    let next = child ?? nextSibling(node);
    while (!next) {
      const above: Node | null = parentNode(node);
      if (!above || above === line) return pieces;
      node = above;
      next = nextSibling(node);
    }
    node = next;
  }
  return [];
}

const coreOf = (text: string): string => foldText(text).replace(/^[\s,;&·•|/]+|[\s,;&·•|/]+$/g, '');

/** Whether a piece is a person's name, with at most a post behind it as East Asian papers write it. */
function isNamePiece({ box, text }: Piece): boolean {
  if (!box || text.length > 2 * MAX_NAME) return false;
  const core = coreOf(text);
  const name = tidyName(core);
  return (
    core.length <= MAX_NAME &&
    !isPartLabel(core) &&
    !labelIn(core) &&
    (isFullName(name) || (/^\p{Lo}/u.test(name) && isName(name)))
  );
}

const areAlike = (one: Element, other: Element): boolean =>
  localName(one) === localName(other) && classNames(one) === classNames(other);

const squeezed = (text: string): string => text.replace(/[\s\d*†‡§,]+/g, '');

/** Whether pieces have the words of a text: a style may hide some, and marks of notes are left out. */
const isSame = (pieces: readonly Piece[], text: string): boolean =>
  squeezed(pieces.map((piece) => piece.text).join('')) === squeezed(text);

/**
 * The text of a line, or of what stands of it in `within`, as `text` with what its elements say besides: a colon behind a label in an
 * element of its own, a comma between names in elements made alike, without the posts that stand between them.
 */
export function partedText(block: Block, line: Element, within: Element = line, text: string = block.text): string {
  if (!block.inlines.length) return text;
  const pieces = piecesOf(block, line, within);
  if (pieces.length < 2 || !isSame(pieces, text)) return text;
  const first = pieces.find(isNamePiece)?.box;
  const noted =
    pieces.some(({ box, text: mark }) => !box && mark.includes(BREAK)) && querySelectorAll(line, 'sup').length > 1;
  const peers = pieces.filter(
    (piece) => first && isNamePiece(piece) && piece.box && (noted || areAlike(piece.box, first)),
  );
  const isList =
    new Set(peers.map((piece) => coreOf(piece.text))).size > 1 ||
    (peers.length === 1 && first != null && isOfName(first));
  // An element around the names is no other part than the line.
  const isBare = ({ box }: Piece): boolean =>
    !box || peers.some((peer) => peer.box !== null && peer.box !== box && contains(box, peer.box));
  let parted = '';
  let between: Piece[] = [];
  let last: Piece | undefined;
  for (const piece of pieces) {
    if (!isList || !peers.includes(piece)) {
      between.push(piece);
      continue;
    }
    const before = last ? joinOf(between, isBare) : leadOf(textOf(between, isBare, block), piece.box);
    parted += before + (/\p{L}$/u.test(before) ? ' ' : '') + coreOf(piece.text);
    between = [];
    last = piece;
  }
  const [next] = between;
  // What stands in an element of its own behind a name that is told to be one is no part of it.
  if (last && next && !isBare(next) && !GOES_ON.test(next.text)) parted += ' | ';
  parted += (/^[\p{L}\p{N}]/u.test(between[0]?.text ?? '') && last ? ' ' : '') + textOf(between, isBare, block);
  return foldText(parted);
}

/** What stands before the first name of a list, without the word by which some language says who has written it. */
function leadOf(lead: string, name: Element | null): string {
  const word = foldText(lead);
  const isWord = name !== null && isOfName(name) && LEAD.test(word) && !labelIn(`${word} `) && !isPartLabel(word);
  return isWord ? '' : lead;
}

/** What stands between two names of a list: what joins them, or all of it where it is more than that and posts. */
function joinOf(pieces: readonly Piece[], isBare: (piece: Piece) => boolean): string {
  const all = pieces.map(({ text }) => text).join('');
  const isPost = pieces.every(
    (piece) => isBare(piece) || !(/[()（）]/.test(piece.text) || isPartLabel(foldText(piece.text))),
  );
  if (!isPost) return ` ${all} `;
  const bare = pieces
    .filter((piece) => isBare(piece) || JOIN.test(coreOf(piece.text)))
    .map(({ text }) => text)
    .join(' ');
  // What a line ends with is a post; what the next one begins with may say whose the next name is.
  const join = bare.slice(bare.lastIndexOf(BREAK) + 1);
  if (POINTS.test(join)) return ', ';
  return JOIN.test(coreOf(join)) ? ` ${join} ` : ` ${all} `;
}

/** The text of pieces, with a colon behind a label in an element of its own; in scripts without capitals a space between elements. */
function textOf(
  pieces: readonly Piece[],
  isBare: (piece: Piece) => boolean,
  { size, text: { length } }: Block,
): string {
  let text = '';
  for (const [at, piece] of pieces.entries()) {
    const core = foldText(piece.text);
    const before = pieces[at - 1];
    const isOwn = !isBare(piece);
    const isLabel = isOwn && isPartLabel(core) && labelIn(`${core} `) !== `${core} `;
    if (isOwn && before && !isBare(before) && (size !== length || isSeam(text, piece.text))) text += ' ';
    text += isLabel ? `${core}: ` : piece.text;
  }
  return text;
}
