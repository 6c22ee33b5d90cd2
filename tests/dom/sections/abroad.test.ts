/** How papers of other languages make their pages: each way on the smallest page that shows it. */
import { describe, expect, it } from 'vitest';
import { findArticle } from '../../../src/page/sections/find-article.ts';
import { showPage } from './in-frame.ts';

const TEXT: Record<string, string> = {
  ar: 'ظلت مسألة ملكية الميناء معلقة لعشر سنوات، ولا أحد يريد أن يتحمل المسؤولية. يقول المجلس إن الوثائق ضاعت. ',
  de: 'Ein Vertrag ist nur so gut wie die Schreiber, die ihn verwahren, und den Schreibern hat man nichts zu tun gegeben. ',
  en: 'A treaty is only as good as the clerks who keep it, and the clerks of this one have been given nothing to do. ',
  ja: '港の所有権の問題は十年も先送りされ、誰も責任を取ろうとしない。市議会は書類が失われたと言う。',
  ko: '항구의 소유권 문제는 십 년 동안 미뤄져 왔고 아무도 책임을 지려 하지 않는다. 시의회는 서류가 없어졌다고 한다. ',
  ru: 'Договор хорош настолько, насколько хороши писари, которые его хранят, а этим писарям нечего делать. ',
  zh: '港口的所有權問題已經拖延了十年，沒有人願意負責。市議會說文件遺失了。',
};

interface Parts {
  language: string;
  title?: string;
  head?: string;
  lead?: string;
  inside?: string;
  last?: string;
  tail?: string;
}

async function found({ language, title = '', head = '', lead = '', inside = '', last = '', tail = '' }: Parts) {
  const text = `<p>${(TEXT[language] ?? TEXT.en ?? '').repeat(3)}</p>`;
  const name = title || (TEXT[language] ?? '').slice(0, 12);
  const { document, close } = await showPage(
    `<!doctype html><html lang="${language}"><head><meta property="og:type" content="article"><title>${name}</title>${head}</head><body><main><article><header><h1>${name}</h1>${lead}</header><div class="text">${text}${text}${inside}${text}${text}${last}</div>${tail}</article></main></body></html>`,
  );
  const article = findArticle(document, new URL('https://paper.example/on-clerks'));
  close();
  if (!article) throw new Error('no article');
  return {
    ...article,
    of: (kind: string) => article.sections.filter((section) => section.kind === kind).map((section) => section.text),
  };
}

