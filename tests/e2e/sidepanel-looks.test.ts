/**
 * How the side panel looks: axe-core finds nothing in any of its states in light, dark and forced colours, nothing is wider
 * than the panel, and with MARGENT_SHOTS each state is left as a picture.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ESSAY_ARGUMENT } from '../../src/core/model/built-in-codebooks.ts';
import type { Library } from '../../src/core/model/library.ts';
import type { ArticleServer } from '../harness/serve-articles.ts';
import { selectWords } from './support/on-page.ts';
import { filler, plainPage } from './support/pages.ts';
import { fillLibrary, openProbe, type ProbedBuild, probedBuild } from './support/probed-build.ts';
import { type PopupDriver, type Reader, serveFixtures, startReader } from './support/reader.ts';
import { oneArticle } from './support/restore.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SHOTS = process.env.MARGENT_SHOTS;
const ITEM = '[data-annotation]';

const LOOKS = ['light', 'dark', 'forced colours'] as const;
type Look = (typeof LOOKS)[number];

/** The narrowest the browsers let a panel be is wider than this. */
const NARROW = { width: 300, height: 900 };

const KOREAN = [
  '한미일 안보 협력은 더 이상 선택이 아니라 구조적 필요가 되었다.',
  '그러나 제도화의 속도는 각국의 국내 정치에 달려 있으며, 이는 과소평가되어 왔다.',
  '따라서 다음 정부는 협력의 틀을 조약이 아닌 관행으로 먼저 굳혀야 한다.',
];

let server: ArticleServer;
beforeAll(async () => {
  server = await serveFixtures();
});
afterAll(() => server.close());

/** The library with relations between the first passages: the second and third support the first, the fourth attacks it. */
function related(library: Library): Library {
  const [claim, ...others] = library.annotations;
  const { supports, attacks } = kinds();
  return {
    ...library,
    relations: others.slice(0, 3).map((from, index) => ({
      id: crypto.randomUUID(),
      projectId: from.projectId,
      coderId: from.coderId,
      kindId: index < 2 ? supports : attacks,
      from: { type: 'annotation', id: from.id },
      to: { type: 'annotation', id: claim?.id ?? '' },
      note: '',
      createdAt: from.createdAt,
      updatedAt: from.updatedAt,
    })),
  };
}

function kinds(): { supports: string; attacks: string } {
  const idOf = (name: string) =>
    ESSAY_ARGUMENT.relationKinds.find((kind) => kind.name.toLowerCase().includes(name))?.id;
  return { supports: idOf('support') ?? '', attacks: idOf('attack') ?? '' };
}

