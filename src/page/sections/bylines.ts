/** Takes people's names out of bylines: 'By A and B, staff writers' gives A and B. */
import {
  chineseNamesIn,
  isChineseName,
  LABEL_ALONE,
  LABELLED,
  NEXT_LABEL,
  OPENING_ABROAD,
  OTHER_ABROAD,
  POST_BEHIND,
} from './byline-words.ts';
import { isMonth, READING_TIME, visibleDate } from './dates.ts';
import { DEGREE, hasPost, isDeskName, isFullName, isName, POST_BEFORE, ROLE, tidyName } from './person-names.ts';
import { recalling } from './recall.ts';

const MAX = 300;
/** Of a machine's field, which may list many. */
const MAX_FIELD = 600;
const MAX_NAMES = 20;

/** What opens a byline, in the languages of commentary met so far. */
const OPENING =
  /^(?:(?:a |an )?(?:guest |ein |eine )?(?:essay|column|post|blog(?: post)?|article|contribution|opinion|commentary|analysis|story|review|words|text|interview|kolumne|kommentar|beitrag|gastbeitrag|gastkommentar|analyse|essai|posted|published|written|reported|created|reviewed|reporting|contributed|th(?:is|e) (?:article|post|piece|story|essay|column|guest post) was (?:co-?)?written|co-?(?:written|authored)|publicad[oa]|escrit[oa]|publié|écrit|veröffentlicht|geschrieben|verfasst|erstellt|geplaatst|geschreven|skrevet|skriven|publicerad|a cura)(?: (?:and|&) (?:photos?|photographs|photography|pictures|images|illustrations?|reviewed|edited|reporting|produced|written|reported))? )?(?:by|von|par|por|di|door|af|av|przez|bởi)(?:\s*:\s*|\s+(?:[–—-]\s+)?)|^(?:pubblicato|scritto) da\s+|^(?:written by|words by|author(?:s|\(s\))?|author name|contributors?|posted by|text[eo]?|testo|teksti?|auteurs?|autor(?:a|es|as|in|en)?|autore|forfatter|författare|kirjoittaja|szerző|írta|yaza[nr]|oleh|penulis|tác giả|piše|συντάκτης|автор(?: (?:стат(?:ьи|ті)|текст[ау]|матер[иі]ал[ау]))?|текст|пише)\s*:\s*|^(?:(?:本文|文章)?作者|撰文|记者|記者|取材・文|文|著者|筆者|執筆|作成者|投稿者|글|글쓴이|نویسنده|تحریر|लेखक)\s*[:：/／]\s*|^(?:بقلم|به قلم|نوشته|מאת|โดย|ໂດຍ|ដោយ)(?:\s*:\s*|\s+)/iu;
/** 'ByJ. Doe': where the two stand in boxes of their own, no space is between them. */
const GLUED = /^[Bb]y(?=\p{Lu}[\p{Ll}.]|\p{Lo})/u;
/** What stands between a date and the name after it. */
const CLOCK =
  /^[\s,|•·–—-]*(?:(?:at |um )?\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[AaPp]\.?[Mm]\.?|[Uu]hr)?\s*(?:[A-Z]{2,4}\b)?)?[\s,|•·–—-]*/;
/** '1731 words | ' */
const WORD_COUNT = /^\d[\d.,]{0,6} words[\s,|•·–—-]+/i;
const BEFORE_DATE =
  /[\s,|•·–—/(-]*(?:(?<!\p{L})(?:(?:last )?updated?|published|posted|on|at|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:veröffentlicht|aktualisiert|erschienen|publiée?|mise? à jour|publicad[oa]|actualizad[oa]|atualizad[oa]|pubblicat[oa]|aggiornat[oa]|gepubliceerd|bijgewerkt|publicera[dt]|uppdatera[dt]|publisert|oppdatert|udgivet|opdateret|julkaistu|päivitetty|opublikowano|aktualizacja|publikováno|опубликован[оа]|обновлен[оа]|опубліковано|оновлено|yayınlanma|güncelleme)(?:\s(?:le|el|em|il|am|op|den|kl|dne|на|в|от))?|(?:(?:le|am|el|il|em|op|den)\s)?(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|(?:segunda|terça|quarta|quinta|sexta)-feira|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica))(?!\p{L})[\s,:.]*)*$/iu;
