/**
 * What bylines say beside the names, by language: a language is added by adding its line to each table. English and what its
 * bylines share with their neighbours stand in `bylines.ts` and `person-names.ts`.
 */

/** What opens a byline before the name, with a space or a colon. */
const BY: Readonly<Record<string, string>> = {
  fr: String.raw`(?:propos )?recueillis? par|(?:un(?:e)? )?(?:texte|tribune|chronique|entretien|enquête|récit|article invité|contribution) (?:de|par)`,
  es: '(?:texto|entrevista|colaboración|artículo invitado) de|por',
  pt: '(?:texto|entrevista|artigo|contributo) de',
  it: '(?:testo|intervista|commento|articolo|contributo) di',
  de: String.raw`(?:eine? )?(?:aufgezeichnet|\p{L}{0,14}(?:beitrag|kommentar|essay|rezension|glosse|analyse|kolumne|interview|protokoll|reportage|bericht|kritik|nachruf|plädoyer|porträt)) von`,
  nl: '(?:tekst|opinie|column|interview|gast(?:bijdrage|blog|column)) (?:van|door)',
  sv: '(?:gäst)?(?:inlägg|krönika|artikel|text) (?:av|från)|debattartikel av',
  da: '(?:tekst|(?:gæste)?(?:indlæg|klumme)|kronik) af|(?:gjeste)?(?:innlegg|kommentar|kronikk) av',
  pl: 'rozmawia(?:ł|ła|li|ły)?|opracowa(?:ł|ła)|napisał(?:a)?',
  cs: 'napsal(?:a|i)?|připravil(?:a|i)?',
  ru: 'беседовал(?:а|и)?|записал(?:а|и)?|подготовил(?:а|и)?',
  uk: 'розмовля(?:в|ла|ли)|спілкува(?:вся|лася|лися)|підготува(?:в|ла|ли)',
  el: 'του|της|γράφ(?:ει|ουν)(?: (?:ο|η|οι))?',
  id: '(?:ditulis|tulisan) oleh',
  vi: 'bài (?:viết )?của',
  he: 'נכתב על ידי',
  th: 'เขียนโดย',
};

/** What names the part of the writer, with a colon or another mark between it and the name. */
const LABEL: Readonly<Record<string, string>> = {
  en: 'hosts?',
  fi: 'kirjoittanut',
  de: 'interview|protokoll|von',
  es: 'entrevista|texto y fotos',
  it: 'intervista',
  pl: 'tekst|rozmowa',
  cs: 'text|rozhovor',
  ru: 'авторы|корреспондент|интервью',
  uk: 'автор(?:ка|и)|кореспондент(?:ка)?',
  el: 'κείμενο|ρεπορτάζ|συνέντευξη',
  tr: 'haber|röportaj|söyleşi|muhabir',
  id: 'reporter|kontributor|jurnalis',
  vi: 'bài|người viết',
  ar: 'كتبت?|كتبه|الكاتبة?|إعداد|حاوره|حاورها|حوار',
  fa: 'نویسنده|نویسندگان|خبرنگار|گزارش|یادداشت|گفت‌وگو',
  he: 'כתבה?|מאת',
  hi: 'लेखक|लेखिका|रिपोर्ट|संवाददाता|द्वारा',
  th: 'ผู้เขียน|เรื่อง|เรื่องโดย|ผู้สื่อข่าว',
  ja: '(?:聞き手|取材|構成|執筆|インタビュー|ライター|文)(?:[・･&＆](?:聞き手|取材|構成|執筆|文|撮影|写真))*',
  ko: '취재|기고|인터뷰|대담|글쓴이|글',
  zh: '(?:文字?|撰文|采访|採訪|采写|採寫|整理|口述|记者|記者|作者|撰稿)(?:[・·‧&、](?:文字?|撰文|采访|採訪|整理|图片?|圖片?|攝影|摄影))?',
};

