/**
 * What an article says of itself around its argument: where it comes from, whose opinions it holds, who pays. One table, by
 * kind and then by language, written as in `phrases.ts`; anywhere in a text, as whole words, unless a kind says otherwise.
 *
 * An argument speaks of books that were first published in 1962 and of opinions that are wrong, so a phrase says that it is
 * of the text in hand, by its subject or by its object.
 */

export const NOTES = {
  /** The text itself says where it comes from: 'this article first appeared in'. */
  provenance: {
    en: [
      '(?:this|the following|an? (?:version|earlier version|longer version|edited version|excerpt) of this) (?:article|piece|post|essay|story|column|op-?ed|commentary|interview|text|report|review|blog)s?(?: (?:is|was|were|has|had|have|been|also|first|originally|previously|initially)){0,4} (?:published|appear(?:s|ed)?|posted|ran|printed|reprinted|produced|adapted|excerpted|republished|re-published|reposted|cross-?posted|translated|commissioned)',
      '(?:re-?published|re-?printed|reposted|cross-?posted|excerpted|syndicated) (?:here )?(?:from|with (?:the )?permission|by permission|under|courtesy)',
      'adapted (?:from|with permission)',
      '(?:this|the following) (?:article|piece|essay|story|column|commentary|report) (?:about|on) [^.!?]{1,80} (?:was|is) (?:written|produced|published|reported)(?: [^.!?]{1,60})? (?:and|by|in)',
      '(?:edited|condensed)(?: and (?:edited|condensed))? for (?:length|clarity|brevity|style)',
      'translated from the (?:french|german|spanish|italian|portuguese|dutch|russian|chinese|japanese|arabic|hebrew) by',
    ],
    de: [
      'dies(?:e|er|es) (?:text|artikel|beitrag|kommentar|essay|interview|kolumne|rezension|aufsatz|gespräch) (?:erschien|(?:ist|wurde)(?: [^ ]{1,20}){0,8} (?:erschienen|veröffentlicht|publiziert|übersetzt))',
      '(?:text|artikel|beitrag|kommentar|essay|interview|gespräch) (?:ist|erschien|wurde) (?:zuerst|erstmals|ursprünglich|zunächst) (?:in|im|auf|bei) [^.]{2,80}',
    ],
    fr: [
      "(?:cet (?:article|essai|entretien)|cette (?:tribune|chronique|analyse|interview|enquête)) (?:est|a (?:d['’]abord )?été)(?: [^ ]{1,20}){0,3} (?:publié|paru|republié|repris|reproduit|traduit)e?",
      "ce (?:texte|billet|papier) (?:est|a (?:d['’]abord )?été)(?: [^ ]{1,20}){0,2} (?:publié|paru|republié|repris|reproduit)(?: [^ ]{1,20}){0,4} (?:dans|sur|par|avec)",
      "(?:texte|article|tribune|entretien) traduite? de l['’](?:anglais|allemand|espagnol|italien)",
    ],
    es: [
      '(?:este (?:artículo|texto|ensayo|reportaje)|esta (?:columna|entrevista|nota|tribuna|reseña|versión))(?: se| ha| fue| apareció)(?: sido)?(?: [^ ]{1,20})? (?:publicó|publicad[oa]|apareció|reproduc[^ ]{1,5}|traducid[oa])',
      'este (?:artículo|texto|ensayo) (?:apareció|salió)(?: [^ ]{1,20})? en',
    ],
    pt: [
      '(?:este (?:artigo|texto|ensaio)|esta (?:coluna|entrevista|reportagem)) (?:foi|é|apareceu|saiu)(?: [^ ]{1,20})? (?:publicad[oa]|originalmente|republicad[oa]|traduzid[oa])',
    ],
    it: [
      "(?:quest[o’'] ?(?:articolo|testo|saggio|intervento)|questa (?:intervista|recensione|rubrica|analisi)) è (?:stat[oa] (?:[^ ]{1,20} )?(?:pubblicat|tradott|ripres)[oa]|appars[oa]|uscit[oa])",
    ],
    nl: [
      '(?:dit (?:artikel|stuk|essay|interview|opiniestuk)|deze (?:column|bijdrage|tekst|recensie))(?: [^ ]{1,12}){0,3} (?:verscheen|verschenen|gepubliceerd)',
    ],
    ja: ['(?:この記事|本稿|本記事|本論考|このコラム)は[^。]{0,60}(?:転載|掲載され|初出|翻訳|再録)'],
    ko: ['이 (?:글|칼럼|기사|기고문?|원고)[은는] [^.]{0,60}(?:실렸|실린|게재|전재|번역)'],
    zh: ['本文(?:最初|首先|最早|原|首)?(?:发表|發表|刊载|刊載|刊登|登载|登載|载|載|刊|转载|轉載)(?:于|於|自|在)'],
  },
  /** May say it of the text, and may say it of a book that the text is about. */
  provenanceAtLarge: {
    en: [
      '(?:first|originally|previously) (?:published|appeared|posted|ran|printed|written)',
      'this (?:article|piece|post|essay|story|column|op-?ed|commentary|interview) (?:was |has been |is )?(?:first |originally |also |re-?)?(?:published|appeared|appears|posted|ran|reprinted|adapted|excerpted|republished|reposted|cross-?posted)',
      // 'It appears that', 'it ran out of money', 'it was published in 1962' say nothing of the text.
      'it (?:(?:was |has been |is )?(?:first |originally |also )(?:published|appeared|appears|posted|ran|printed)|(?:was |has been |is )(?:re-?printed|adapted (?:from|with)|excerpted|re-?published|reposted|cross-?posted))',
      'cross-?posted',
    ],
    de: [
      '(?:zuerst|erstmals|ursprünglich|zunächst)(?: [^ ]{1,20}){0,4} (?:erschienen|veröffentlicht|erschien)',
      'der (?:text|artikel|beitrag|kommentar|essay) (?:erschien|(?:ist|wurde)(?: [^ ]{1,20}){0,8} (?:erschienen|veröffentlicht|übersetzt))',
      'aus dem (?:englischen|französischen|spanischen|italienischen|russischen)(?: übersetzt)? von',
    ],
    fr: [
      "(?:publié|paru)e? (?:initialement|à l['’]origine|pour la première fois|d['’]abord)",
      '(?:initialement|précédemment|originellement) (?:publié|paru)e?',
      "traduite? de l['’](?:anglais|allemand|espagnol|italien)(?: \\([^()]{1,30}\\))? par",
    ],
    es: [
      '(?:publicad[oa]|aparecid[oa])(?: [^ ]{1,12})? (?:originalmente|originariamente|inicialmente|por primera vez)',
      '(?:originalmente|previamente) publicad[oa]',
      'traducid[oa] del (?:inglés|francés|alemán|italiano) por',
    ],
    pt: [
      '(?:publicado|publicada)(?: [^ ]{1,12})? (?:originalmente|inicialmente|pela primeira vez)',
      'originalmente publicad[oa]',
      'traduzid[oa] do (?:inglês|francês|alemão|espanhol) por',
    ],
    it: [
      '(?:pubblicat|appars|uscit)[oa](?: [^ ]{1,12})? (?:originariamente|originalmente|inizialmente|per la prima volta)',
      '(?:originariamente|precedentemente) (?:pubblicat|appars)[oa]',
      "tradott[oa] (?:dall['’]|dal )(?:inglese|francese|tedesco|spagnolo) da",
    ],
    nl: [
      '(?:eerder|oorspronkelijk|eerst)(?: [^ ]{1,12}){0,3} (?:verschenen|gepubliceerd|verscheen)',
      'vertaald uit het (?:engels|duits|frans) door',
    ],
  },
  /** Whose opinions they are; what the text is not. */
  disclaimer: {
    en: [
      String.raw`(?:views?|opinions?|positions?|ideas|thoughts)\b.{0,120}\b(?:(?:are|is) (?:solely |strictly |purely |entirely |exclusively |only )?(?:those of|(?:his|her|their|its|my|our) own|the (?:author|writer)|(?:the )?authors?['’])|(?:do|does|may|need) not\b.{0,40}\b(?:reflect|represent|necessarily|constitute)|expressed (?:here|in this)\b.{0,60}\b(?:are|do|belong))`,
      "(?:views?|opinions?|positions?|thoughts)\\b.{0,80}(?:author|authors|contributors?)['’]s? (?:own|alone)",
      '(?:findings|interpretations|conclusions|recommendations)\\b.{0,80}\\b(?:are|is) (?:solely |entirely )?those of (?:the|its|their) authors?',
      '(?:represents?|reflects?|expresses) (?:only |solely )?the (?:sole |personal |own )?(?:views?|opinions?) of (?:its|the|their) authors?',
      'does not (?:take|endorse) (?:institutional |any )?positions?',
      "(?:not|n[o’']t) (?:(?:intended|meant|be construed|constitute|provide|to be|as|to) ){0,4}(?:an? )?(?:investment|financial|legal|medical|tax|professional) advice",
      'for (?:(?:general )?(?:information(?:al)?|education(?:al)?) purposes|general (?:information|guidance)(?: purposes)?) only',
      '(?:is|are) solely responsible for (?:all|the|its|this) (?:[^ ]{1,20} )?content',
      'has no relevant (?:affiliations|financial)',
      '(?:owns?|holds?) (?:no )?(?:shares|stock) (?:of|in)|(?:holds?|(?:has|have) no) (?:(?:any|no|long|short) )?positions? in (?:any|(?:the )?(?:stocks?|shares|securit|compan|funds?))',
      '(?:has|have) no (?:competing|conflicts? of) interests?',
      '(?:does|do) not work for, consult, own shares',
      '(?:we|i|you|us|site|website|page|links?|publisher|[^ ]{2,30}\\.(?:com|org|net)) (?:[^ ]{1,20} ){0,3}(?:may|might|will|can) (?:also )?(?:receive|earn|get)(?: an?| some)?(?: small| affiliate)? (?:compensation|commissions?)',
      '(?:may|might|will) (?:receive|earn|get)(?: [^ ]{1,20}){0,3} (?:compensation|commissions?)(?: [^ ]{1,20}){0,4} (?:if|when) you',
      'earn (?:advertising |affiliate )?fees by (?:linking|advertising)',
      '(?:this|the) (?:project|story|article|piece|series|reporting|work) (?:is|was|has been) (?:produced|supported|funded|made possible|reported)(?: in part)? (?:with|by|through) (?:the )?(?:financial )?(?:support|funding|an? (?:grant|fellowship)|grants)',
    ],
    de: [
      '(?:hier|in (?:diesem|dem) (?:text|artikel|beitrag|kommentar|gastbeitrag)) (?:geäußerten?|vertretenen?|dargestellten?|wiedergegebenen?) (?:meinung|ansicht|auffassung|position)(?:en)?(?: [^ ]{1,25}){0,9} (?:autor(?:s|in|en|innen)?|verfasser(?:s|in|innen)?|redaktion|wieder|überein)',
      'g(?:ibt|eben)(?: [^ ]{1,25}){0,6} (?:meinung|ansicht|auffassung)(?:en)? (?:des|der) (?:jeweiligen )?(?:autor(?:s|in|en|innen)|verfasser(?:s|in|innen)?|redaktion)(?: [^ ]{1,25}){0,8} wieder',
      '(?:meinung|ansicht|auffassung)(?:en)? (?:des|der) (?:autor(?:s|in|en|innen)|verfasser(?:s|in|innen)?)(?: [^ ]{1,25}){0,2} (?:muss|müssen|entspricht|entsprechen|spiegelt|spiegeln|stimmt|stimmen|deckt|decken)(?: [^ ]{1,25}){0,3} nicht(?: [^ ]{1,25}){0,5} (?:redaktion|herausgeber[^ ]{0,5}|verlags?|zeitung)',
      'nicht(?: [^ ]{1,25}){0,2} (?:die|der) (?:meinung|ansicht|auffassung|haltung)(?:en)? der (?:gesamten )?(?:redaktion|herausgeber(?:innen)?)',
      '(?:ausschließlich|allein|nur) die (?:persönliche )?(?:meinung|ansicht|auffassung) (?:des|der) (?:autor|verfasser)(?:s|in|en|innen)?',
      'namentlich gekennzeichnete (?:beiträge|artikel|kommentare)',
      'stell(?:t|en)(?: [^ ]{1,25}){0,2} keine (?:anlage|rechts|steuer)(?:beratung|empfehlung)',
      '(?:erhalten|bekommen) wir(?: [^ ]{1,25}){0,4} provision(?:en)?|wir (?:erhalten|bekommen)(?: [^ ]{1,25}){0,6} provision(?:en)?',
      'dies(?:e|er|es) (?:recherche|text|beitrag|artikel|reportage) (?:wurde|wird|ist|entstand)(?: [^ ]{1,25}){0,12} (?:gefördert|finanziert|unterstützt|stipendiums?)',
    ],
    fr: [
      "(?:opinions?|points? de vue|propos|idées|analyses|avis) (?:exprimé|exposé|contenu|présenté|développé|émis)e?s?(?: [^ ]{1,20}){0,12} (?:n['’]engage(?:nt)?|(?:celles?|ceux|celui) (?:de l['’]|de son |de leurs? |des |de ses )(?:seuls? )?(?:auteure?s?|autrices?|signataires?)|responsabilité (?:exclusive )?(?:de l['’]|de son |de leurs? |des |de ses )(?:auteure?s?|autrices?))",
      "n['’]engage(?:nt)? que (?:la responsabilité de )?(?:son|leurs?|ses|l['’]|les|des) ?(?:auteure?s?|autrices?|signataires?)",
      "(?:opinions?|propos|points? de vue|analyses|cet article|ce texte|cette (?:tribune|publication|chronique))(?: [^ ]{1,20}){0,12} ne (?:reflèt|représent|engag|correspond)[^ ]{1,4} (?:pas|en rien|aucunement) (?:nécessairement|forcément|la rédaction|celles?|l['’]opinion de la rédaction)",
      'ne travaille(?:nt)? pas, ne conseille(?:nt)? pas|ne possède(?:nt)? pas de parts',
      'nous (?:pouvons|percevons|touchons|recevons)(?: [^ ]{1,20}){0,5} commissions?',
    ],
    es: [
      '(?:opiniones|opinión|puntos de vista|ideas (?:expresadas|expuestas|vertidas|contenidas))(?: [^ ]{1,20}){0,10} (?:son|es)(?: [^ ]{1,15}){0,3} responsabilidad(?: [^ ]{1,15})? de(?:l| la| los| las| sus?| quien(?:es)?| cada)',
      '(?:opiniones|opinión|puntos de vista|ideas) (?:expresad|expuest|vertid|contenid|emitid)[oa]s?(?: [^ ]{1,20}){0,8} (?:son|pertenecen|corresponden)(?: [^ ]{1,15}){0,3} (?:autor(?:es|as?)?|exclusivamente)',
      '(?:opini(?:ón|ones)|puntos de vista|ideas (?:expresadas|expuestas|vertidas|contenidas)|este (?:artículo|texto|blog)|esta (?:columna|publicación))(?: [^ ]{1,20}){0,12} no (?:reflej|represent|expres|coincid|compart)[^ ]{1,4}(?: [^ ]{1,12})? necesariamente',
      'responsabilidad exclusiva de(?:l| la| los| las| sus?) autor(?:es|as?)?',
      'no (?:comparten?|suscriben?)(?: [^ ]{1,12})? necesariamente (?:las|la) opini(?:ón|ones)',
      'no recib(?:e|en) salario, ni',
      '(?:podemos|podríamos) (?:recibir|ganar|obtener)(?: [^ ]{1,15}){0,4} comisi(?:ón|ones)',
    ],
    pt: [
      '(?:opiniões|opinião|ideias|conceitos)(?: [^ ]{1,20}){0,10} (?:são|é)(?: [^ ]{1,15}){0,3} responsabilidade(?: [^ ]{1,15})? d(?:e|o|a|os|as)',
      '(?:opini(?:ões|ão)|ideias expressas|(?:este|o|esta|a) (?:presente )?(?:texto|artigo|coluna|publicação))(?: [^ ]{1,20}){0,12} não (?:reflet|represent|express|correspond|traduz)[^ ]{1,4}(?: [^ ]{1,12})? necessariamente',
      'artigos? publicados? com assinatura não traduz(?:em)? a opinião',
      'não presta(?:m)? consultoria, trabalha(?:m)?',
      'escreve(?:m)? (?:segundo|de acordo com|ao abrigo d|conforme)(?: [^ ]{1,8}){0,3} acordo ortográfico',
    ],
    it: [
      "(?:opinioni|idee|posizioni|tesi|valutazioni) (?:qui )?(?:espresse|contenute|esposte|formulate|dell['’]aut(?:ore|rice)|degli autori)(?: [^ ]{1,20}){0,10} (?:sono|appartengono|rappresentano|impegnano|riflettono)(?: [^ ]{1,15}){0,3} (?:personali|esclusivamente|unicamente|dell['’]aut(?:ore|rice)|degli autori|propri)",
      "non (?:riflett|rispecchi|rappresent|impegn|coincid)[^ ]{1,5}(?: [^ ]{1,12})? necessariamente(?: [^ ]{1,20}){1,5} (?:redazione|testata|giornale|rivista|sito|dell['’](?:istituto|istituzione|editore|ente|università|organizzazione))",
      '(?:opinioni|idee|posizioni) (?:qui )?(?:espresse|contenute|esposte|formulate)(?: [^ ]{1,20}){0,10} non (?:riflett|rispecchi|rappresent|impegn|coincid)[^ ]{1,5}(?: [^ ]{1,12})? necessariamente',
    ],
    nl: [
      '(?:in (?:dit|deze) (?:artikel|stuk|column|essay|bijdrage|blog)|hier) (?:geuite|verwoorde|weergegeven|uitgedrukte) (?:meningen?|opinies?|standpunten|opvattingen)',
      '(?:mening(?:en)?|opinies?|standpunten|opvattingen)(?: [^ ]{1,20}){0,8} (?:niet noodzakelijk(?:erwijs)?|niet per se|noodzakelijkerwijs niet)(?: [^ ]{1,15}){0,5} (?:redactie|uitgever|organisatie|die van|overeen)',
      '(?:mening(?:en)?|opinies?|standpunten|opvattingen)(?: [^ ]{1,20}){0,6} (?:zijn|is) (?:uitsluitend |alleen |enkel )?(?:die van|voor rekening van) (?:de|haar|zijn|hun) auteurs?',
      '(?:schrijft|schreef|schrijven)(?: [^ ]{1,15}){0,4} op persoonlijke titel',
    ],
    ja: [
      '(?:本稿|本記事|この記事|本論考|本コラム|このコラム)[^。]{0,24}(?:筆者|著者|個人)[^。]{0,12}(?:見解|意見)',
      '筆者個人の(?:見解|意見)',
      '(?:見解|意見|立場)を(?:代表|反映|示)[^。]{0,6}ものでは(?:ない|ありません|なく)',
    ],
    ko: [
      '(?:외부 ?(?:필자|필진|기고)|기고|칼럼)[^.]{0,30}(?:본지|본사|편집 ?방향)[^.]{0,20}(?:다를|일치하지)',
      '필자의? 개인(?:적인?)? (?:의견|견해)',
    ],
    zh: [
      '[仅僅只]代表(?:作者|其|笔者|筆者)(?:本人|个人|個人)?的?(?:观点|觀點|意见|意見|立场|立場|看法)',
      '不代表本(?:报|報|刊|网|網|站|平台|媒体|媒體)的?(?:立场|立場|观点|觀點|意见|意見)',
      '文[責责]自[負负]',
    ],
  },
  /** At the start of a text, without a subject: 'First published in'. */
  provenanceOpening: {
    en: [
      '(?:first|originally|previously) (?:published|appeared|posted|ran|printed)\\b',
      // With the day at the end: whatever else was published, a sentence says more of it.
      'published in (?!the )[^.,]{2,50}, [a-z]{3,9}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}\\.?$',
    ],
    de: [
      '(?:zuerst|erstmals|ursprünglich|zunächst) (?:erschienen|veröffentlicht|publiziert)',
      'aus dem (?:englischen|französischen|spanischen|italienischen|russischen) (?:übersetzt )?von',
    ],
    fr: [
      "(?:publié|paru)e? (?:initialement|à l['’]origine|pour la première fois|d['’]abord)|(?:initialement|précédemment|originellement) (?:publié|paru)e?",
      "traduite? de l['’](?:anglais|allemand|espagnol|italien)",
    ],
    es: [
      '(?:publicad[oa]|aparecid[oa]) (?:originalmente|originariamente|inicialmente|por primera vez)|(?:originalmente|previamente) publicad[oa]',
      'tradu(?:cid[oa]|cción) del (?:inglés|francés|alemán|italiano)',
    ],
    pt: [
      '(?:publicad[oa]) (?:originalmente|inicialmente|pela primeira vez)|originalmente publicad[oa]',
      'tradu(?:zid[oa]|ção) do (?:inglês|francês|alemão|espanhol)',
    ],
    it: [
      '(?:pubblicat|appars|uscit)[oa] (?:originariamente|originalmente|inizialmente|per la prima volta)|(?:originariamente|precedentemente) (?:pubblicat|appars)[oa]',
      "(?:tradott[oa]|traduzione) (?:dall['’]|dal )(?:inglese|francese|tedesco|spagnolo)",
    ],
    nl: [
      '(?:eerder|oorspronkelijk|eerst) (?:verschenen|gepubliceerd)|verscheen (?:eerder|oorspronkelijk|eerst)',
      'vertaald uit het (?:engels|duits|frans)',
    ],
    ja: ['初出[:：]|(?:転載元|原文)[:：]'],
    zh: ['(?:转载自|轉載自|原[载載][于於])'],
  },
} as const;
