/**
 * What parts of an article and its page say of themselves in so many words: read the rest, about the author, related. What notes
 * say stands in `phrases-of-notes.ts`. One table, by kind and then by language: a language is added by adding its lines here.
 *
 * Every entry is a list of alternatives of a regular expression that is tried on the text in small letters (which is
 * several times faster than the flag i), so it is written in small letters and cannot tell capitals apart. Gaps between
 * words are bounded, for a page may say anything.
 */

/** Anywhere in a text, as whole words. */
export const WORDS = {
  /** The talk below an article, which has rules of its own. */
  comments: {
    en: ['comments?|commenters?|(?:responses|replies) below'],
    de: ['(?:leser|user)?kommentare|kommentar(?:bereich|spalte|funktion)'],
    fr: ['commentaires?'],
    es: ['comentarios?'],
    pt: ['comentários?'],
    it: ['commenti'],
    nl: ['reacties'],
  },
  /** What somebody is or does. */
  bioVerb: {
    en: [
      'is|are|was|were|has|have|teaches|writes|works|worked|serves|served|covers|reports|leads|directs|holds|lives|edits|heads|hosts|runs|researches|studies|specializes|joined|founded|created|write|teach|can be (?:reached|followed)',
    ],
    de: ['ist|war|lehrt|schreibt|arbeitet|leitet|forscht|lebt|studierte'],
    fr: ['est|enseigne|écrit|travaille|dirige|vit|était'],
    es: ['es|fue|enseña|escribe|trabaja|dirige|vive'],
    pt: ['é|foi|ensina|escreve|trabalha|dirige|vive'],
    it: ['è|insegna|scrive|lavora|dirige|vive'],
    nl: ['is|was|doceert|schrijft|werkt|leidt|woont'],
    ru: ['является|преподает|преподаёт|работает|пишет|возглавляет'],
    ja: ['(?:筆者|著者)は'],
    ko: ['필자는'],
    zh: ['(?:作者|笔者|筆者)(?:系|为|為|是|现为|現為)'],
  },
  bioNoun: {
    en: [
      'author|professor|fellow|director|editor|writer|journalist|columnist|researcher|reporter|correspondent|scholar|analyst|economist|lecturer|founder|president|student|candidate|contributor|historian|critic|lawyer|attorney|senator|minister|ambassador|novelist|playwright|poet|blogger|consultant|strategist|executive|officer|partner|teaches|writes|twitter|follow|book|scientist|engineer|physician|faculty|co-?author|expert|chair|chairman|chairwoman|member|associate|adviser|advisor|specialist|photographer|podcast|newsletter',
    ],
    de: [
      '(?:ko-?)?autor(?:in)?|professor(?:in)?|redakteur(?:in)?|journalist(?:in)?|kolumnist(?:in)?|direktor(?:in)?|leiter(?:in)?|historiker(?:in)?|ökonom(?:in)?|schriftsteller(?:in)?|wissenschaftler(?:in)?|politiker(?:in)?|mitglied|buch|lehrstuhl|korrespondent(?:in)?',
    ],
    fr: [
      'auteure?|autrice|professeure?|journaliste|chercheu(?:r|se)|directeur|directrice|historien(?:ne)?|économiste|écrivaine?|essayiste|maître(?:sse)? de conférences|rédact(?:eur|rice)|philosophe|avocate?',
    ],
    es: [
      'autora?|profesora?|periodista|investigadora?|directora?|historiadora?|economista|escritora?|catedrátic[oa]|columnista|abogad[oa]|editora?',
    ],
    pt: [
      'autora?|professora?|jornalista|pesquisadora?|investigadora?|diretora?|historiadora?|economista|escritora?|colunista|advogad[oa]|editora?',
    ],
    it: [
      'aut(?:ore|rice)|professor(?:e|essa)|giornalista|ricerca(?:tore|trice)|dirett(?:ore|rice)|storic[oa]|economista|scritt(?:ore|rice)|docente|editorialista',
    ],
    nl: [
      'auteur|hoogleraar|journaliste?|onderzoeker|directeur|historic(?:us|a)|econo(?:om|me)|schrijfster|schrijver|columniste?|redacteur',
    ],
    sv: [
      'författare|professor|docent|journalist|forskare|redaktör|ledarskribent|krönikör|statsvetare|ekonom|historiker',
    ],
    da: ['forfatter|lektor|forsker|redaktør|klummeskribent'],
    pl: ['autor(?:ka)?|profesor|dziennikar(?:z|ka)|publicyst(?:a|ka)|politolo(?:g|żka)|ekonomist(?:a|ka)|historyk'],
    cs: ['autor(?:ka)?|novinář(?:ka)?|publicist(?:a|ka)|politolo(?:g|žka)|ekonom(?:ka)?|historik'],
    ru: [
      'автор|профессор|журналист(?:ка)?|обозреватель|политолог|историк|экономист|эксперт|писатель|научный сотрудник|редактор|директор',
    ],
    uk: ['авторка?|професорк?а?|журналіст(?:ка)?|оглядач|політолог|економіст|експертк?а?|письменник|редактор(?:ка)?'],
    tr: ['yazar|profesör|gazeteci|araştırmacı|öğretim üyesi|köşe yazarı|ekonomist'],
    id: ['penulis|dosen|peneliti|guru besar|wartawan|kolumnis|pengamat'],
    vi: ['tác giả|giáo sư|nhà báo|nhà nghiên cứu|chuyên gia|giảng viên'],
    el: ['συγγραφέας|καθηγητής|καθηγήτρια|δημοσιογράφος|ερευνητής|οικονομολόγος'],
    ar: ['كاتبة?|أستاذة?|صحفية?|صحافية?|باحثة?|محللة?|أكاديمية?|روائية?'],
    he: ['סופרת?|פרופסור|עיתונאית?|חוקרת?|מרצה|היסטוריון|כלכלן'],
    fa: ['نویسنده|استاد|روزنامه‌نگار|پژوهشگر|تحلیلگر'],
    hi: ['लेखक|लेखिका|प्रोफेसर|पत्रकार|स्तंभकार|विश्लेषक'],
    th: ['นักเขียน|ศาสตราจารย์|อาจารย์|นักข่าว|นักวิชาการ|คอลัมนิสต์'],
    ja: ['教授|記者|研究者|研究員|作家|ジャーナリスト|評論家|著書|専門は|修了|卒業'],
    ko: ['교수|기자|연구원|연구위원|작가|변호사|평론가|칼럼니스트|저서'],
    zh: ['教授|记者|記者|研究员|研究員|作家|学者|學者|评论员|評論員|著有'],
  },
  /** How a newsletter speaks of itself, and what no article says, so that a longer text is told by it. */
  forwarded: {
    en: [
      'follow [^.]{1,60} on (?:facebook|twitter|instagram|x|linkedin) for (?:the|more|all)|(?:forwarded|sent|shared) this (?:e-?mail|newsletter)',
    ],
  },
  /** Asks for something where an article would tell: what asks, not what speaks of newsletters and donations. */
  appeal: {
    en: [
      // Of views, pacts and clubs an argument says so too: 'few subscribe to the theory', 'to become a member of the alliance'.
      'subscribe (?:now|today|here|to (?:our|my|this|the (?:[^ ]{1,20} ){0,3}(?:newsletter|podcast|channel|magazine|blog)))',
      'sign(?:ing)? up (?:(?:for it )?here|now|today|below|(?:for|to) (?:our|my|get|receive|(?:[^ ]{1,20} ){0,3}(?:newsletter|alert|e-?mail|mailing list|trial|account)s?))',
      'our (?:[^ ]{1,20} ){0,2}newsletters?|(?:to|in|into) your inbox|free articles?|already a (?:member|subscriber)',
      "(?:not|haven['’]t) (?:yet )?subscribed",
      // Asked of the reader: a country, too, may want to become a member.
      '(?:donate (?:now|today|here)|(?<!to )(?:make a donation|become a (?:paid |free )?(?:member(?! (?:of|state))|subscriber|patron))|(?:here|now|today|please) to (?:make a donation|become a))',
      '(?:only|exclusive) (?:for|to) (?:[^ ]{1,20} ){0,3}(?:subscribers|(?:paid|paying) members)',
      '(?:favou?r to ask|needs you)[.!:]?$',
      'and follow us on',
      '(?:enjoying|reading) this (?:e-?mail|newsletter)',
      '(?:want|wish|like) to advertise (?:in|on|with)|(?:tell|refer) (?:your|a) friends?',
      '(?:reader-supported publication|consider becoming an? (?:free|paid)|to receive new posts)',
      're-?publish our (?:articles|stories)',
      'this (?:entry|post) was posted (?:on|in|by|at)',
      'download (?:our|the) app|(?:story|article) continues (?:below|after)|(?:we|site|website|page) uses? cookies',
      '(?:our|and|&) privacy policy|(?:send|submit|diversity of) (?:[^ ]{1,20} ){0,3}letters? to the editor',
      '(?:enter|leave) your e-?mail|(?:got|have) (?:an?|any) (?:[^ ]{1,20} )?(?:question|tip|problem|dilemma)s? (?:for|to) (?:[^ ?]{1,20} ){0,3}[^ ?]{1,20}\\?',
      'comments on this (?:piece|article|story|post) (?:are|will be)|letters (?:should|must) be (?:no (?:more|longer) than|under|fewer than|limited to|up to)|to be considered for publication in our letters',
    ],
    de: [
      '(?:newsletter (?:abonnieren|anmelden)|jetzt anmelden|unterstützen sie uns|folgen sie uns)',
      '(?:erhalten|bekommen) sie (?:[^ ]{1,20} ){0,4}(?:newsletter|per e-?mail|in ihr postfach)',
    ],
    fr: [
      '(?:abonnez-vous|inscrivez-vous|suivez-nous)',
      '(?:recevez|recevoir) (?:[^ ]{1,20} ){0,6}(?:newsletters?|lettre|par e-?mail|par mail|boîte mail)',
    ],
    es: [
      '(?:suscríb(?:ete|ase)|regístrate|síguenos|hazte soci[oa])',
      'gracias al apoyo de (?:nuestros|nuestras|los|las) (?:soci|lector|suscriptor)[^ ]{1,4}',
      'recib[aei]r? (?:[^ ]{1,20} ){0,6}(?:newsletter|boletín|en (?:tu|su) (?:correo|e-?mail|buzón|bandeja))',
    ],
    pt: ['(?:inscreva-se|siga-nos)', 'receb[ae] (?:[^ ]{1,20} ){0,6}(?:newsletter|no seu (?:e-?mail|correio))'],
    it: [
      '(?:abbonati (?:ora|qui|a(?:d|lla|l|i)?\\b)|iscriviti|seguici)',
      'ricevi (?:[^ ]{1,20} ){0,6}(?:newsletter|via (?:e-?)?mail|nella tua (?:casella|mail))',
    ],
    nl: ['(?:abonneer|meld je aan|volg ons)'],
  },
} as const;