/** What names the part of somebody who has not written the text: who translated, took the pictures, drew, edited. */
const OTHER: Readonly<Record<string, string>> = {
  fr: 'traduite? (?:de|du|par)|traduction|photos?|photographies?|illustrations?|dessins?',
  es: 'edición|traducción|traducid[oa] por|fotos?|fotografías?|ilustraci(?:ón|ones)',
  pt: 'edição|tradução|traduzid[oa] por|fotos?|fotografias?|ilustraç(?:ão|ões)',
  it: 'traduzione|tradott[oa] da|foto|fotografie|illustrazion[ei]',
  de: 'übersetzt|übersetzung|aus dem \\p{L}{3,20} von|fotos?|bild(?:er)?(?=\\s?:)|illustration(?:en)?',
  nl: "vertaling|vertaald|foto(?:['’]s|grafie)?|illustraties?|beeld",
  sv: 'översättning|fotograf|foto|illustration(?:er)?',
  da: 'oversættelse|oversat|oversettelse|fotograf|foto|illustrasjon(?:er)?',
  fi: 'suomentanut|suomennos|kuvat?|kuvitus',
  pl: 'przełożył[ai]?|przekład|tłumaczył[ai]?|tłumaczenie|zdjęci[ea]|fot\\.?|ilustracj[ae]',
  cs: 'přeložil[ai]?|překlad|foto|ilustrace',
  ru: 'редактор(?=\\s?:)|перев[её]л[аи]?|перевод|фото(?:графии)?|иллюстраци[ия]',
  uk: 'переклал[аи]|переклав|переклад|фото|ілюстраці[яї]',
  el: 'μετάφραση|φωτογραφί(?:α|ες)|φωτ\\.?|επιμέλεια',
  tr: 'çeviren|çeviri|fotoğraf(?:lar)?|çizim|editör',
  id: 'foto(?:grafer)?|penerjemah|ilustrasi|editor(?=\\s?:)',
  vi: 'ảnh|minh họa|dịch|biên tập',
  ar: 'ترجمة|تصوير|رسوم',
  fa: 'ترجمه|مترجم|عکس|عکاس',
  he: 'תרגום|תרגמה?|מאנגלית|צילום|איור',
  hi: 'अनुवाद|अनुवादक|फोटो',
  th: 'แปล|แปลโดย|ภาพ|ภาพประกอบ',
  ja: '写真|撮影|動画|デザイン|翻?訳|編集|イラスト',
  ko: '사진|영상|디자인|번역|편집|그림|촬영',
  zh: '摄影|攝影|图片?|圖片?|翻[译譯]|[译譯]者?|责编|責編|责任编辑|責任編輯|编辑|編輯|校[对對]|核稿|审核|審核|影音|影片|設計|设计|工程|監製|监制|製作|制作|剪輯|剪辑|插畫|插画|繪圖|绘图',
};

/** What somebody is: a phrase that holds one of these is no name. German writes them with capitals, other scripts have none. */
const JOB: Readonly<Record<string, string>> = {
  de: String.raw`\p{L}{0,12}(?:redakteur|korrespondent|journalist|kolumnist|publizist|reporter)(?:in)?|autor(?:in)?|herausgeber(?:in)?`,
  fr: 'journaliste|éditorialiste|chroniqueu(?:r|se)|correspondante?|rédact(?:eur|rice)|envoyée? spéciale?',
  es: 'periodista|corresponsal|columnista|redactora?|enviad[oa] especial|catedrátic[oa]',
  pt: 'jornalista|colunista|correspondente',
  it: 'giornalista|corrispondente|editorialista|inviat[oa]',
  nl: 'verslaggever|redacteur',
  sv: 'ledarskribent|krönikör|redaktör',
  da: String.raw`\p{L}{0,12}redaktør|kommentator`,
  fi: 'toimittaja|kolumnisti|päätoimittaja',
  pl: 'dziennikar(?:z|ka)|publicyst(?:a|ka)|redaktor(?:ka)?|komentator(?:ka)?',
  cs: 'komentátor(?:ka)?|novinář(?:ka)?|publicist(?:a|ka)',
  hu: 'újságíró|főszerkesztő|szerkesztő',
  ru: 'корреспондент|обозреватель|журналист(?:ка)?|колумнист|редактор|политолог',
  uk: 'кореспондент(?:ка)?|журналіст(?:ка)?|оглядач(?:ка)?|редактор(?:ка)?',
  el: 'δημοσιογράφος|αρθρογράφος|ανταποκρι(?:τής|τρια)',
  tr: 'gazeteci|muhabiri?|köşe yazarı',
  id: 'wartawan|jurnalis|kontributor|kolumnis',
  vi: 'phóng viên|nhà báo',
  ar: 'كاتبة?|باحثة?|صحفية?|صحافية?|إعلامية?|إعلامي|محررة?|مراسلة?|أستاذة?|أكاديمية?|محامية?|خبيرة?|محللة?|رئيس|وكالات?|فريق|معلومات',
  fa: 'خبرنگار|نویسنده|روزنامه‌نگار|پژوهشگر|استاد|سردبیر|تحلیلگر|سرویس|گروه|اطلاعات|خبرگزاری',
  he: 'כתבת?|עורכת?|פרשנית?|עיתונאית?|סופרת?|חוקרת?|מערכת|סוכנויות',
  hi: 'संवाददाता|लेखक|लेखिका|पत्रकार|संपादक|ब्यूरो|नेटवर्क|डेस्क|टीम|न्यूज|एजेंसी',
  th: 'คอลัมนิสต์|นักเขียน|ผู้สื่อข่าว|กองบรรณาธิการ|บรรณาธิการ|ทีมข่าว|นักวิชาการ|ผู้เขียน',
};