/** A day in whatever language: it need not be known, only left out. */
const DAY_SHAPED = /(?<!\d)\d{1,2}(?:\.|er|º)? (?:de |d['’])?[\p{L}\p{M}]{3,12}\.? (?:de )?(?:19|20)\d{2}(?!\d)/u;
/** 'Par A. Bee, le 9 juillet 2024' */
const ON_DATE = /[,|•·–—(-]\s?(?:le|el|am|il|em|den|op)\s?$/iu;
/** What East Asian pages write right before a date, without a space. */
const LABEL_OF_DATE =
  /^(?:最[后後終终])?(?:更新|发布|發布|发表|發表|公開|掲載|配信|投稿|기사 ?입력|최종 ?수정|최초 ?등록|입력|등록|수정|승인|발행)(?:日時?|时间|時間|于|於)?[\s:：]*$/u;
/** Where the makers of something else than the text are named, in English and where all languages do alike. */
const OTHER_CREDIT_ANYWHERE =
  /\b(?:(?:photo(?:graph)?|illustrat|translat|edit|graphic|video|film|art|image|picture|produc|portrait|drawing|cartoon|animat|styl|design|map|visual)\w*|narrated|read) by\b|\bcredit\s*[:…]|\b(?:photos?|photograph\w+|illustrat\w+|images?|translat\w+|edit(?:ors?|ing|ed)|design(?:ers?)?|graphics?|maps?|art|video|produc\w+|guests?|übersetzung|fotos?|traduction)\s*:|(?:圖片?|图片?|攝影|摄影|撮影|写真|사진|(?<=\S ?)(?:[译譯]者|翻[译譯]|校[对對]|[编編][辑輯]))\s?[／/:：=]/i;
/** The same in all languages. */
const OTHER_CREDIT = new RegExp(`${OTHER_CREDIT_ANYWHERE.source}|${OTHER_ABROAD}`, 'iu');
/** Where the name stops: place, date, paper, an address to write to. A point between letters without capitals parts names, or the parts of one. */
const STOP =
  / [\w.+-]{1,64}@(?=[\w-]{1,64}\.\w)|\s[|•·–—/]\s|\s-\s|\||[·•](?!(?<=\p{Lo}[·•])\p{Lo})|@|https?:| is | who | (?:[Ff]or|in|at|on) (?=the |\p{Lu})/u;
/** Where one of several writers is, before the next: 'Jane Doe in Bergen and John Roe'. */
const WHERE_ONE_IS =
  / in \p{Lu}[\p{L}.’'-]{1,20}(?: \p{Lu}[\p{L}.’'-]{1,20}){0,2}(?=,? (?:and|und|et|y|en|og|och) \p{Lu}|, \p{Lu}[^,]{2,30} in \p{Lu})/gu;
/** What stands before a byline in one box with it: 'Southern Harbour By Jane Doe', 'KVLR 89.3 | By Jane Doe'. */
const PLACE =
  /^(?!(?:Sponsored|Presented|Powered|Paid|Supported|Edited)\b)\p{Lu}[\p{L}\d. ]{2,30}(?: [|·])? By (?=\p{Lu})/u;
const PREPOSITION = / (?:is|for|in|at) /;
/** What stands between names. Small letters where a name may be written so: 'Con', 'Ve'. */
const PARTS =
  /(,|;|&|\b(?:[Aa]nd|AND|[Uu]nd|UND|[Ee]t|ET)\b|\s(?:[Ww]ith|WITH|as told to|avec|AVEC|mit|met|con|com|og|och|en|oraz|ve|ja|és|și|dan|và|ir|dhe|και|и|та|और|एवं|तथा|اور|ও|และ|و|和|与|與|及)\s|、|，|(?<=\p{Script=Hangul})[·ㆍ・](?=\p{Script=Hangul})|(?<=\p{Lo})\s?／\s?(?=\p{Lo}))/u;
/** What joins names only where full ones stand on both sides: 'José Ortega y Gasset' is one. Arabic and Hebrew write it with the name. */
const JOIN = /\s(?:(?:[yY]|e|i|a)\s|[وו](?=\p{L}))/u;
/** Separators of `PARTS` after which one works for the other. */
const BESIDE = /[,;，]|with|avec|mit|met|con|com/i;
/** Agencies that are written as a name is, of one word. */
const AGENCY =
  /^(?:AFP|AP|EFE|ANSA|DPA|APA|ANP|NTB|TASS|PTI|ANI|AAP|UPI|Reuters|Bloomberg|Xinhua|Agencias|Agências|Agences|Agenturen)$/i;
/**
 * Papers, agencies and places written as a full name is: by the word that they end with, by an article or by name. Words
 * that are surnames too are not among the first ('Eyal Press', 'Robert Post').
 */
const ELSEWHERE =
  /(?:^| )(?:presse|presse-agentur|france-presse|times|today|tribune|herald|journal|gazette|gazeta|zeitung|telegraph|guardian|chronicle|magazine|review|opinion|agency|network|school|centre|center|foundation|council|group|watch|project|initiative|association|fund|fundación|fundação|fondation|stiftung|university|institute|coalition|alliance|federation|society|company|city|republic|d\.?c\.?)$|^(?:the|die|der|das|les|el|il|la) \S+$|^the |^(?:new|los|las|fort|port|cape|são|north|south|east|west|united) |^(?:(?:associated|canadian|europa) press|(?:washington|huffington|jerusalem|bangkok|denver) post|(?:chatham|freedom|white) house|san \S+|hong kong|tel aviv|buenos aires|kuala lumpur|abu dhabi|addis ababa|phnom penh|rio de janeiro)$/i;
/** What belongs to the name before the comma, and what to no name. */
const SUFFIX = /,\s+(?=(?:jr|sr|i{2,3}|iv)\b)/gi;
/** What opens a byline, with the space after it, as 'By '; empty where nothing does. */
export function labelIn(line: string): string {
  const label = GLUED.exec(line) ?? OPENING.exec(line) ?? OPENING_ABROAD.exec(line.toLowerCase());
  return label ? line.slice(0, label[0].length) : '';
}

/** What opens a byline right before a text in its line, as 'By ' in 'July 9, 2024 By Sarah'; empty where nothing does. */
export function labelBefore(line: string, text: string): string {
  const before = line.slice(0, Math.max(0, line.indexOf(text)));
  if (OTHER_CREDIT.test(before)) return '';
  const label = /(?:^|\s)(\S{1,20}\s)$/u.exec(before)?.[1] ?? '';
  return labelIn(label) === label ? label : '';
}

/** A line without what opens a byline; null where nothing does. */
function afterOpening(line: string): string | null {
  const label = labelIn(line);
  if (!label) return null;
  const rest = line.slice(label.length);
  return /[:：]\s*$/.test(label) ? upToLabel(rest) : rest;
}

/** What a line credits with the text: without opening, date and time, and up to where the name stops. */
export const creditIn = (text: string): string => creditOf(text.slice(0, MAX_FIELD));

/** What Chinese papers part the source, the writer and the place by: '〔記者王小明／台北報導〕', '王小明｜特派記者'. */
const BARS = /\s*[／/｜|]\s*/;
/** What a part of such a line ends with that is the paper, where the report is from, or a post. */
const NO_WRITER =
  /(?:報|报|刊|報導|报道|新聞|新闻|電|电|社|網|网|中心|(?:特派|特約|特约|資深|资深|首席|財經|财经)(?:記者|记者|員|员))$/;

/** Of such a line those parts that name somebody; another line as it is. */
function writersIn(line: string): string {
  // 'Bergen / AFP'
  const [, agency = ''] = /^[^/]{2,40} \/ (\p{Lu}\p{L}{1,8})$/u.exec(line) ?? [];
  if (AGENCY.test(agency)) return agency;
  if (!/\p{Script=Han}/u.test(line)) return line;
  // '港口周刊 王小明'
  const [paper = '', writer = '', ...more] = line.split(' ');
  if (!more.length && NO_WRITER.test(paper) && isChineseName(writer)) return writer;
  if (!BARS.test(line)) return line;
  const parts = line.replace(/^[〔（(【[]|[〕）)】\]]$/gu, '').split(BARS);
  if (!parts.some((part) => NO_WRITER.test(part) || part !== tidyName(part))) return line;
  const writers = parts
    .filter((part) => !NO_WRITER.test(part))
    .map(tidyName)
    .filter(isName);
  return writers.length ? writers.join('、') : line;
}

/** An address to write to, with another name after it. */
const ADDRESS = / [\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}(?=\s?[,;、·])/g;

/** What follows a label in the middle of a line, up to the next one; the line where there is none. */
function labelledIn(line: string): string {
  const label = LABELLED.exec(line);
  if (!label) return line;
  return upToLabel(line.slice(label.index + label[0].length));
}

/** What stands before the next label, where that is more than a word of an alphabet: 'Jane Doe' of 'Jane Doe Photos: John Roe'. */
function upToLabel(rest: string): string {
  const before = rest.slice(0, NEXT_LABEL.exec(rest)?.index);
  return /\s|\p{Lo}/u.test(before.trim()) ? before : rest;
}

/** A line without whom it names for something else than the text, where it tells of each behind the name: 'A. Bee (text) and C. Dee (photos)'. */
function withoutOtherParts(line: string): string {
  if (!line.includes('(') && !line.includes('（')) return line;
  const pieces = line.split(/[(（]([^()（）]{2,30})[)）]/);
  const isTold = pieces.some((part, at) => at % 2 === 1 && isOtherPart(part));
  if (!isTold || pieces.length < 4) return line;
  return pieces.filter((_, at) => at % 2 === 0 && !isOtherPart(pieces[at + 1] ?? '')).join(' ');
}

/** An account with the name of who uses it: 'jdoe (Jane Doe)'. */
const ACCOUNT = /^[\da-z_.-]{2,30} \((?=\p{Lu})([^()]{3,60})\)$/u;

const creditOf = recalling((text: string): string => {
  let line = labelledIn(text.replace(/\s+/g, ' ').trim()).replace(ADDRESS, '').replace(ACCOUNT, '$1');
  const place = PLACE.exec(line)?.[0] ?? '';
  line = afterOpening(line) ?? (OTHER_CREDIT.test(place) ? line : line.slice(place.length));
  const date = visibleDate(line)?.text ?? DAY_SHAPED.exec(line)?.[0];
  if (date) {
    const at = line.indexOf(date);
    const before = line.slice(0, at).replace(ON_DATE, '').replace(BEFORE_DATE, '').replace(LABEL_OF_DATE, '');
    // 'Posted on July 9, 2024 by A. Bee'
    const after = line
      .slice(at + date.length)
      .replace(/^[\s,|•·–—-]+/, '')
      .replace(READING_TIME, '')
      .replace(WORD_COUNT, '')
      .replace(CLOCK, '');
    line = before.trim() || (afterOpening(after) ?? after);
  }
  line = withoutOtherParts(line);
  line = writersIn((line.split(OTHER_CREDIT, 1)[0] ?? '').replace(WHERE_ONE_IS, '').trim());
  // 'by A. Bee March 2003': a month is no day, and no part of the name.
  const month = /[\s,(]+(\p{L}{3,})\.? \d{4}$/u.exec(line);
  if (month?.[1] && isMonth(month[1])) line = line.slice(0, month.index);
  // Whom one of several writes for, and a nickname inside a name go out; what else stands in brackets is no name, nor what follows.
  line =
    line
      .replace(
        / \([^()]{1,20}\)(?= \p{Lu})| \([^()]{1,60}\)(?= ?,(?: (?:and|und|et|y|e|en|og|och|&))? \p{Lu}| (?:and|und|et|y|e|en|og|och|&) \p{Lu})/gu,
        '',
      )
      .split('(', 1)[0] ?? '';
  line = (line.split(STOP, 1)[0] ?? '').replace(/\s*\d+ (?:min|hour|day|week|month)\w*(?: ago)?\s*$/i, '').trim();
  return beforeOffices(line);
});

/**
 * The names in a byline, in its order, each once; at most 20. A text that holds no name gives none: 'By the numbers'.
 */
export const namesIn = (text: string): string[] => namesOf(text.slice(0, MAX_FIELD)).slice();

const namesOf = recalling((text: string): string[] => {
  const names: string[] = [];
  // Every other one is what parts them.
  const parts = creditOf(text).replace(SUFFIX, ' ').split(PARTS);
  let beside = false;
  let elsewhere = false;
  for (const [at, part] of parts.entries()) {
    if (at % 2) {
      beside = BESIDE.test(part);
      continue;
    }
    for (const one of atFullNames(part).flatMap(afterPost)) {
      const name = tidyName(one);
      if (!isName(name) || names.some((known) => known.toLowerCase() === name.toLowerCase())) continue;
      // After a full name stands where the writer is, or for whom: 'Jane Doe, Reuters', 'Jane Doe, Associated Press'.
      const full = names.some((known) => /\s/.test(known));
      // So goes on what follows such: 'Jane Doe, Harbour and The Texas Tribune'.
      elsewhere = full && /\p{Lu}/u.test(name) && (!/\s/.test(name) || ((beside || elsewhere) && ELSEWHERE.test(name)));
      if (elsewhere) continue;
      names.push(name);
      if (names.length === MAX_NAMES) return names;
    }
  }
  return names;
});

/** A list without where each works, where it says so of all: 'Jane Doe and John Roe, Harbour News; Ann Bell, Plains Radio'. */
function beforeOffices(credit: string): string {
  if (!credit.includes(';')) return credit;
  const groups = credit.split(';').map((group) => group.split(','));
  const isEach = groups.every(([names = '', office, ...more]) => office && !more.length && / \S/.test(names.trim()));
  return isEach ? groups.map(([names]) => names).join(',') : credit;
}

/** A text parted at what joins full names, and an agency to one: 'Ana Pérez y Luis Gómez'. */
function atFullNames(text: string): string[] {
  const join = JOIN.exec(text);
  if (!join) return [text];
  const [first, rest] = [text.slice(0, join.index), text.slice(join.index + join[0].length)];
  const apart = isFullName(tidyName(first)) && (isFullName(tidyName(rest)) || AGENCY.test(rest.trim()));
  return apart ? [first, ...atFullNames(rest)] : [text];
}

/**
 * What Chinese papers list without commas, apart: '本报记者 李　翔 王小川', and without a post where one name has three characters, which
 * no part of a Japanese name has that is written so; any other text as it is.
 */
function afterPost(text: string): string[] {
  const post = POST_BEFORE.exec(text)?.[0] ?? '';
  const names = chineseNamesIn(text.slice(post.length).trim());
  return names && (post || names.some((name) => name.length > 2)) ? names : [text];
}

/** Whether a line is names with what each is, and no sentence: 'Jane Doe, Chief Economist, and John Roe, Head of Research'. */
export function isNamesWithPosts(text: string): boolean {
  if (text.length > 160 || !/^\p{Lu}[^,.!?]{3,40},/u.test(text) || /[.!?…:”"]$/.test(text) || !hasPost(text))
    return false;
  const [first = ''] = namesIn(text);
  return /\S\s\S/.test(first) && text.toLowerCase().startsWith(`${first.toLowerCase()},`);
}

/** Whether a line begins with several full names, parted by commas, and what follows is no sentence. */
export function opensWithNames(text: string): boolean {
  const names = namesIn(text);
  return names.length > 1 && names.every(isFullName) && text.startsWith(names.join(', ')) && !/[.!?…:”"]$/.test(text);
}

/** What a line that is in brackets from end to end holds, where that is several names as East Asian papers sign: '（山田太郎、鈴木花子）'. */
export function namesInBrackets(text: string): string {
  const inner = text.length < MAX_SIGNED ? (/^[（(]([^（）()]+)[）)]$/.exec(text)?.[1] ?? '') : '';
  const names = inner.split(/[、・]/);
  return names.length > 1 &&
    names.every((name) => /^\p{Script=Han}[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,5}$/u.test(name))
    ? names.join('、')
    : '';
}

const MAX_SIGNED = 60;

/** Whether what a line credits is a list of several full names and nothing else: 'Jane Doe, John Roe and Ann Bell on 9 July 2024'. */
export function isListOfNames(text: string): boolean {
  const names = namesIn(text);
  return names.length > 1 && names.every(isFullName) && creditIn(text).length <= names.join(' and ').length + 2;
}

/** The names in a byline before the first post: what follows one may be where its holder works, written as a name is. */
export function namesBeforePost(text: string): string[] {
  const post = ROLE.exec(text);
  return post ? namesIn(text.slice(0, text.lastIndexOf(',', post.index) + 1)) : namesIn(text);
}

/** The desk, organisation or account that a line credits where it names no person: 'MND Staff'; null where none. */
export function deskIn(text: string): string | null {
  const desk = creditIn(text).replace(/^[\s.,:;|*]+|[\s.,:;|*]+$/g, '');
  if (desk.length < 3 || desk.length > 40 || desk.split(' ').length > 4) return null;
  // 'Human in the Loop' is cut where a place would begin.
  if (text.includes(`${desk} `) && PREPOSITION.test(text)) return null;
  return isDeskName(desk) ? desk : null;
}

/** Whether a text opens as a byline does and is short enough to be one. */
export function isByline(text: string): boolean {
  return text.length <= MAX && opensAsByline(text) && namesIn(text).length > 0;
}

/** A longer line is no list of names with their posts. */
const MAX_POSTS = 140;

/** Whether a text opens as a byline does, or has such an opening after a date. */
export const opensAsByline = (text: string): boolean =>
  labelIn(text.slice(0, MAX)) !== '' ||
  (text.length < MAX_POSTS && (OPENS_WITH_POST.test(text) || POST_BEFORE.test(text) || LABELLED.test(text))) ||
  /^(?:posted|published|written)\b.{0,60}\bby\s/i.test(text) ||
  isDatedBy(text);

/** 'April 9th, 2019 by Sam Doyle', '9 avril 2019 par Sam Doyle' */
export function isDatedBy(text: string): boolean {
  const by = /^.{0,30}\d{4},? (?:by|von|par|por|door|av|af)\s/i.exec(text.slice(0, 60));
  return by !== null && visibleDate(by[0]) !== null;
}

/** Whether a text is nothing but what opens a byline: 'Written by', with the name in a box of its own. */
export const isBylineLabel = (text: string): boolean =>
  text.length < 30 && (afterOpening(`${text} `) === '' || LABEL_ALONE.test(text.toLowerCase()));

/** Whether a text without a colon names a part in the making: of the writer ('Authors', 'Text') or of others ('Design'). */
export const isPartLabel = (text: string): boolean => {
  if (text.length > 30 || /[:：]$/.test(text)) return false;
  const label = `${text}: `;
  return labelIn(label) === label || OTHER_CREDIT.exec(label)?.index === 0;
};

/** Whether a word behind a name, or below it, tells that its bearer has made something else than the text: 'Foto', '(Photos)'. */
export const isOtherPart = (word: string): boolean => {
  const label = `${word}: `;
  return labelIn(label) !== label && OTHER_CREDIT.exec(label)?.index === 0;
};

/** A line that begins with a name and the post behind it. */
const OPENS_WITH_POST = new RegExp(String.raw`(?:${POST_BEHIND})(?=$|[\s,·(|=/、])`, 'u');
/** 'Lee, James Jongsoo' and 'van der Leyen, Ursula'; of libraries also 'García Márquez, Gabriel'. */
const INVERTED = /^((?:\p{Ll}[\p{L}'’]{0,5} ){0,3}\p{Lu}[\p{L}'’-]+), (\p{Lu}[^,]*)$/u;
const INVERTED_FULL = /^((?:\p{L}[\p{L}'’-]* ){0,3}\p{Lu}[\p{L}'’-]+), (\p{Lu}[\p{L}'’.-]*(?: \p{Lu}\.?){0,3})$/u;
/** What is before the name in a field that is of the author anyhow, in whatever language. */
const LABEL = /^\p{L}{2,15}\s?[:：]\s*/u;

/**
 * The names in a machine's author field: a name taken whole where it reads as one, else taken apart. `library` tells that
 * the field is one of libraries, which write the surname first.
 */
export function namesInField(text: string, library = false): string[] {
  const field = OTHER_CREDIT.test(text.slice(0, MAX_FIELD)) ? text : text.replace(LABEL, '');
  const whole = tidyName(field.slice(0, MAX_FIELD));
  // 'A B, C D' are two people.
  const parts = whole.split(/\s*;\s*/);
  const inverted = parts.map(
    (part) => (INVERTED.exec(part) ?? (library ? INVERTED_FULL.exec(part) : null))?.slice(1) ?? [],
  );
  const isPerson = ([last = '', first = '']: string[]): boolean =>
    last !== '' && !DEGREE.test(first) && !AGENCY.test(last) && !AGENCY.test(first);
  if (inverted.every(isPerson)) return inverted.map(([last, first]) => `${first} ${last}`).filter(isName);
  if (opensAsByline(field) || /[,;&|]/.test(whole) || PARTS.test(whole) || JOIN.test(whole)) return namesIn(field);
  return isName(whole) ? [whole] : [];
}
