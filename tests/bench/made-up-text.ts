/** Makes up prose that costs a search what English does: words as frequent as Zipf's law has them, sentences, paragraphs. */
import { chance as chanceOf } from '../harness/chance.ts';

/** The most frequent words of English, which any two texts have in common. */
const COMMON =
  'the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one ' +
  'you were her all she there would their we him been has when who will more no if out so said what up its about into';
const ONSETS = 'b bl br c ch cl cr d dr f fl fr g gr h j k l m n p pl pr qu r s sh sl st str t th tr v w'.split(' ');
const VOWELS = 'a e i o u ai ea ee io ou'.split(' ');
const CODAS = ['', '', '', 'n', 'r', 's', 't', 'l', 'nd', 'nt', 'st', 'ck', 'ng', 'm'];

const VOCABULARY = 12_000;
/** Zipf-Mandelbrot: frequency falls with `rank + SHIFT`. */
const SHIFT = 2.7;
/** Of words: one is a clause's last, one a sentence's. */
const COMMA = 0.08;
const STOP = 0.055;
const SENTENCES = { fewest: 2, more: 6 };

type Chance = () => number;
const pick = (list: readonly string[], chance: Chance): string => list[Math.floor(chance() * list.length)] ?? '';

function vocabulary(chance: Chance): string[] {
  const words = new Set(COMMON.split(' '));
  while (words.size < VOCABULARY) {
    let word = '';
    for (let syllables = 1 + Math.floor(chance() * 3.4); syllables > 0; syllables--)
      word += pick(ONSETS, chance) + pick(VOWELS, chance) + pick(CODAS, chance);
    words.add(word);
  }
  return [...words];
}

/** A drawer of words, each as often as its rank says. */
function zipf(words: readonly string[], chance: Chance): () => string {
  let sum = 0;
  const sums = words.map((_, rank) => (sum += 1 / (rank + SHIFT)));
  return () => {
    const wanted = chance() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
}

function sentence(draw: () => string, chance: Chance): string {
  const words = [draw(), draw(), draw()];
  while (chance() >= STOP) words.push((chance() < COMMA ? ', ' : ' ') + draw());
  const text = words.join(' ').replace(/ +(,?) */g, '$1 ');
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${chance() < 0.06 ? '?' : '.'}`;
}

/** Paragraphs of together at least `length` UTF-16 code units; the same for the same seed. */
export function madeUpParagraphs(length: number, seed: number): string[] {
  const chance = chanceOf(seed);
  const draw = zipf(vocabulary(chance), chance);
  const paragraphs: string[] = [];
  for (let made = 0; made < length; made += paragraphs.at(-1)?.length ?? 0) {
    const count = SENTENCES.fewest + Math.floor(chance() * SENTENCES.more);
    paragraphs.push(Array.from({ length: count }, () => sentence(draw, chance)).join(' '));
  }
  return paragraphs;
}