/** What a link says beside the author: more by the same, to share, to keep. */
const LINK: Readonly<Record<string, string>> = {
  en: 'share|tweet|see (?:all|more)|view (?:all|more|profile)|copy link',
  de: 'alle (?:artikel|beiträge|texte)|mehr von|teilen|merken',
  fr: 'tous (?:ses|les) articles|voir tous|partager|enregistrer',
  es: 'tod[oa]s (?:sus|l[oa]s) (?:artículos|columnas|notas)|ver (?:más|todos)|más de|seguir a',
  pt: 'tod[oa]s (?:os|as) (?:artigos|colunas|textos)|ver mais|mais de',
  it: 'tutti gli articoli|leggi tutti|altri articoli',
  nl: 'alle artikelen|meer van',
  sv: 'alla artiklar|fler artiklar|följ skribent',
  da: 'alle artikler|flere artikler',
  pl: 'wszystkie (?:artykuły|teksty)|więcej tekstów|zobacz',
  cs: 'všechny (?:články|texty)|další články',
  ru: 'все (?:статьи|материалы|публикации)|другие материалы|поделиться',
  uk: 'усі (?:статті|матеріали|публікації)|всі (?:статті|матеріали)|поділитися',
  el: 'όλα τα άρθρα|περισσότερα',
  tr: 'takip et|abone ol|(?:tüm|son|diğer) (?:köşe )?yazıları|tüm (?:haberleri|makaleleri)',
  id: 'lihat semua|artikel lainnya|bagikan',
  vi: 'xem (?:thêm|tất cả)|bài viết khác|chia sẻ',
  ar: 'كل المقالات|جميع المقالات|المزيد|اقرأ أيضا|مقالات أخرى',
  fa: 'همه مطالب|بیشتر',
  he: 'לכל (?:הכתבות|הטורים|המאמרים)|עוד כתבות',
  hi: 'सभी लेख|और पढ़ें|साझा करें',
  th: 'อ่านทั้งหมด|บทความทั้งหมด|ดูทั้งหมด|แชร์',
  ja: 'の?記事一覧|をフォロー|もっと見る|他の記事',
  ko: '기사 ?더 ?보기|구독|다른 기사|더보기',
  zh: '更多(?:文章|報導|报道)?|查看全部|全部文章|所有文章|閱讀更多|阅读更多|关注|追蹤',
};

/** What stands before a name and is no part of it. */
const TITLE: Readonly<Record<string, string>> = {
  ar: String.raw`(?:أ\.? ?)?د\.|(?:ال)?دكتورة?|(?:ال)?أستاذة?|(?:ال)?كاتبة?(?: (?:ال)?صحفية?)?`,
  fa: 'دکتر',
  he: String.raw`(?:ד|עו)["״׳']{1,2}[רד]|פרופ['׳]`,
  hi: String.raw`डॉ\.?|प्रो\.?`,
  th: String.raw`(?:ศ|รศ|ผศ)\. ?(?:ดร\.)?|ดร\.|นาย|นางสาว`,
  vi: String.raw`(?:pgs|gs|ths|ts|bs|ls|nhà báo|luật sư|tiến sĩ)[. ]{1,2}(?:ts[. ]{1,2})?`,
  tr: String.raw`(?:prof|doç|av|yrd)\. (?:dr\.)?`,
  ru: String.raw`(?:проф|д-р)\.?`,
  el: String.raw`δρ\.?|καθ\.`,
  pl: String.raw`(?:dr|prof)\.? hab\.|red\.`,
  cs: String.raw`(?:ing|mgr|phdr|judr|mudr|bc|doc)\.`,
};

const all = (table: Readonly<Record<string, string>>): string => Object.values(table).join('|');

/**
 * The post behind a name in Korean, Chinese and Japanese: '김민수 기자', '山田太郎記者'. Without a space only what is nothing else: a
 * weekly is called '주간' too.
 */
export const POST_BEHIND = String.raw`(?<=^\p{Script=Hangul}{2,4})(?: ?(?:(?:선임|객원|인턴|전문|대)?기자|(?:수석)?논설(?:위원|고문|실장|주간)|편집국장|칼럼니스트)| (?:(?:[^ ]{2,4} ?)?특파원|(?:편집)?주간|주필|편집인|교수|변호사|앵커|연구(?:위원|원)|작가|평론가|소장))|(?<=^[\p{Script=Han}]{2,5}) ?(?:記者|记者|特派員|編集委員|論説委員|評論員|评论员|研究員|研究员|教授)`;