describe('the look of the side panel in chromium', () => {
  let build: ProbedBuild;
  let reader: Reader;
  let panel: PopupDriver;
  let view: Page;
  beforeAll(async () => {
    build = await probedBuild('chromium');
    reader = await startReader('chromium', server, { build: build.directory });
  });
  afterEach(() => panel?.close().catch(() => undefined));
  afterAll(async () => {
    await reader?.close();
    build?.remove();
  });

  async function put(look: Look): Promise<void> {
    const connection = await view.createCDPSession();
    await connection.send('Emulation.setEmulatedMedia', {
      features: [
        { name: 'prefers-color-scheme', value: look === 'dark' ? 'dark' : 'light' },
        { name: 'forced-colors', value: look === 'forced colours' ? 'active' : 'none' },
      ],
    });
  }

  async function shoot(name: string): Promise<void> {
    if (!SHOTS) return;
    mkdirSync(SHOTS, { recursive: true });
    writeFileSync(join(SHOTS, `sidepanel-${name.replaceAll(' ', '-')}.png`), await panel.screenshot());
  }

  async function findings(): Promise<string[]> {
    // Chromium paints text in the forced colour and goes on naming the page's own in this property, which axe asks first;
    // and what lies behind a bar at the bottom can be scrolled out from there, which axe does not know.
    await view.evaluate(`[...document.querySelectorAll('body *')].forEach((element) => {
      element.style.webkitTextFillColor = '';
      if (matchMedia('(forced-colors: active)').matches) element.style.webkitTextFillColor = getComputedStyle(element).color;
      if (getComputedStyle(element).position === 'sticky') element.style.position = 'static';
    })`);
    await view.evaluate(`typeof axe === 'undefined' && (() => { ${AXE} })(), 0`);
    const found = await view.evaluate(`axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, any, all, none }) =>
      id + ': ' + html.slice(0, 200) + ' ' + [...any, ...all, ...none].map(({ message }) => message).join('; '))))`);
    await view.evaluate(`[...document.querySelectorAll('body *')].forEach((element) => {
      element.style.webkitTextFillColor = '';
      element.style.position = '';
    })`);
    return found as string[];
  }

  /** What makes the document wider than the panel. */
  const tooWide = () =>
    view.evaluate(`(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth <= clientWidth ? [] : [...document.querySelectorAll('body *')]
        .filter((element) => element.scrollWidth > element.clientWidth + 1 || element.getBoundingClientRect().right > clientWidth + 1)
        .map((element) => element.outerHTML.slice(0, 120));
    })()`);

  /** Every look, and each width and text size, of the state the panel is in. */
  async function check(state: string): Promise<void> {
    for (const look of LOOKS) {
      await put(look);
      expect(await findings(), `${state}, ${look}`).toEqual([]);
      await shoot(`${state} ${look}`);
    }
    await put('light');
    for (const [variant, change, back] of [
      ['wide', () => view.setViewport({ width: 640, height: 900 }), () => view.setViewport(NARROW)],
      [
        'twice the text',
        `document.documentElement.style.fontSize = '175%'`,
        `document.documentElement.style.fontSize = ''`,
      ],
      ['right to left', `document.documentElement.dir = 'rtl'`, `document.documentElement.dir = 'ltr'`],
    ] as const) {
      const make = (step: string | (() => Promise<void>)) => (typeof step === 'string' ? view.evaluate(step) : step());
      await make(change);
      await shoot(`${state} ${variant}`);
      expect(await tooWide(), `${state}, ${variant}`).toEqual([]);
      await make(back);
    }
  }

  async function openPanel(page: Page): Promise<void> {
    panel = await reader.openSidePanel(page);
    if (!panel.page) throw new Error('no page of the side panel');
    view = panel.page;
    await view.setViewport(NARROW);
    await panel.waitFor(`document.querySelector('h1')`);
  }

  it('holds in every state', async () => {
    const article = server.article('pacificcouncil.online', 'russia-north-korea-military-alliance').url;
    const page = await reader.open(article);
    await openPanel(page);
    await panel.waitFor(`document.querySelectorAll('[data-kind]').length > 5`);
    await check('outline');
    await panel.click('[data-tab=annotations]');
    await check('no annotations');
    await panel.click('[data-tab=map]');
    await check('empty map');

    await selectWords(page, 'a mutual defense treaty');
    await view.mouse.move(-10, -10);
    await panel.hover('footer');
    await panel.waitFor(`document.querySelector('form input')`);
    await check('a passage');
    await panel.click('form textarea');
    await panel.type('Half a thought');
    await selectWords(page, 'apparently amounts');
    await view.mouse.move(-10, -10);
    await panel.hover('footer');
    await panel.waitFor(`document.body.innerText.includes('Something else is selected')`);
    await check('another selection');
    await page.close();
  });

  it('holds with annotations, in other languages and with words without end', async () => {
    const quotes = [
      ...KOREAN,
      'Marked sentence number four stands here, and it goes on for a good while longer than three lines can hold in a panel that is as narrow as this one is, so that it has to be cut.',
      'Words that have been taken from the page.',
      `Endless${'word'.repeat(60)} ends.`,
    ];
    const title = `동아시아 안보와 ${'Endless'.repeat(20)} 제도의 문제: 긴 제목이 어떻게 보이는가`;
    const url = 'http://pacificcouncil.online/panel/looks';
    server.route(url, {
      body: plainPage({
        title,
        language: 'ko',
        paragraphs: [...quotes.filter((_, index) => index !== 4), ...filler(6)],
      }),
    });
    const probe = await openProbe(reader);
    await fillLibrary(
      probe,
      related(
        oneArticle({
          url,
          title,
          quotes,
          role: (index) => index % 3,
          tags: (index) => (index % 2 === 0 ? ['안보', 'long tags are tags too, as long as they like'] : []),
          note: (index) => (index === 1 ? 'A note with **weight** and 메모.' : ''),
        }),
      ),
    );
    await probe.close();
    const page = await reader.open(url);
    await openPanel(page);
    await panel.waitFor(`document.querySelectorAll('${ITEM}').length === 6`);
    await check('annotations');
    await panel.click('[data-choose="0"]');
    await panel.click('[data-choose="2"]');
    await panel.waitFor(`document.body.innerText.includes('2 selected')`);
    await check('several chosen');
    await panel.evaluate(`(() => { const menu = document.querySelector('[popovertarget]'); menu.click(); })()`);
    await panel.waitFor(`document.querySelector(':popover-open')`);
    await shoot('menu');
    await panel.press('Escape');
    await panel.evaluate(`document.querySelector('${ITEM} [title=Edit]').click()`);
    await panel.waitFor(`document.querySelector('${ITEM} form')`);
    await check('editing');
    await panel.press('Escape');
    // `/` typed into the form would be part of a note.
    await panel.waitFor(`!document.querySelector('${ITEM} form')`);
    await panel.press('/');
    await panel.type('nothing has these words');
    await panel.waitFor(`document.body.innerText.includes('No annotation matches')`);
    await check('nothing found');
    await panel.press('Escape');
    await panel.click('[data-tab=map]');
    await panel.waitFor(`document.querySelector('[data-passage]')`);
    await check('map');
    await page.close();
  });

  it('holds where there is nothing to show', async () => {
    const page = await reader.open(server.article('pacificcouncil.online', 'russia-north-korea-military-alliance').url);
    const empty = await reader.open('about:blank');
    await page.bringToFront();
    await openPanel(page);
    await empty.bringToFront();
    await panel.waitFor(`document.body.innerText.includes('Margent does not see this page yet')`);
    await check('not let in');

    // A server that takes its time.
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    server.route('http://slow.example/', () => answered.then(() => ({ body: 'At last.' })));
    const slow = await reader.open('about:blank');
    const opened = slow.goto('http://slow.example/');
    await panel.waitFor(`document.body.innerText.includes('Reading the page')`);
    await check('loading');
    answer();
    await opened;
    await slow.close();

    const probe = await openProbe(reader);
    await probe.evaluate(`new Promise((resolve, reject) => {
      const request = indexedDB.open('margent', 99);
      request.onerror = () => reject(request.error);
      request.onsuccess = () => { request.result.close(); resolve(null); };
    })`);
    await probe.close();
    await page.bringToFront();
    await panel.waitFor(`document.querySelector('[role=alert]')`);
    await check('no database');
  });
});
