/** Lines told by their wording, in every language of the table. */
import { describe, expect, it } from 'vitest';
import {
  hasNoteLabel,
  isAppeal,
  isBioHeading,
  isCommentsHeading,
  isNoiseHeading,
  isNote,
  isNotesHeading,
  opensReach,
  provenancePoints,
  publicationIn,
  saysArticleProvenance,
  saysCredit,
  saysDisclaimer,
  saysProvenance,
  saysReadMore,
  speaksOfComments,
} from '../../../src/page/sections/wording.ts';

describe('headings of what else to read', () => {
  it.each([
    ...['Läs mer', 'Czytaj także:', 'Čtěte také', 'Citește și', 'Διαβάστε επίσης', 'Читайте также', 'Читайте також:'],
    ...[
      'İlgili haberler:',
      'Baca juga',
      'Xem thêm',
      'อ่านเพิ่มเติม:',
      'اقرأ أيضا',
      'קראו גם',
      'بیشتر بخوانید:',
      'यह भी पढ़ें',
    ],
    ...[
      'あわせて読みたい',
      '関連記事',
      '관련기사',
      '많이 본 기사',
      '相关阅读',
      '延伸閱讀',
      'Mirá también',
      'Te puede interesar',
    ],
    ...['Passend zum Artikel', 'Ler mais', 'Saksikan juga video', 'İlgili haber: Liman kapandı'],
  ])('%s', (text) => expect(isNoiseHeading(text)).toBe(true));

  it.each([
    'Läsningens slut',
    'Czytanie jako opór',
    'Теория и практика',
    '排行榜的政治',
    'Les mercredis de nos enfants',
    'Ayrıca bu doğru değil.',
    '함께 읽은 책들',
    '관련성의 문제',
    'コメントを読む人',
  ])('and not of an argument: %s', (text) => expect(isNoiseHeading(text)).toBe(false));
});

describe('provenance', () => {
  it.each(['First published on Mon 9 Mar 2026 10.00 GMT', 'First published in February 2024'])(
    'is not the day on which it appeared here: %s',
    (text) => expect(saysProvenance(text)).toBe(false),
  );

  it.each(['First published in Marrakech', 'First published in Mayfair', 'Originally published in Decanter'])(
    'is a name that begins as a month does: %s',
    (text) => expect(saysProvenance(text)).toBe(true),
  );

  it.each([
    'First Published in The Diplomat July 9, 2024',
    'This story was originally published in our winter issue.',
    'A version of this article appears in print on Section A.',
    'This story about clerks and their books was written by Jane Doe and produced by The Paper.',
    'This interview has been edited and condensed for length and clarity.',
    'Dieser Text erschien zuerst im Merkur.',
    'Zuerst erschienen in der ZEIT.',
    'Cet article a été publié dans Le Monde diplomatique.',
    'Publicado originalmente en El País.',
    'Este artigo foi publicado originalmente no Público.',
    'Pubblicato originariamente su Internazionale.',
    'Dit artikel verscheen eerder in De Groene.',
  ])('%s', (text) => expect(provenancePoints(text)).toBe(3));

  it('less plainly where it may be said of something else', () => {
    expect(provenancePoints('His essay, originally published in 1962, is read again.')).toBe(2);
    expect(provenancePoints('Source: Eurostat')).toBe(1);
    expect(saysProvenance('The treaty was signed in Bali in 1976.')).toBe(false);
    expect(saysProvenance('Sourcebooks are what clerks keep.')).toBe(false);
  });

  it.each([
    ['First Published in The Diplomat July 9, 2024', 'July 9, 2024', 'The Diplomat'],
    ['This piece originally appeared in The Southern Cone Review.', null, 'The Southern Cone Review'],
    ['Republished with permission from Foreign Policy.', null, 'Foreign Policy'],
    ['This was first published last year.', null, null],
    ['Cet article a été publié initialement dans Le Monde.', null, 'Le Monde'],
    ['Cet article est paru le 9 juillet 2024 dans l’Humanité', '9 juillet 2024', 'Humanité'],
    ['Publié initialement en anglais sur le site de The Diplomat.', null, 'The Diplomat'],
    ['Este artículo se publicó originalmente en El País.', null, 'El País'],
    ['Publicado originalmente en El País el 9 de julio de 2024', '9 de julio de 2024', 'El País'],
    ['Publicado originalmente em Folha de S.Paulo', null, 'Folha de S.Paulo'],
    ['Este artigo foi publicado originalmente no Público.', null, 'Público'],
    ['Questo articolo è apparso originariamente su Internazionale.', null, 'Internazionale'],
    ['Pubblicato originariamente sull’Espresso', null, 'Espresso'],
    ['Dit artikel verscheen eerder in Trouw', null, 'Trouw'],
    ['Dit stuk is eerder in De Groene verschenen.', null, 'De Groene'],
    ['Dieser Text ist zuerst in der Süddeutschen Zeitung erschienen.', null, 'Süddeutschen Zeitung'],
    ['Dieser Beitrag erschien zuerst in der FAZ.', null, 'FAZ'],
    ['Zuerst erschienen im „Merkur“ und für das Netz gekürzt.', null, 'Merkur'],
    ['Este libro fue publicado por primera vez.', null, null],
  ])('publication: %s', (text, date, publication) => {
    expect(publicationIn(text, date)).toBe(publication);
  });
});