/** What opens a byline, in small letters: the engine takes twice as long to make a pattern that leaves out of account which they are. */
export const OPENING_ABROAD = new RegExp(
  String.raw`^(?:${all(BY)})(?:\s*:\s*|\s+)|^(?:${all(LABEL)})\s?(?:[:：／/｜|=＝]|[،,・‧-](?=\s?\p{Lo}))\s*|^(?:文|撰文|採訪|采访|取材|由)[\s　]+(?=\p{Script=Han}{2,4}(?:[\s、，,／/]|$))|^(?:글쓴이|작성자?)\s+(?!시간|일[시자]|날짜)(?=\p{Script=Hangul}{2,4}(?:[\s,·]|$))`,
  'u',
);

/** The same words where they are all of a line, and the name stands in the next; in small letters. */
export const LABEL_ALONE = new RegExp(
  String.raw`^(?:(?:${all(LABEL)})|author(?:s|\(s\))?|writer|autor(?:a|es|as|in|en|ka|zy|ři)?|auteurs?|autore|forfatter|författare|kirjoittaja|szerző|yazar|penulis|tác giả|συντάκτης|автор)\s?:?$`,
  'u',
);

/** What names the part of somebody else, before the name. */
export const OTHER_ABROAD = String.raw`(?<![\p{L}\p{M}])(?:${all(OTHER)})(?=\s?[:：・‧／/｜|=＝]|\s)`;

/** A label in the middle of a line that tells of the text in several: '来源：港口报 作者：王小明 发布时间：2024年7月9日'. */
export const LABELLED =
  /(?<=[|·•]\s?)(?:text[eo]?|tekst|testo|words)\s?:\s*|[\s　|·•–—/】)）](?:(?:本文|文章)?作者|撰文|记者|記者|文|글|기자|نویسنده|نويسنده|الكاتب|بقلم|लेखक|ผู้เขียน|authors?|autor(?:a|es|en|ka)?|auteurs?|autore|автор(?: стат(?:ьи|ті))?|yazar|penulis)\s?[:：]\s*/iu;
/** Where the next label begins. */
export const NEXT_LABEL = /[\s　|·•】【（(/-]+[\p{L}\p{M}]{2,16}(?: (?:by|date))?\s?[:：]/iu;

/** What somebody is, anywhere in a phrase, with the Arabic or Hebrew article; in small letters. */
export const JOB_ABROAD = new RegExp(String.raw`(?<![\p{L}\p{M}])(?:ال|و|ה)?(?:${all(JOB)})(?![\p{L}\p{M}])`, 'u');

/** What no name begins with, for a link does; in small letters. */
export const LINK_ABROAD = new RegExp(String.raw`^(?:${all(LINK)})(?![\p{L}\p{M}])`, 'u');

/** A title before a name. */
export const TITLE_ABROAD = new RegExp(String.raw`^(?:${all(TITLE)})\s*(?=\p{L})`, 'iu');

/** The first characters of the family names of nearly all Chinese, in both ways of writing, and those of two. */
const SURNAMES =
  '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁潘于余俞蒋蔣蔡杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鐘鍾谭譚陆陸汪范範金石廖贾賈夏韦韋付傅方白邹鄒孟熊秦邱丘江尹薛闫闆閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯洪施温溫康柯翁纪紀莊庄连連游詹凌欧歐乔喬易文牛樊葛邢齐齊安伍庞龐颜顏倪殷辛耿左焦申成管关關骆駱章鲁魯梅盛霍裴祝简簡童阮涂塗尤岑符饶饒单單瞿穆卓古舒曲柴路岳季靳冉宁寧臧卞巫费費詹娄婁姬柏甘应應解车車房欧陽司马司馬诸葛諸葛上官';

/** Whether a name of Han characters is written as a Chinese person's is: short, and with a family name first. */
export const isChineseName = (name: string): boolean =>
  /^\p{Script=Han}{2,4}$/u.test(name) && SURNAMES.includes(name.charAt(0));

/**
 * The names of Chinese in a list that only spaces part, and one of two characters too: '李　翔 王小川'; null where it is no such
 * list.
 */
export function chineseNamesIn(text: string): string[] | null {
  if (!/\p{Script=Han}/u.test(text)) return null;
  const names = text.replace(/(?<=^|\s)(\p{Script=Han})\s(\p{Script=Han})(?=\s|$)/gu, '$1$2').split(/\s+/);
  return names.every(isChineseName) ? names : null;
}