describe('authors', () => {
  it.each([
    [
      'buttons below the date are nobody',
      'ja',
      '<div><span><a href="/reporter/tanaka.html">田中恭太</a></span> <time datetime="2024-07-09">2024年7月9日 14時30分</time></div><ul><li>メールでシェアする</li><li>印刷する</li></ul>',
      ['田中恭太'],
    ],
    [
      'by, right before a name without capitals',
      'ko',
      '<p><span class="author"><span>by</span><a href="/@a">느린독자</a></span></p>',
      ['느린독자'],
    ],
    [
      'a label stands before the date and the name behind it',
      'zh',
      '<div class="byline"><span>更新于2024年7月9日 06:12</span><span class="author">吉迪恩•拉赫曼</span></div>',
      ['吉迪恩•拉赫曼'],
    ],
    ['a line of navigation beside the date is nobody', 'zh', '<p>科普文章</p><p>2024年7月9日</p>', []],
    [
      'a label in a box of its own, without a colon, is before two names',
      'ja',
      '<p>2024年7月9日</p><ul><li><span>文</span>三枝 千尋、高遠 蓮</li><li><span>写真</span>宇佐美 航</li></ul>',
      ['三枝 千尋', '高遠 蓮'],
    ],
    [
      'words before a linked name are written as a name is, and are nobody',
      'it',
      '<p class="autore">Intervista di <a href="/autori/serra">Ludovica Serra</a></p>',
      ['Ludovica Serra'],
    ],
    [
      'what kind of piece it is, in the line of the date, is nobody',
      'ja',
      '<p><span>オピニオン</span><time datetime="2024-07-09">2024年7月9日 11:00</time></p>',
      [],
    ],
    [
      'a label in another script follows the name, apart to the eye alone',
      'hi',
      '<div class="author"><span>लेखक:</span> <b>हर्ष वी. पंत</b><span>Edited By: नरेन्द्र सांवरिया</span></div>',
      ['हर्ष वी. पंत'],
    ],
    [
      'a post in a box of its own follows the name, apart to the eye alone',
      'ja',
      '<div class="author"><a href="/list/m"><span class="name">真壁 昭夫</span><span class="job">多摩大学特別招聘教授</span></a></div>',
      ['真壁 昭夫'],
    ],
    [
      'what only screen readers say over a byline is nobody',
      'ar',
      '<section><strong id="article-byline" class="visually-hidden">عن المقال</strong><ul><li><span>الكاتب: </span><span>خالد منصور</span></li></ul></section>',
      ['خالد منصور'],
    ],
    [
      'label and name, and the photographer, are apart to the eye alone',
      'ja',
      '<div><span>聞き手・田中恭太</span><span>写真・山田航</span><span><time datetime="2024-07-09">2024年7月9日</time></span></div>',
      ['田中恭太'],
    ],
    [
      'each has a post, in a box beside the name',
      'de',
      '<div class="byline"><div class="byline-contributor"><span>Anna Müller</span><span>Leitende Redakteurin</span></div><div class="byline-contributor"><span>Bernd Roe</span><span>Korrespondent</span></div></div>',
      ['Anna Müller', 'Bernd Roe'],
    ],
    [
      'a name links to its bearer in the line of the date',
      'ru',
      '<p>Вторник, 9 июля 2024, 08:30 — <a href="/authors/1/">Сергей Петров</a>, Портовая правда</p>',
      ['Сергей Петров'],
    ],
    [
      'paper and name are apart to the eye alone, and the name links to its bearer',
      'de',
      '<div class="author"><a href="/autor/anna-mueller">Anna Müller</a><span>HAFEN ZEITUNG</span></div>',
      ['Anna Müller'],
    ],
    [
      'a box has the part of each over the name',
      'de',
      '<div><div><h4>Reporter</h4><h4><a href="/p/1">Anna Müller</a></h4></div><div><h4>Editor</h4><h4><a href="/p/2">Bernd Roe</a></h4></div></div>',
      ['Anna Müller'],
    ],
    [
      'a translator in a box like that of the author is none',
      'de',
      '<div class="autoren"><h4><a href="/author/1">Anna Müller</a></h4><p class="autor">Übersetzung Bernd Roe</p></div>',
      ['Anna Müller'],
    ],
  ])('%s', async (_, language, lead, authors) => {
    expect((await found({ language, lead })).authors).toEqual(authors);
  });

  it('who opens a Korean column with a post behind a bar', async () => {
    const { authors } = await found({
      language: 'ko',
      lead: '</header><p><b>조형근</b> | 사회학자</p><header>',
    });
    expect(authors).toEqual(['조형근']);
  });

  it('who signs with a bare name, where nobody else is named', async () => {
    expect((await found({ language: 'ru', last: '<p>Светлана Рейтер</p>' })).authors).toEqual(['Светлана Рейтер']);
    expect((await found({ language: 'ru', last: '<p><a href="/x">Читайте Далее</a></p>' })).authors).toEqual([]);
  });
});

it('who signs with a post behind the name, where nobody else is named', async () => {
  const last = '<p class="authors">Сергей Петров, политический обозреватель</p>';
  expect((await found({ language: 'ru', last })).authors).toEqual(['Сергей Петров']);
});