/** What boxes beside an article list. */
const LISTED =
  'news|posts?|articles?|stor(?:y|ies)|videos?|podcasts?|episodes?|comments?|content|coverage|readings?|links?|tags?|topics?|publications?|opinions?|op-?eds?|columns?|commentar(?:y|ies)|essays?|items?|pieces?';

/** At the start of a text. */
export const OPENINGS = {
  /** What stands over the talk below an article, alone or with its number. */
  comments: {
    en: ['(?:readers?.?s? |user )?comments|readers?.?s? (?:responses|replies)'],
    de: ['(?:leser)?kommentare'],
    fr: ['commentaires'],
    es: ['comentarios'],
    pt: ['comentários'],
    nl: ['reacties'],
    da: ['kommentarer'],
    fi: ['kommentit'],
    pl: ['komentarz[ey]'],
    cs: ['komentář[eů]'],
    ru: ['комментари[ий]|комментариев'],
    uk: ['коментарі|коментарів'],
    tr: ['yorumlar'],
    id: ['komentar'],
    vi: ['bình luận'],
    he: ['תגובות'],
    ar: ['(?:ال)?تعليقات'],
    fa: ['نظرات'],
    ja: ['コメント'],
    ko: ['(?:전체 ?)?댓글'],
    zh: ['(?:评论|評論|留言)(?:区|區)?'],
  },
  /** The same only with their number: alone, some head an opinion. */
  commentsCounted: {
    en: ['comment|thoughts|responses|replies'],
    de: ['kommentar'],
    fr: ['commentaire'],
    es: ['comentario'],
    pt: ['comentário'],
    it: ['comment[io]'],
    nl: ['reactie'],
    ru: ['комментария'],
    tr: ['yorum'],
  },
  /** Speaks of the article itself. */
  article: {
    en: [
      '(?:this|an? (?:[^ ]{1,12} )?version of this) (?:article|piece|post|essay|story|column|op-?ed|commentary|interview|report)\\b',
    ],
    de: ['dieser (?:text|artikel|beitrag|kommentar|essay)\\b'],
    fr: ['(?:cet (?:article|essai)|ce texte)\\b'],
    es: ['este (?:artículo|texto|ensayo)\\b'],
    pt: ['este (?:artigo|texto|ensaio)\\b'],
    it: ["quest[o’'] ?(?:articolo|testo|saggio)\\b"],
    nl: ['dit (?:artikel|stuk|essay)\\b'],
  },
  /** Names a source without saying that the text is from it. */
  courtesy: {
    en: ["courtesy of|via|source:|originally (?:at|from)|editor['’]s note: (?:this|the)|excerpted|adapted from"],
    de: ['quelle:'],
    fr: ['source ?:'],
    es: ['fuente:'],
    pt: ['fonte:'],
    it: ['fonte:'],
    nl: ['bron:'],
  },
  readMore: {
    en: [
      '(?:to )?(?:read|view|see|continue|find|click here|access)\\b.{0,40}\\b(?:full|rest|whole|complete|entire|original|remainder|reading)\\b',
      'continue reading\\b',
      '(?:the )?(?:full|original) (?:article|piece|text|version|interview|post|essay|commentary)\\b.{0,60}\\b(?:here|at|on|available)\\b',
    ],
    de: [
      '(?:den |zum )?(?:ganzen?|vollständigen?|gesamten?|kompletten?) (?:text|artikel|beitrag|interview)',
      '(?:hier )?weiterlesen',
    ],
    fr: ["lire (?:la suite|l['’](?:intégralité|article (?:complet|original|entier)))", 'la suite (?:sur|ici)'],
    es: ['(?:leer|lea|lee) (?:el|la)? ?(?:artículo|texto|entrevista|nota) (?:complet[oa]|original)', 'seguir leyendo'],
    pt: [
      '(?:ler|leia) (?:o|a)? ?(?:artigo|texto|entrevista|matéria) (?:complet[oa]|original|na íntegra)',
      'continue lendo',
    ],
    it: [
      "(?:leggi|leggere) (?:tutto )?(?:l['’]|il |la )?(?:articolo|testo|intervista)(?: (?:completo|intero|originale|integrale))",
      "(?:leggi|leggere) (?:tutto|l['’]intero)\\b",
      'continua a leggere',
    ],
    nl: ['lees (?:het|de)? ?(?:hele|volledige|oorspronkelijke) (?:artikel|stuk|tekst|interview)', 'lees verder'],
  },
  bio: {
    en: [
      'about (?:the|our) (?:author|writer|contributor)s?\\b',
      'the (?:author|writer)s? (?:is|are|was|has)\\b',
      '(?:he|she) is (?:a|an|the|also)\\b',
      '(?:he|she) (?:has written|tweets|teaches|writes|lives)\\b',
      'follow (?:him|her|them) (?:on|at)\\b',
    ],
    de: [
      'über (?:den|die) autor(?:in|en|innen)?\\b',
      '(?:der autor|die autorin) (?:ist|war|lehrt|arbeitet|schreibt|lebt)\\b',
      '(?:zur person|zum autor|zur autorin)\\b',
    ],
    fr: ["à propos (?:de l['’]auteure?|des auteurs)", "l['’](?:auteure?|autrice) (?:est|enseigne)\\b"],
    es: ['(?:sobre|acerca de) (?:el autor|la autora|los autores)\\b', '(?:el autor|la autora) es\\b'],
    pt: ['sobre (?:o autor|a autora|os autores)\\b', '(?:o autor|a autora) é\\s'],
    it: ["(?:l['’]aut(?:ore|rice)) (?:è|insegna)\\s", "sull['’]aut(?:ore|rice)\\b"],
    nl: ['over de auteurs?\\b', 'de auteur is\\b'],
    ja: ['(?:\\d{4}年)[^。]{0,16}生まれ', '(?:筆者|著者)は'],
    ko: ['필자는'],
    zh: ['作者(?:系|为|為|是|现为|現為)'],
    ru: ['об авторе|автор[ —–-]{1,3}'],
    uk: ['про автора'],
    pl: ['o autor(?:ze|ce|ach)\\b'],
    sv: ['(?:författaren|skribenten) är\\b|om (?:författaren|skribenten)'],
    tr: ['yazar hakkında'],
    id: ['(?:tentang )?penulis adalah\\b'],
    ar: ['عن الكاتب|كاتب المقال'],
    he: ['(?:הכותב|הכותבת) (?:הוא|היא)'],
  },
  /** How to reach who wrote it. */
  reach: {
    en: [
      '(?:to (?:reach|contact)|contact|reach|email|write to|you can (?:reach|contact|email|write to)) (?:the |our )?(?:(?:senior|staff|guest) )?(?:author|reporter|writer|columnist|correspondent)s?\\b',
    ],
    de: ['(?:kontakt zu[rm]|schreiben sie) (?:der |dem )?(?:autor|autorin|redakteur|redakteurin)\\b'],
    fr: ["(?:contacter|écrire à) (?:l['’]auteure?|la journaliste|le journaliste)"],
  },
  /** A label that says that a note follows. */
  note: {
    en: [
      "(?:(?:advertis(?:ing|er)|affiliate|editorial|financial|legal) )?(?:disclaimer|disclosure)(?: statement)?|editor(?:ial|['’]s)? (?:note|disclaimer)|author['’]s note|note",
    ],
    de: ['hinweis|anmerkung der redaktion|transparenzhinweis'],
    fr: ['note de la rédaction|avertissement|ndlr'],
    es: ['nota (?:del editor|de la redacción)|aviso'],
    pt: ['nota (?:do editor|da redação)|aviso'],
    it: ['nota (?:della redazione|dell)|avvertenza'],
    nl: ['noot van de redactie|disclaimer'],
  },
  /** Whose the picture is. */
  credit: {
    en: [
      '(?:(?:file )?photo(?:graph(?:y|er)?)?|image|picture|illustration|graphic|credit|video|art)s? ?(?:by|:|credit|courtesy|©|via|\\.{3}|…)',
      '©',
    ],
    de: ['(?:foto|bild|grafik|illustration|bildquelle)s?(?::| von| \\()'],
    fr: ['(?:photo|crédits?|illustration|image)s?(?: photo)? ?(?::|de )'],
    es: ['(?:foto|imagen|crédito|ilustración)(?:s|es)? ?(?::|de )'],
    pt: ['(?:foto|imagem|crédito|ilustração) ?(?::|de )'],
    it: ['(?:foto|immagine|illustrazione) ?(?::|di )'],
    nl: ['(?:foto|beeld|illustratie) ?(?::|van )'],
  },
  /** What asks begins with the verb. */
  appeal: {
    en: [
      '(?:please )?(?:subscribe|sign (?:up|in)|log in|donate|get (?:our|the latest)|share (?:this|your)|support (?:our|us|independent)|become a|join (?:us|our|now)|advertisement|unlock this)\\b',
      // Of the author it would be said at the end of a bio.
      '(?:copyright )?(?:©|\\(c\\)) ?(?:19|20)\\d\\d\\b|copyright (?:19|20)\\d\\d\\b|all rights reserved',
      'follow (?:us|me|our|(?!him|her|them)[^.]{1,60} on (?:facebook|twitter|instagram|threads|bluesky|mastodon|tiktok|x|linkedin))\\b',
    ],
    de: ['abonnier(?:en|e|t)\\b|(?:jetzt |hier )?anmelden$'],
    fr: ["abonnez|(?:s['’]|m['’]|je m['’])(?:inscrire|inscris|abonner|abonne)$"],
    es: ['suscr[ií]b|apúntate$'],
    id: ['(?:scroll|gulir) ke bawah\\b'],
    ja: ['(?:無料会員|会員)?登録(?:する)?$|購読する$', '無断(?:転載|複製)'],
    ko: ['(?:구독(?:하기)?|회원 ?가입)$', '(?:저작권자|무단 ?전재)'],
    zh: ['(?:版权|版權)(?:声明|聲明|所有|归|歸)', '(?:未经|未經)[^。]{0,16}(?:不得|禁止)(?:转载|轉載)'],
  },
  /** What opens and closes a part of a page. */
  unfolding: {
    en: ['(?:show|see|view|read|load|open|expand|toggle|click|tap|more|details|hide|close)\\b'],
    de: ['(?:mehr|anzeigen|aufklappen|weiterlesen|ausklappen)\\b'],
    fr: ['(?:afficher|voir|lire)\\b'],
    es: ['(?:ver|mostrar|leer)\\b'],
  },
  /** Headings, and lines in their place, of what is no part of the article: each word only as far as no argument is headed so. */
  noiseHeading: {
    en: [
      // Words that may as well head a part of an argument ('Recent history', 'Popular support') do so only before what is listed.
      `(?:related|recommended|trending|popular|latest|recent)(?=:|$| (?:from|on|in|by|now|this (?:week|month))\\b|(?: [^ ]{1,20})? (?:${LISTED})\\b)`,
      '(?:related|recommended) (?:[^ ]{1,20} )?(?:research|events?|issues?|books?|reports?|products?|programs?|projects?|experts?|people|work)\\b',
      // 'More on Taiwan', and not 'More in common than apart'.
      'more (?:(?:from|by|stories|like this)\\b|(?:on|in|about)(?=(?: (?!than )[^ ]{1,30}){1,3}:?$))',
      '(?:advertis(?:ing|ements?)|sponsored)(?=:?$| (?:by|content|posts?|links?|stor(?:y|ies)|articles?)\\b)',
      'listen to (?:this|the) (?:article|story|essay|piece|post|column)$',
      `most (?:read|viewed)\\b|most popular(?=:?$| (?:in|on|this|now|${LISTED})\\b)|also (?:read\\b|on [^ ]{1,30}$)`,
      'don.?t miss(?=[:.!]?$| (?:out|our|these|this|an?) )',
      '(?:tags?|topics?)(?=:|$)|share(?=:?$| (?:this|your|with|on|via|it|the (?:article|story|post))\\b)',
      'read (?:more|next|also|later)|recommended for|see also|you (?:may|might) (?:also|like|enjoy|be interested|have missed)|leave a (?:reply|comment|response)|(?:how to )?cite (?:this|as)\\b|how to cite$|for attribution, please cite|follow us|newsletter|sign up|subscribe|stay (?:informed|up|in touch)|filed under|editor.?s.? picks?|up next|next story|what to read|join (?:us|our|now|the (?:conversation|discussion|debate))|discuss (?:this|on)|discussion about this|(?:read this (?:article |story |post )?in|this (?:article|post|story) is also available in) |support [^.]{1,40} journalism|explore (?:more|our|related)|get (?:our|the (?:latest|newsletter|app|best of))|keep reading|further reading on|around the web|in this (?:article|story)|[^()]{1,120}\\((?:sponsored|advertisement)\\)$',
    ],
    de: [
      'mehr zum thema|passend zum (?:artikel|thema)$|mehr (?:von|aus|zu)(?=(?: [^ ]{1,30}){1,3}:?$)|lesen sie (?:auch|mehr|diesen (?:artikel|text|beitrag) (?:auch )?auf )|das könnte sie|auch interessant|verwandte (?:artikel|beiträge|themen)|meistgelesen|schlagwörter',
      '(?:diesen )?(?:artikel|beitrag) (?:an|vor)?(?:hören|lesen lassen)$',
      'teilen(?=:?$| (?:sie|auf|per|via) )',
    ],
    fr: [
      '(?:à )?lire aussi|pour citer (?:cet? |le )(?:article|texte|document)|sur le même (?:sujet|thème)|à découvrir|les plus lus|articles? (?:liés|associés|similaires)|dans la même rubrique',
      "écouter (?:cet |l['’])article$",
      'partager(?=:?$| (?:cet|sur|via) )',
    ],
    es: [
      '(?:lee|leé|lea|leer|ver|mira|mirá) (?:también|además)|te recomendamos|te puede interesar|relacionad[oa]s?:?$|más (?:noticias|sobre)\\b|lo más (?:leído|visto)',
      'escucha[r]? (?:este |el )?artículo$',
      'compartir(?=:?$| (?:en|este|esta) )',
    ],
    pt: [
      '(?:leia|veja|ler) (?:também|mais)|relacionad[oa]s:?$|mais (?:lidas|lidos|sobre)\\b',
      'compartilh[ae]r?(?=:?$| (?:em|no|na|este|esta) )|partilhar(?=:?$| (?:em|no|na|este|esta) )',
    ],
    it: ['leggi anche|potrebbe interessarti|articoli correlati|i più letti|condividi(?=:?$| (?:su|questo) )'],
    nl: ['lees ook|meer (?:over|van)(?=(?: [^ ]{1,30}){1,3}:?$)|gerelateerd|meest gelezen|delen(?=:?$| (?:op|via) )'],
    sv: [
      'läs (?:mer|också|även)|läs fler|relaterat|mest läst|taggar:?$|ämnen i artikeln|dela(?=:?$| (?:på|via|artikeln))',
    ],
    da: ['læs (?:også|mere)|relaterede|mest læste|emner:?$|del (?:på|artiklen)'],
    no: ['les (?:også|mer|flere)(?![a-zà-ÿ])|relaterte|mest lest|emner:?$'],
    fi: ['lue (?:myös|lisää)|luetuimmat|aiheesta lisää|jaa artikkeli'],
    pl: [
      '(?:czytaj|zobacz|przeczytaj) (?:też|także|również|więcej)|polecamy|powiązane|najczęściej czytane|tagi(?=:|$)',
    ],
    cs: ['(?:čtěte|přečtěte si) (?:také|i|více)|související|nejčtenější|štítky(?=:|$)|mohlo by vás'],
    hu: ['(?:olvassa|olvasd|nézze) (?:el )?(?:még|tovább|is)|kapcsolódó|ajánlott|legolvasottabb|címkék(?=:|$)'],
    ro: ['citește (?:și|mai)|citiți și|vezi și|articole (?:similare|recomandate)|cele mai citite|etichete(?=:|$)'],
    el: ['διαβάστε (?:επίσης|ακόμα|ακόμη|περισσότερα)|δείτε επίσης|σχετικά(?: άρθρα|$)|δημοφιλή$'],
    ru: [
      '(?:читайте|смотрите|см\\.) (?:также|еще|ещё)|по теме:?$|похожие (?:материалы|статьи)|материалы по теме|другие материалы|самое читаемое|популярное:?$|теги(?=:|$)|комментарии(?=:?$| ?[(:\\d])|поделиться(?=:?$)',
    ],
    uk: ['(?:читайте|дивіться) (?:також|ще)|за темою:?$|схожі (?:матеріали|статті)|популярне:?$|теги(?=:|$)'],
    tr: [
      'i\\u0307?lgili (?:haberler|yazılar|konular|haber(?=:|$))|benzer haberler|çok okunanlar|etiketler(?=:|$)|paylaş$',
    ],
    id: [
      'baca (?:juga|selengkapnya)|artikel terkait|berita terkait|terpopuler|simak juga|saksikan juga|tonton juga|lihat juga|bagikan(?=:?$)',
    ],
    vi: ['xem thêm|đọc thêm|tin liên quan|bài liên quan|tin cùng chuyên mục|chia sẻ(?=:?$)'],
    th: ['อ่านเพิ่มเติม|อ่านต่อ|ข่าวที่เกี่ยวข้อง|บทความที่เกี่ยวข้อง|แท็ก(?=:|$)|แชร์(?=:?$)'],
    ar: [
      '(?:اقرأ|إقرأ|اقرئي|اقرأوا|شاهد) (?:أيض|ايض|المزيد)|مواضيع (?:ذات صلة|متعلقة|مرتبطة)|ذات صلة|الأكثر (?:قراءة|مشاهدة)|مقالات (?:ذات صلة|أخرى)|كلمات (?:مفتاحية|دلالية)|الوسوم',
    ],
    he: ['(?:קראו|לקריאה) (?:גם|עוד|נוספת)|עוד בנושא|כתבות נוספות|הנקראות ביותר|תגיות(?=:|$)|אולי יעניין'],
    fa: ['(?:بیشتر|همچنین) بخوانید|بیشتر بخوانید|مطالب (?:مرتبط|مشابه)|اخبار مرتبط|برچسب‌ها|پربازدیدترین'],
    hi: ['(?:यह|ये) भी पढ़ें|और पढ़ें|संबंधित (?:खबरें|ख़बरें)|टैग(?=:|$)|शेयर करें$'],
    ja: [
      '(?:あわせて|合わせて)(?:読|お読)|関連(?:記事|リンク|キーワード|ニュース|特集)|おすすめ(?:の記事|記事|$)|(?:こちらも)おすすめ|人気(?:の)?記事|(?:アクセス)?ランキング$|シェア(?:する)?$|この記事をシェア|タグ(?=:|$)',
    ],
    ko: [
      '관련 ?(?:기사|뉴스)|(?:많이|함께) (?:본|보는|볼만한|읽은) ?(?:기사|뉴스)|추천 ?(?:기사|뉴스)|인기 ?(?:기사|뉴스)|공유하기$|이 기사를',
    ],
    zh: [
      '(?:相关|相關|推荐|推薦|延伸|热门|熱門)(?:阅读|閱讀|文章|新闻|新聞|报道|報道|报导|報導|推荐|推薦)|猜你喜欢|编辑推荐|編輯推薦|更多(?:文章|报道|報道|内容)|分享(?:到|至|$)|标签(?=[:：]|$)|標籤(?=[:：]|$)',
    ],
  },
} as const;

