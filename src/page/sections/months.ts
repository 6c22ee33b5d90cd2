/** The names of months, by which dates in the languages of most commentary are read without Intl, whose first use costs more than all the rest of finding an article. */

/**
 * By language: what the twelve months are called, in small letters without points, alone and beside a day, long and short (CLDR, with
 * a few that papers write besides).
 */
const NAMES: Readonly<Record<string, string>> = {
  en: 'january jan, february feb, march mar, april apr, may, june jun, july jul, august aug, september sep sept, october oct, november nov, december dec',
  de: 'januar jan jänner jän, februar feb feber, märz mär, april apr, mai, juni jun, juli jul, august aug, september sep sept, oktober okt, november nov, dezember dez',
  fr: 'janvier janv, février févr, mars, avril avr, mai, juin, juillet juil juill, août aoû, septembre sept, octobre oct, novembre nov, décembre déc',
  es: 'enero ene, febrero feb, marzo mar, abril abr, mayo may, junio jun, julio jul, agosto ago, septiembre sept setiembre sep, octubre oct, noviembre nov, diciembre dic',
  pt: 'janeiro jan, fevereiro fev, março mar, abril abr, maio mai, junho jun, julho jul, agosto ago, setembro set, outubro out, novembro nov, dezembro dez',
  it: 'gennaio gen, febbraio feb, marzo mar, aprile apr, maggio mag, giugno giu, luglio lug, agosto ago, settembre set sett, ottobre ott, novembre nov, dicembre dic',
  nl: 'januari jan, februari feb, maart mrt, april apr, mei, juni jun, juli jul, augustus aug, september sep, oktober okt, november nov, december dec',
  sv: 'januari jan, februari feb, mars, april apr, maj, juni, juli, augusti aug, september sep, oktober okt, november nov, december dec',
  da: 'januar jan, februar feb, marts mar, april apr, maj, juni jun, juli jul, august aug, september sep, oktober okt, november nov, december dec',
  nb: 'januar jan, februar feb, mars mar, april apr, mai, juni jun, juli jul, august aug, september sep, oktober okt, november nov, desember des',
  fi: 'tammikuu tammikuuta tammi, helmikuu helmikuuta helmi, maaliskuu maaliskuuta maalis, huhtikuu huhtikuuta huhti, toukokuu toukokuuta touko, kesäkuu kesäkuuta kesä, heinäkuu heinäkuuta heinä, elokuu elokuuta elo, syyskuu syyskuuta syys, lokakuu lokakuuta loka, marraskuu marraskuuta marras, joulukuu joulukuuta joulu',
  pl: 'styczeń stycznia sty, luty lutego lut, marzec marca mar, kwiecień kwietnia kwi, maj maja, czerwiec czerwca cze, lipiec lipca lip, sierpień sierpnia sie, wrzesień września wrz, październik października paź, listopad listopada lis, grudzień grudnia gru',
  cs: 'leden ledna led, únor února úno, březen března bře, duben dubna dub, květen května kvě, červen června čvn, červenec července čvc, srpen srpna srp, září zář, říjen října říj, listopad listopadu lis, prosinec prosince pro',
  hu: 'január jan, február febr, március márc, április ápr, május máj, június jún, július júl, augusztus aug, szeptember szept, október okt, november nov, december dec',
  ro: 'ianuarie ian, februarie feb, martie mar, aprilie apr, mai, iunie iun, iulie iul, august aug, septembrie sept, octombrie oct, noiembrie nov, decembrie dec',
  el: 'ιανουαρίου ιαν ιανουάριος, φεβρουαρίου φεβ φεβρουάριος, μαρτίου μαρ μάρτιος, απριλίου απρ απρίλιος, μαΐου μαΐ μαίου, ιουνίου ιουν, ιουλίου ιουλ, αυγούστου αυγ, σεπτεμβρίου σεπ, οκτωβρίου οκτ, νοεμβρίου νοε, δεκεμβρίου δεκ',
  ru: 'январь января янв, февраль февраля февр фев, март марта мар, апрель апреля апр, май мая, июнь июня июн, июль июля июл, август августа авг, сентябрь сентября сент сен, октябрь октября окт, ноябрь ноября нояб ноя, декабрь декабря дек',
  uk: 'січень січня січ, лютий лютого лют, березень березня бер, квітень квітня квіт, травень травня трав, червень червня черв, липень липня лип, серпень серпня серп, вересень вересня вер, жовтень жовтня жовт, листопад листопада лист, грудень грудня груд',
  tr: 'ocak oca, şubat şub, mart mar, nisan nis, mayıs may, haziran haz, temmuz tem, ağustos ağu, eylül eyl, ekim eki, kasım kas, aralık ara',
  id: 'januari jan, februari feb, maret mar, april apr, mei, juni jun, juli jul, agustus agu, september sep, oktober okt, november nov, desember des',
};

