/** What is a note around an argument, by its words, its place and its make; and what an argument says in such words. */
import { describe, expect, it } from 'vitest';
import { type Setting, weighNote } from '../../../src/page/sections/notes.ts';

/** The last paragraph of an article, made as all others. */
const LAST: Setting = {
  emphasised: false,
  odd: false,
  ruled: false,
  bioBox: false,
  disclaimerBox: false,
  quoted: false,
  beside: 0,
  headed: false,
  links: false,
  linksToAuthor: false,
  pictured: false,
  before: 3,
  after: 0,
  previous: null,
};
const FIRST: Setting = { ...LAST, before: 0, after: 6 };

const kindOf = (text: string, setting: Setting): string | undefined => {
  const [best] = weighNote(text, [], setting);
  return best?.chosen ? best.kind : undefined;
};

describe.each([
  ['de', 'Die hier geäußerte Meinung muss nicht die der Redaktion sein, sondern die des Autors.'],
  ['de', 'Der Kommentar gibt ausschließlich die Meinung des Autors wieder, nicht die der Redaktion.'],
  ['de', 'Gastbeiträge geben nicht notwendigerweise die Meinung der Redaktion wieder.'],
  ['de', 'Wenn Sie über diese Links einkaufen, erhalten wir eine kleine Provision.'],
  ['de', 'Diese Recherche wurde mit einem Stipendium der Stiftung für Buchhalter gefördert.'],
  ['fr', 'Les opinions exprimées dans cette tribune n’engagent que leur auteur.'],
  ['fr', 'Ce texte n’engage que son auteur.'],
  ['fr', 'Les propos tenus dans cette tribune ne reflètent pas nécessairement la position du journal.'],
  ['fr', 'Anne Cloche ne travaille pas, ne conseille pas, ne possède pas de parts de cette société.'],
  ['es', 'Las opiniones expresadas en este artículo son responsabilidad exclusiva de su autor.'],
  ['es', 'Las opiniones de los columnistas no representan necesariamente la línea editorial.'],
  ['es', 'El diario no comparte necesariamente las opiniones de sus columnistas.'],
  ['pt', 'As opiniões expressas neste artigo são de inteira responsabilidade do autor.'],
  ['pt', 'Este texto não reflete necessariamente a opinião do jornal.'],
  ['it', 'Le opinioni dell’autore sono personali.'],
  ['it', 'Le opinioni espresse in questo articolo non riflettono necessariamente quelle della testata.'],
  ['nl', 'De in dit artikel geuite meningen zijn die van de auteur.'],
  ['nl', 'De meningen van columnisten komen niet noodzakelijk met die van de redactie overeen.'],
  ['en', 'The findings and conclusions in this report are solely those of its authors.'],
  ['en', 'Each publication represents the sole views of its author.'],
  ['nl', 'Jan Bel schrijft deze column op persoonlijke titel.'],
  ['ja', '本稿は筆者個人の見解であり、所属する組織の見解を示すものではありません。'],
  ['ko', '외부 필자의 기고는 본지의 편집 방향과 다를 수 있습니다.'],
  ['zh', '本文仅代表作者个人观点，不代表本报立场。'],
])('a disclaimer (%s): %s', (_, text) => {
  it('below the text, made as it is', () => expect(kindOf(text, LAST)).toBe('disclaimer'));
  it('above it, in italics', () => expect(kindOf(text, { ...FIRST, emphasised: true })).toBe('disclaimer'));
});

describe.each([
  ['de', 'Die Meinungen über den Kanzler gehen wieder weit auseinander.'],
  ['de', 'Die von der Partei vertretenen Positionen sind wieder salonfähig geworden.'],
  ['fr', 'Les opinions exprimées par les Français dans la rue reflètent une lassitude ancienne.'],
  ['fr', 'Les sondages ne reflètent pas nécessairement ce que pensent les gens.'],
  ['es', 'Las ideas que no gustan no son necesariamente malas.'],
  ['es', 'La opinión pública carga con la responsabilidad de no haber preguntado.'],
  ['pt', 'A opinião pública tem a responsabilidade de perguntar.'],
  ['it', 'Su queste cose le opinioni sono sempre personali, e va bene così.'],
  ['it', 'I voti non rappresentano necessariamente le idee di chi li dà.'],
  ['nl', 'De meningen over deze auteurs lopen uiteen.'],
  ['de', 'Die Studie ist zunächst im Mai erschienen und wurde seither oft zitiert.'],
  ['de', 'Sie hat den Roman aus dem Russischen übersetzt, und man merkt es auf jeder Seite.'],
  ['de', 'Der Artikel wurde 1998 veröffentlicht und hat bis heute keinen Leser gefunden.'],
  ['fr', 'Le livre, paru initialement en 1962, n’a rien perdu de sa force.'],
  ['es', 'La novela, publicada originalmente en 1962, se lee hoy como una advertencia.'],
  ['pt', 'O romance, publicado originalmente em 1962, continua a ser lido.'],
  ['it', 'Il romanzo, apparso originariamente nel 1962, non ha perso nulla.'],
  ['nl', 'Het boek is eerder in 1962 verschenen en wordt nu herlezen.'],
  ['en', 'His essay on clerks, originally published in 1962, is read again today.'],
])('no note (%s): %s', (_, text) => {
  it('as the last paragraph', () => expect(kindOf(text, LAST)).toBe(undefined));
  it('as the first', () => expect(kindOf(text, FIRST)).toBe(undefined));
});

describe.each([
  ['de', 'Zuerst erschienen in der ZEIT.'],
  ['de', 'Dieser Text ist zuerst in der Süddeutschen Zeitung erschienen.'],
  ['de', 'Aus dem Englischen von Anna Glock.'],
  ['fr', 'Ce texte a été publié initialement dans Le Monde.'],
  ['fr', 'Traduit de l’anglais par Anne Cloche.'],
  ['es', 'Este artículo se publicó originalmente en El País.'],
  ['pt', 'Este artigo foi publicado originalmente no Público.'],
  ['it', 'Questo articolo è stato pubblicato su Internazionale.'],
  ['nl', 'Dit artikel verscheen eerder in De Groene.'],
  ['ja', 'この記事は「東洋雑誌」に掲載されたものを転載しています。'],
  ['ko', '이 글은 「계간 항구」에 실린 것을 옮긴 것이다.'],
  ['zh', '本文原载于《港口评论》。'],
  ['en', 'This piece originally appeared in The Southern Cone Review.'],
])('provenance (%s): %s', (_, text) => {
  it('below the text, made as it is', () => expect(kindOf(text, LAST)).toBe('provenance'));
  it('above it', () => expect(kindOf(text, FIRST)).toBe('provenance'));
});

it('may be said of something else, and is of the text where it links to it or is set apart', () => {
  const line = 'Ihr Aufsatz ist zuerst im Merkur erschienen.';
  expect(kindOf(line, LAST)).toBe(undefined);
  expect(kindOf(line, { ...LAST, links: true })).toBe('provenance');
  expect(kindOf(line, { ...LAST, emphasised: true })).toBe('provenance');
});

it('a bio may name the authors in another order than the byline', () => {
  const text = 'John Roe is an economist in Trieste. Jane Doe edits the paper.';
  const [best] = weighNote(text, ['Jane Doe', 'John Roe'], { ...LAST, emphasised: true });
  expect(best).toMatchObject({ kind: 'author-bio', chosen: true });
});