/** The whole of a short text. */
export const WHOLE = {
  bioHeading: {
    en: [
      '(?:about )?(?:the )?(?:authors?|author\\(s\\)|writers?|contributors?)',
      'author bio',
      'biography',
      'written by.{0,40}',
    ],
    de: ['(?:über )?(?:den |die |der )?(?:autor|autorin|autoren|autorinnen)', 'zur person', 'zum autor', 'zur autorin'],
    fr: ["(?:à propos de )?l['’](?:auteure?|autrice)", '(?:à propos des )?auteurs', 'biographie'],
    es: ['(?:sobre |acerca de )?(?:el autor|la autora|los autores)'],
    pt: ['(?:sobre )?(?:o autor|a autora|os autores)'],
    it: ["(?:l['’]|sull['’])aut(?:ore|rice)", 'gli autori'],
    nl: ['(?:over )?de auteurs?'],
    ja: [
      '(?:著者|筆者)(?:紹介|プロフィール|について)?',
      'プロフィール',
      '略歴',
      'この記事(?:を書いた人|の(?:著者|筆者))',
    ],
    ko: ['(?:필자|저자|글쓴이)(?: ?소개)?'],
    zh: ['(?:关于|關於)?作者(?:简介|簡介)?'],
  },
  notesHeading: {
    en: [
      '(?:foot|end)?notes?',
      '(?:key |selected )?references?',
      'bibliography',
      'works cited',
      'sources?',
      'citations',
    ],
    de: [
      'literatur(?:verzeichnis|hinweise)?',
      'quellen(?:verzeichnis|angaben)?',
      'anmerkungen',
      'fußnoten',
      'einzelnachweise',
      'endnoten',
    ],
    fr: ['notes', 'références', 'bibliographie', 'sources', 'notes de bas de page'],
    es: ['notas', 'referencias', 'bibliografía', 'fuentes'],
    pt: ['notas', 'referências', 'bibliografia', 'fontes'],
    it: ['note', 'riferimenti', 'bibliografia', 'fonti'],
    nl: ['noten', 'voetnoten', 'referenties', 'bibliografie', 'bronnen', 'literatuur'],
    ja: ['脚注', '参考文献', '注釈', '注'],
    zh: ['参考文献', '參考文獻', '注释', '註釋', '参考资料'],
    ru: ['примечания', 'литература', 'источники', 'сноски'],
  },
  /** Which page of an article this is, or the way to another of its pages. */
  pager: {
    en: [
      String.raw`(?:continued?|continue reading|read on|go|back|return)(?: (?:on|to|at))?(?: the)? (?:(?:next|previous) page|page \d{1,3})`,
      String.raw`(?:next|previous|prev) page(?: \d{1,3})?`,
      '(?:view|read|show|see)(?: (?:this|the))?(?: (?:full|whole|entire))?(?: (?:article|story|piece|text|essay))? (?:as|on|in) (?:a|one|a single) page',
      'single page(?: view)?',
    ],
    de: [
      String.raw`(?:weiter(?:lesen)? )?auf (?:der nächsten seite|seite \d{1,3})(?: (?:weiter|lesen|weiterlesen))?`,
      '(?:nächste|vorherige) seite',
      '(?:artikel )?auf einer seite(?: lesen| anzeigen)?',
    ],
    fr: ['page (?:suivante|précédente)', 'lire la suite en page suivante'],
    es: ['(?:página siguiente|siguiente página|página anterior)'],
    pt: ['(?:próxima página|página seguinte|página anterior)'],
    it: ['pagina (?:successiva|precedente)'],
    nl: ['(?:volgende|vorige) pagina'],
    ja: ['(?:次|前)の?ページ(?:へ)?', String.raw`\d{1,3} ?ページ目?`],
    zh: ['[上下]一[页頁]', String.raw`第 ?\d{1,3} ?[页頁]`],
  },
  /** A link that a heading shows to itself. */
  permalink: {
    en: [
      'permalink',
      '(?:permanent |direct )?link(?: to (?:this )?(?:heading|section|paragraph))?',
      'anchor(?: link)?',
      'copy (?:this )?link',
      '(?:back to )?top',
    ],
    de: ['link zu diesem abschnitt', 'nach oben'],
    fr: ['lien permanent', 'haut de page'],
    es: ['enlace permanente', 'volver arriba'],
  },
} as const;