it('a dek is the description told to machines, though it is called a teaser and stands below the byline', async () => {
  const line = 'Die Schreiber haben nichts mehr zu tun, und niemand hat es gemerkt.';
  const head = `<meta name="description" content="${line}">`;
  const lead = `<p>Von Anna Müller</p><p>9. Juli 2024</p><div class="header-teaser"><p>${line}</p></div>`;
  expect((await found({ language: 'de', head, lead })).of('dek')).toEqual([line]);
});

it.each([
  ['an element in its line is named as one', '<div class="headline"><em class="headline__subtitle">%</em></div>', ''],
  [
    'a long line of author and day follows',
    '<p class="summery">%</p>',
    '<div>Von: Anna Müller <span>Redigiert: Karl Groß</span> <span>Veröffentlicht: 9. Juli 2024, 12:45 Uhr</span> <span>Aktualisiert: 10. Juli 2024</span></div>',
  ],
])('a dek where %s', async (_, lead, byline) => {
  const line = 'Die Schreiber haben nichts mehr zu tun, und niemand hat es bisher gemerkt, auch nicht der Rat';
  expect((await found({ language: 'de', lead: lead.replace('%', line) + byline })).of('dek')).toEqual([line]);
});

it('buttons between headline and text are no list of the article', async () => {
  const { of } = await found({ language: 'ko', lead: '<ul><li>카카오톡 공유</li><li>글자 크게</li></ul>' });
  expect(of('list')).toEqual([]);
});

it('what is in brackets beside the date is nobody', async () => {
  const lead = '<div><time datetime="2024-07-09">2024年7月9日 2:00</time> <span>［有料会員限定］</span></div>';
  expect((await found({ language: 'ja', lead })).authors).toEqual([]);
});

it('a day is read with spaces behind its points, and no paragraph', async () => {
  const { of } = await found({ language: 'de', last: '<p class="date">9. 7. 2024, 18:24 Uhr</p>' });
  expect(of('paragraph')).toHaveLength(4);
  expect((await found({ language: 'cs', lead: '<p>9. 7. 2024</p>' })).published.date).toBe('2024-07-09');
});

describe('deks', () => {
  it.each([
    [
      'a short line of Korean that is called one',
      'ko',
      '',
      '<p class="cover_sub_title">침묵을 빌려주는 공간에 대하여</p>',
    ],
    [
      'a heading named as a teaser that the description repeats',
      'de',
      '<meta name="description" content="Warum die Schreiber einen Schnitt brauchen, bevor die nächste Krise kommt.">',
      '<h2 class="article-teaser">Warum die Schreiber einen Schnitt brauchen, bevor die nächste Krise kommt.</h2><div>Lesen Sie diesen Artikel auch auf <a href="/en">Englisch</a>.</div>',
    ],
    [
      'two sentences without the last point, of which the description has the first',
      'de',
      '<meta name="description" content="Seit zwanzig Jahren verspricht man den Schreibern eine Bahn.">',
      '<p>Seit zwanzig Jahren verspricht man den Schreibern eine Bahn. Inzwischen üben sie sich im Warten</p>',
    ],
  ])('%s', async (_, language, head, lead) => {
    const { dek } = await found({ language, head, lead });
    expect(dek).not.toBe('');
    expect(lead).toContain(dek);
    expect(dek).not.toContain('Lesen Sie');
  });
});

describe('authors listed', () => {
  it.each([
    [
      'as links, with a slash between',
      '<div class="authors"><a href="/autor/a">Pablo Stefanini</a> / <a href="/autor/b">Marcela Ríos</a></div>',
    ],
    [
      'as links, with places behind',
      '<div class="author"><a href="/author/a">Pablo Stefanini</a> and <a href="/author/b">Dr. Marcela Ríos</a><span>Ohrid, Pogradec</span><span>|</span><span>Harbour Wire</span></div>',
    ],
    [
      'in cards of their own',
      '<div class="author-box"><h4>Pablo Stefanini</h4><p>Bergen</p></div><div class="author-box"><h4>Marcela Ríos</h4><p>Historian in Oslo</p></div>',
    ],
  ])('%s', async (_, lead) => {
    expect((await found({ language: 'en', lead })).authors).toEqual(['Pablo Stefanini', 'Marcela Ríos']);
  });
});