describe('disclaimer', () => {
  it.each([
    'The views expressed are those of the author.',
    'Opinions expressed by contributors are their own.',
    'Die hier geäußerte Meinung muss nicht die der Redaktion sein, sondern die des Autors.',
    'Les opinions exprimées dans cet article n’engagent que leurs auteurs.',
    'Las opiniones son responsabilidad exclusiva de su autor.',
    'Este texto não reflete necessariamente a opinião do jornal.',
    'Le opinioni dell’autore sono personali.',
    'We may earn an affiliate commission when you click on links.',
    'This project was produced with support from the Guild of Clerks.',
  ])('%s', (text) => expect(saysDisclaimer(text)).toBe(true));

  it('not every view', () => {
    expect(saysDisclaimer('Her views on tariffs changed in 1911.')).toBe(false);
    expect(hasNoteLabel('Editor’s note: see below')).toBe(true);
    expect(hasNoteLabel('Notes on a treaty')).toBe(false);
    expect(hasNoteLabel('Advertising disclosure: see below')).toBe(true);
    expect(saysDisclaimer('The registry may receive visitors, and the clerk a commission of inquiry.')).toBe(false);
    expect(speaksOfComments('We moderate comments.')).toBe(true);
    expect(speaksOfComments('A commentary')).toBe(false);
  });

  it('an article and no picture says that it appeared elsewhere', () => {
    expect(saysArticleProvenance('This story also appeared in The Review')).toBe(true);
    expect(saysArticleProvenance('Reprinted with permission from The Review')).toBe(false);
  });
});

describe('read-more', () => {
  it.each([
    'To read the full piece, visit: The Diplomat',
    'Den vollständigen Artikel lesen',
    'Lire la suite',
    'Leer el artículo completo',
    'Leia o artigo completo',
    'Leggi tutto l’articolo',
    'Lees verder',
  ])('%s', (text) => expect(saysReadMore(text)).toBe(true));

  it('not a sentence about reading', () => {
    expect(saysReadMore('Readers of the full report will know better.')).toBe(false);
  });
});

describe('headings', () => {
  it.each([
    'References',
    'References & Sources',
    'Works cited',
    'Anmerkungen',
    'Références',
    'Bibliografía',
    'Fonti',
    '参考文献',
  ])('of notes: %s', (text) => expect(isNotesHeading(text)).toBe(true));

  it('of notes: not what merely opens so', () => expect(isNotesHeading('Notes on a scandal')).toBe(false));

  it('of a bio: a name has capitals, which other words after About have not', () => {
    expect(isBioHeading('About the author')).toBe(true);
    expect(isBioHeading('About Nadia Okonjo')).toBe(true);
    expect(isBioHeading('About time')).toBe(false);
    expect(isBioHeading('À propos de l’auteur')).toBe(true);
  });

  it('of what is no part of the article', () => {
    expect(isNoiseHeading('Lesen Sie auch')).toBe(true);
    expect(isNoiseHeading('À lire aussi')).toBe(true);
    expect(isNoiseHeading('The clerks')).toBe(false);
  });
});

it('tells notes, credits and appeals', () => {
  expect(isNote('[12] Register of 1907.')).toBe(true);
  expect(isNote('*small stars are not notes')).toBe(false);
  expect(saysCredit('A clerk at work. (Photo: Ann Bell)')).toBe(true);
  expect(saysCredit('Photographs by Ann Bell')).toBe(true);
  expect(saysCredit('Photographs were rare.')).toBe(false);
  expect(isAppeal('---------- SHARE YOUR STORY')).toBe(true);
  expect(isAppeal('Want to advertise in The Paper?')).toBe(true);
  expect(isAppeal('Love The Paper? Tell your friends and get rewards.')).toBe(true);
  expect(
    isAppeal(
      `If you have an idea to share, email us. ${'We read all that comes. '.repeat(10)}If you were forwarded this newsletter, you can subscribe.`,
    ),
  ).toBe(true);
  expect(isAppeal('The minister forwarded this letter to the committee, and asked it to tell the public.')).toBe(false);
  expect(isAppeal('Follow The Paper on Facebook')).toBe(true);
  expect(isAppeal('Clerks Weekly is a reader-supported publication.')).toBe(true);
  expect(opensReach('To reach the reporter behind this story, write')).toBe(true);
  expect(opensReach('Contact with reporters is rare.')).toBe(false);
  expect(isAppeal('Nadia is a clerk. Follow her on Twitter.')).toBe(false);
});