/** Languages that are written with the months of another. */
const LIKE = new Map([
  ['no', 'nb'],
  ['nn', 'nb'],
]);

/** The marks over letters, which small print and capitals leave out. */
const withoutMarks = (name: string): string =>
  /^[a-z]+$/.test(name) ? name : name.normalize('NFD').replace(/\p{M}/gu, '').replace(/ı/g, 'i');

/** A map from name to month for each language that has been asked for. */
const tables = new Map<string, Map<string, number>>();

/** The names of a language in `NAMES`; undefined of any other. */
function tableOf(language: string): Map<string, number> | undefined {
  const known = tables.get(language);
  if (known || !Object.hasOwn(NAMES, language)) return known;
  const table = new Map<string, number>();
  for (const [at, month] of (NAMES[language] ?? '').split(', ').entries())
    for (const name of month.split(' ')) for (const way of [name, withoutMarks(name)]) table.set(way, at + 1);
  tables.set(language, table);
  return table;
}

/** Shorter than this a word may be anything in another language. */
const LONG = 4;
let anywhere: Map<string, number> | null = null;

/** Of all languages the names that are long and mean one month; 0 where two languages differ. */
function namesAnywhere(): Map<string, number> {
  if (anywhere) return anywhere;
  anywhere = new Map();
  for (const language of Object.keys(NAMES)) {
    for (const [name, month] of tableOf(language) ?? []) {
      if (name.length < LONG) continue;
      const known = anywhere.get(name);
      anywhere.set(name, known === undefined || known === month ? month : 0);
    }
  }
  return anywhere;
}

/** By language tag, of the languages that are not in `NAMES`. */
const others = new Map<string, Map<string, number>>();

/**
 * The month that a word names, 1 to 12; 0 for none: in English, in the language of the page, or at length in any that is known here, for
 * many a page says that it is in English and is not.
 *
 * @param word in small letters, without points
 */
export function monthOf(word: string, language: string | null): number {
  if (word.length < 3 && !/[^a-z]/.test(word)) return 0;
  const english = tableOf('en')?.get(word);
  if (english) return english;
  const [tag = ''] = language?.toLowerCase().split(/[-_]/, 1) ?? [];
  const table = tableOf(LIKE.get(tag) ?? tag);
  const own = table ?? (language && tag !== '' ? namesIn(language) : undefined);
  // Hebrew writes 'in' into the word: ביולי.
  return (
    own?.get(word) ?? (word.startsWith('ב') ? own?.get(word.slice(1)) : undefined) ?? namesAnywhere().get(word) ?? 0
  );
}

/** Month names, long and short, small letters, as the language writes them. */
function namesIn(language: string): Map<string, number> {
  const known = others.get(language);
  if (known) return known;
  const names = new Map<string, number>();
  for (const month of ['long', 'short'] as const) {
    // Beside a day a month has another form in some languages.
    for (const form of [{ month }, { month, day: 'numeric' }] as const) {
      try {
        // Of the calendar that pages write, whatever the language's own is.
        const options = { ...form, timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn' } as const;
        const format = new Intl.DateTimeFormat(language, options);
        for (let at = 0; at < 12; at += 1) {
          const name = format.formatToParts(Date.UTC(2024, at, 15)).find(({ type }) => type === 'month')?.value;
          if (name && !/\d/.test(name)) names.set(name.toLowerCase().replace(/\./g, ''), at + 1);
        }
      } catch {
        // Not a language tag.
      }
    }
  }
  // Arabic has other names in the Levant, which its papers write beside or instead of those.
  if (/^ar\b/i.test(language) && language !== LEVANTINE)
    for (const [name, month] of namesIn(LEVANTINE)) names.set(name, month);
  others.set(language, names);
  return names;
}

const LEVANTINE = 'ar-SY';