it('who signs in the title, where the page names only itself', async () => {
  const title = 'The price of bread on the quay, By Jane Doe';
  const head = '<meta property="og:site_name" content="Harbour News"><meta name="author" content="Harbour News">';
  expect((await found({ language: 'en', title, head, lead: '<p>by Harbour News</p>' })).authors).toEqual(['Jane Doe']);
});

describe('titles', () => {
  it('have no kind of piece before a bar', async () => {
    const title = 'Why the clerks will not choose between two suitors';
    const { title: shown } = await found({
      language: 'en',
      title: `<span>Opinion</span> | <span>${title}</span>`,
    });
    expect(shown).toBe(title);
    expect((await found({ language: 'en', title: 'Taiwan | What comes next for us' })).title).toBe(
      'Taiwan | What comes next for us',
    );
  });
});

describe('boxes', () => {
  it.each([
    [
      'a newsletter',
      'de',
      '<div><h3>Morgenbrief</h3><p>Erhalten Sie täglich unseren Newsletter mit allem Wichtigen.</p></div>',
    ],
    [
      'whose rights they are',
      'zh',
      '<p>版权声明：本文版权归海港网所有，未经允许任何单位或个人不得转载，复制或以任何其他方式使用本文全部或部分。</p>',
    ],
    [
      'an advertisement named in German',
      'de',
      '<div class="werbung"><p>Der neue Wagen ist da: jetzt ab dreihundert Euro im Monat, ohne Anzahlung.</p></div>',
    ],
    [
      'what to read, named in French',
      'de',
      '<div class="lire-aussi"><p>Die Schreiber von gestern und was aus ihnen geworden ist, seit die Akten fort sind.</p></div>',
    ],
  ])('%s is no part of the text', async (_, language, inside) => {
    expect((await found({ language, inside })).of('paragraph')).toHaveLength(4);
  });
});

describe('notes', () => {
  it('where a piece was published, with the day', async () => {
    const line = 'Published in Harbour, March 5th, 2021';
    expect((await found({ language: 'en', last: `<p><em>${line}</em></p>` })).of('provenance')).toEqual([line]);
  });

  it('what a Chinese author is, in a few words', async () => {
    expect((await found({ language: 'zh', last: '<p>作者为财政学者</p>' })).of('author-bio')).toEqual([
      '作者为财政学者',
    ]);
  });

  it('a Chinese author by name, in brackets', async () => {
    const line = '（鄧小樺，作家，文化評論人）';
    const { of } = await found({ language: 'zh', lead: '<p class="byline">鄧小樺</p>', last: `<p>${line}</p>` });
    expect(of('author-bio')).toEqual([line]);
  });

  it('a Chinese author in brackets', async () => {
    const line = '（作者是《港口报》高级评论员）';
    expect((await found({ language: 'zh', last: `<p>${line}</p>` })).of('author-bio')).toEqual([line]);
  });

  it('what a card says below a name that only machines are told', async () => {
    const head =
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","author":{"@type":"Person","name":"Jane Doe"}}</script>';
    const tail = '<div class="content-authors"><h4>Jane Doe</h4><p>Professor of harbours, Bergen</p></div>';
    expect((await found({ language: 'en', head, tail })).of('author-bio')).toEqual(['Professor of harbours, Bergen']);
  });

  it("what a card says below the author's name", async () => {
    const lead = '<p class="byline">By Jane Doe</p>';
    const card =
      '<div class="author-card"><h4>Jane Doe</h4><p>Senior fellow at the Harbour Institute in Bergen.</p></div>';
    const { of } = await found({ language: 'en', lead, tail: card });
    expect(of('author-bio')).toEqual(['Senior fellow at the Harbour Institute in Bergen.']);
  });
});