describe('what an argument may say too', () => {
  it.each([
    'Comment réformer l’Union ?',
    'More investment is needed',
    'More in common than apart',
    'More about power than faith',
    'Also on the ballot',
    'Advertising and democracy',
    'Sponsored terrorism',
    'Most popular leaders fail',
    'Don’t miss the point',
    'Partager le fardeau',
    'Compartir la carga',
    'Teilen und herrschen',
    'Más de una década perdida',
    'Tag der Einheit',
  ])('heads a part of it: %s', (text) => expect(isNoiseHeading(text)).toBe(false));

  it.each([
    'Comments (12)',
    'More on Taiwan',
    'More from The Diplomat',
    'Advertisement',
    'Sponsored content',
    'Most popular in politics',
    'Don’t miss our newsletter',
    'Partager cet article',
    'Tags: ships, tides',
    'Kommentare (3)',
    'Más sobre Chile',
  ])('heads what is no part of it: %s', (text) => expect(isNoiseHeading(text)).toBe(true));

  it.each([
    'Comments',
    '124 Reader Comments',
    'There are 13 comments',
    '59 Comments on “The December Comfort Watches”',
    '7 thoughts on “Three Clerks”',
    'Readers’ comments',
    '12 Kommentare',
    'Commentaires (3)',
    '3 Комментария',
    '1 Kommentar',
    '2 commenti',
    '댓글 12',
    '评论区',
  ])('heads what readers have written: %s', (text) => expect(isCommentsHeading(text)).toBe(true));

  it.each([
    'Comments on the treaty',
    'Commentary',
    'Comment',
    'Kommentar',
    'Commenti',
    'Comment is free, and facts are dear',
    'Kommentar von Jane Doe',
    '3 replies that changed nothing',
    'No comment',
  ])('heads nothing of readers: %s', (text) => expect(isCommentsHeading(text)).toBe(false));

  it.each([
    'Comment: Why Seoul must choose',
    'Kommentar: Zu spät',
    'Comentario',
    'Commenti',
    '3 comments that cost a war',
  ])('is no noise either: %s', (text) => expect(isNoiseHeading(text)).toBe(false));

  it.each([
    'Ukraine wants to become a member, but not at any price.',
    'He asked every guest to make a donation to the party.',
    'Gli abbonati di Netflix sono in calo.',
  ])('asks the reader for nothing: %s', (text) => expect(isAppeal(text)).toBe(false));

  it.each(['Become a member', 'Click here to become a member', 'Please make a donation', 'Abbonati ora'])(
    'asks: %s',
    (text) => expect(isAppeal(text)).toBe(true),
  );

  it.each([
    'Victims of the Post Office scandal will get compensation, the minister said.',
    'The Russian army still holds positions in the south of the country.',
    'The government has no position in the dispute.',
    'Nothing in the book is as moving as the author’s own account of the siege.',
  ])('disclaims nothing: %s', (text) => expect(saysDisclaimer(text)).toBe(false));

  it.each([
    'The author holds no positions in any of the companies mentioned.',
    'We may earn a commission from links in this article.',
    'Vox may receive compensation if you buy something.',
    'The opinions are the author’s own.',
  ])('disclaims: %s', (text) => expect(saysDisclaimer(text)).toBe(true));

  it.each([
    'Once again, it appears that the ceasefire will not hold.',
    'The plan was popular until it ran out of money.',
    'When it was published in 1962, the book was a sensation.',
  ])('tells of no source: %s', (text) => expect(provenancePoints(text)).toBe(0));

  it.each(['Sources and power', 'Literatur und Politik', 'Notas y apuntes de viaje'])('heads no notes: %s', (text) =>
    expect(isNotesHeading(text)).toBe(false),
  );

  it.each(['Notes and References', 'Sources and further reading', 'Quellen und Literatur', 'References & notes:'])(
    'heads notes: %s',
    (text) => expect(isNotesHeading(text)).toBe(true),
  );
});
