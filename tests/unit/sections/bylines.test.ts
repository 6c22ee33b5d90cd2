/** Names out of bylines. */
import { describe, expect, it } from 'vitest';
import {
  deskIn,
  isByline,
  isBylineLabel,
  namesBeforePost,
  namesIn,
  namesInBrackets,
  namesInField,
} from '../../../src/page/sections/bylines.ts';

describe('namesInBrackets', () => {
  it.each([
    ['（小野寺美咲、早川大輔）', '小野寺美咲、早川大輔'],
    ['（敬称略）', ''],
    ['（写真はイメージ、以下同じ）', ''],
    ['小野寺美咲、早川大輔', ''],
  ])('%s', (line, names) => {
    expect(namesInBrackets(line)).toBe(names);
  });
});

describe('namesIn', () => {
  it.each([
    ['By James Jongsoo Lee', ['James Jongsoo Lee']],
    ['BY Jongsoo Lee', ['Jongsoo Lee']],
    ['By Annika Rohde and Samuel Bright-Mensah', ['Annika Rohde', 'Samuel Bright-Mensah']],
    ['by A. B. Cee, Dee Eff & Gee Aitch', ['A. B. Cee', 'Dee Eff', 'Gee Aitch']],
    ['Written By: JOE HILDEBRAND', ['Joe Hildebrand']],
    ['By Dr. Ludwig van der Berg | Staff writer', ['Ludwig van der Berg']],
    ['By Jane Doe, Senior Correspondent', ['Jane Doe']],
    ['Von Anna Müller und Karl Groß', ['Anna Müller', 'Karl Groß']],
    ['By Jane Doe July 9, 2024', ['Jane Doe']],
    ['by Oscar O’Neill', ['Oscar O’Neill']],
    ['ByJ.R. Stone', ['J.R. Stone']],
    ['Posted on July 9, 2024 10:30 EST by Jane Doe', ['Jane Doe']],
    ['Jane Doe / TNN / Updated: Oct 9, 2019, 11:05 IST', ['Jane Doe']],
    ['Jane Doe - December 21, 2023', ['Jane Doe']],
    ['By Jane Doe, PhD, and Martin King, Jr.', ['Jane Doe', 'Martin King Jr.']],
    ['By Prof. Dr. Jane Doe, Reuters', ['Jane Doe']],
    ['By Richard (R.J.) Roe', ['Richard Roe']],
    ['By Jane Doe in Nairobi', ['Jane Doe']],
    ['Jane Doe and John Roe, Statelines; Ann Bell, Harbour Public Radio', ['Jane Doe', 'John Roe', 'Ann Bell']],
    ['By Jane Doe in Bergen, John Roe in New York and Ann Bell in Nairobi', ['Jane Doe', 'John Roe', 'Ann Bell']],
    ['作者：刘思远 赵明慧', ['刘思远', '赵明慧']],
    ['By Jane Doe (text) and John Roe (photos)', ['Jane Doe']],
    ['Von Anna Müller, Karl Groß (Text) und Jan Beck (Illustration), 02.03.2024', ['Anna Müller', 'Karl Groß']],
    ['Interview by Jane Doe and John Roe. Portrait by Ann Bell', ['Jane Doe', 'John Roe']],
    ['लेखक: राहुल वर्मा और प्रिया नायर 21 अगस्त 2024', ['राहुल वर्मा', 'प्रिया नायर']],
    ['بقلم ليلى الخطيب وسامر منصور', ['ليلى الخطيب', 'سامر منصور']],
    ['聞き手・構成：久世 真帆／野上 亮介　写真：田所 潤', ['久世 真帆', '野上 亮介']],
    ['Kirjoittanut: Aino Virta ja Eero Salo', ['Aino Virta', 'Eero Salo']],
    ['By Jane Doe (Harbour Watch) and John Roe (High Plains Radio)', ['Jane Doe', 'John Roe']],
    ['Written by - Jane Doe , John Roe and Ann Bell', ['Jane Doe', 'John Roe', 'Ann Bell']],
    ['Written and reviewed by Jane Doe', ['Jane Doe']],
    ['Story and photos by Jane Doe', ['Jane Doe']],
    ['Reporting by Jane Doe · Harbour Sports', ['Jane Doe']],
    ['Erstellt von Anna Müller und Karl Groß', ['Anna Müller', 'Karl Groß']],
    ['Автор статьи: Варвара Лисицына', ['Варвара Лисицына']],
    ['文章作者: 林小川', ['林小川']],
    ['林小川 为港湾财经撰稿', ['林小川']],
    ['By Jane Doe in Nairobi and John Roe in San Juan', ['Jane Doe', 'John Roe']],
    ['By Jane Doe in Port of Spain, Trinidad and Tobago', ['Jane Doe']],
    ['9 juillet 2024 par Anne Dupont - Carnet', ['Anne Dupont']],
    ['Par Anne Dupont le mardi, 9 juillet 2024, 23:05 - Carnet', ['Anne Dupont']],
    ['Bởi Nguyễn Thị Lan', ['Nguyễn Thị Lan']],
    ['Tác giả: Nguyễn Thị Lan', ['Nguyễn Thị Lan']],
    ['Piše: Ana Kovač', ['Ana Kovač']],
    ['作成者: 山田太郎', ['山田太郎']],
    // What Chinese papers write with the name: paper, post and place, parted by bars.
    ['記者王小明／台北報導', ['王小明']],
    ['〔記者王小明／台北報導〕', ['王小明']],
    ['港口報／ 編譯 王小明 ／即時報導', ['王小明']],
    ['王小明｜特派記者', ['王小明']],
    ['文／王小明 攝影／李雷', ['王小明']],
    ['山田太郎 / 港の部屋', ['山田太郎']],
    ['作者：Jane Doe 译者：qhw 校对：wxy', ['Jane Doe']],
    ['译者：王小明', []],
    // Beside what stands for a portrait.
    ['김 김민수 기자', []],
    ['By Jane Doe and John Roe, staff', ['Jane Doe', 'John Roe']],
    ['By Jane Doe Illustration by Ann Inkwell', ['Jane Doe']],
    ['By Jane Doe; translated by John Roe', ['Jane Doe']],
    ['Illustrations by Ann Inkwell', []],
    ['Jane Doe 5 hours ago', ['Jane Doe']],
    ['Par Anne de la Tour et Léo Dupont', ['Anne de la Tour', 'Léo Dupont']],
    ['Autor: Zoë Łukasiewicz', ['Zoë Łukasiewicz']],
    ['作者：王小明、李雷', ['王小明', '李雷']],
    ['March 2, 2024 · 7 min · Ana Ferreira', ['Ana Ferreira']],
    ['Posted on March 2, 2024 | 9 minutes | 1,731 words | Dr. Ana Ferreira', ['Ana Ferreira']],
    ['April 9, 2019 by Sam Doyle | Posted in Economy', ['Sam Doyle']],
    ['Ein Gastbeitrag von Karla Weiß | 12. Mai 2024, 08:15 Uhr', ['Karla Weiß']],
    // Papers, agencies and places, which are written as a full name is.
    ['By Jane Doe, Associated Press', ['Jane Doe']],
    ['By Jane Doe, The Associated Press, Washington', ['Jane Doe']],
    ['By Jane Doe, Los Angeles Times and John Roe, USA TODAY', ['Jane Doe', 'John Roe']],
    ['Jane Doe, Bloomberg Opinion', ['Jane Doe']],
    ['Jane Doe, Chatham House', ['Jane Doe']],
    ['Jane Doe, Harvard Kennedy School', ['Jane Doe']],
    ['By Jane Doe, Agence France-Presse', ['Jane Doe']],
    ['By Jane Doe, San Francisco', ['Jane Doe']],
    ['By Jane Doe, New York', ['Jane Doe']],
    ['By Jane Doe, Eyal Press and Robert Post', ['Jane Doe', 'Eyal Press', 'Robert Post']],
    ['By Jane Doe and The Associated Press', ['Jane Doe', 'The Associated Press']],
    ['The Associated Press', ['The Associated Press']],
    ['by Jane Doe, Harbour and The Texas Tribune, and John Roe, The Texas Tribune', ['Jane Doe', 'John Roe']],
    ['By Rev. T. J. MacPherson For the Gazette', ['T. J. MacPherson']],
    ['By Lonnie de la Cruz, as told to Jane Doe', ['Lonnie de la Cruz', 'Jane Doe']],
    ['By Bashar al-Khatib and Zahid ul-Haq', ['Bashar al-Khatib', 'Zahid ul-Haq']],
    ['By WILLIAM DOE JR.', ['William Doe Jr.']],
    ['Blog Admin', []],
    ['Like Loading…', []],
    // What joins names and what opens a byline, by language.
    ['Di Mario Rossi e Luca Bianchi', ['Mario Rossi', 'Luca Bianchi']],
    ['Por Ana Pérez, Luis Gómez y Marta Ruiz', ['Ana Pérez', 'Luis Gómez', 'Marta Ruiz']],
    ['Por Ana Pérez y EFE', ['Ana Pérez']],
    ['Por José Ortega y Gasset', ['José Ortega y Gasset']],
    ['Par Jean Dupont avec AFP', ['Jean Dupont']],
    ['Von Anna Müller, mit dpa', ['Anna Müller']],
    ['Jan Kowalski i Anna Nowak', ['Jan Kowalski', 'Anna Nowak']],
    ['Ali Demir ve Ayşe Kaya', ['Ali Demir', 'Ayşe Kaya']],
    ['Jane Doe and Con Coughlin', ['Jane Doe', 'Con Coughlin']],
    ['글: 김철수·이영희', ['김철수', '이영희']],
    ['作者：约瑟夫·奈', ['约瑟夫·奈']],
    ['Tekst: Ola Nordmann', ['Ola Nordmann']],
    ['Texte : Jean Dupont', ['Jean Dupont']],
    ['Oleh: Budi Santoso', ['Budi Santoso']],
    ['Oleh Shamshur', ['Oleh Shamshur']],
    ['Propos recueillis par Anne Dupont', ['Anne Dupont']],
    ['Rozmawiała Zoë Łukasiewicz', ['Zoë Łukasiewicz']],
    ['Του Γιάννη Παππά', ['Γιάννη Παππά']],
    ['Haber: Ayşe Yılmaz', ['Ayşe Yılmaz']],
    ['Tekst: Ola Nordmann Foto: Kari Nordmann', ['Ola Nordmann']],
    ['Traducción de Luis Gómez', []],
    ['przełożył Jan Kowalski', []],
    ['كتب: خالد منصور', ['خالد منصور']],
    ['بقلم: د. خالد منصور و هدى العلي', ['خالد منصور', 'هدى العلي']],
    ['كاتب وباحث لبناني', []],
    ['نویسنده, مسعود آذر', ['مسعود آذر']],
    ['מאת: ד"ר נועה לוי', ['נועה לוי']],
    ['ผู้เขียน : ดร.สุรชาติ บำรุงสุข', ['สุรชาติ บำรุงสุข']],
    ['लेखक: हर्ष कक्कड़', ['हर्ष कक्कड़']],
    ['聞き手・田中瞳子 写真・関田航', ['田中瞳子']],
    ['文 王小明、李雷', ['王小明', '李雷']],
    ['文｜港口周刊 王小明 摄影 李雷', ['王小明']],
    ['採訪・撰文／王小明 攝影／李雷', ['王小明']],
    ['文章来源：港口报 作者：王小明 发布时间：2024年07月09日 【字号： 小 中 大 】', ['王小明']],
    ['9 de julio de 2024 | Autora: Ana Pérez | Lecturas: 12', ['Ana Pérez']],
    ['第三级', []],
    ['김민수 기자 minsu@port.example, 이영희 기자 younghee@port.example', ['김민수', '이영희']],
    ['김민수논설위원', ['김민수']],
    ['항구주간', ['항구주간']],
    ['Bergen / AFP', ['AFP']],
    ['Ein Debattenbeitrag von Anna Müller und Karl Groß', ['Anna Müller', 'Karl Groß']],
    ['Von: Anna Müller Redigiert: Karl Groß Veröffentlicht: 9. Juli 2024', ['Anna Müller']],
    ['本报记者　李　翔　王小川', ['李翔', '王小川']],
    ['編集委員　滝田洋一', ['滝田洋一']],
    ['山崎 清志', ['山崎 清志']],
    ['Son Köşe Yazıları', []],
    ['Все материалы автора', []],
    ['Kirjoittaja: Matti Virtanen', ['Matti Virtanen']],
    ['Szerző: Kovács Anna', ['Kovács Anna']],
    ['Publicado por Ana Pérez', ['Ana Pérez']],
    ['Veröffentlicht von Anna Müller', ['Anna Müller']],
    ['Geplaatst door Jan Jansen', ['Jan Jansen']],
    ['Scritto da Mario Rossi', ['Mario Rossi']],
    // Words before the day, posts and desks in other languages.
    ['Par Anne Dupont, publié le 9 juillet 2024 à 11h30', ['Anne Dupont']],
    ['Von Anna Müller, veröffentlicht am 9. Juli 2024', ['Anna Müller']],
    ['Di Mario Rossi martedì 9 luglio 2024', ['Mario Rossi']],
    ['이하경 주필', ['이하경']],
    ['本报记者 王小明', ['王小明']],
    ['特約作者 鄧小樺 發自香港', ['鄧小樺']],
    ['英国《金融时报》首席外交事务评论员 吉迪恩•拉赫曼', ['吉迪恩•拉赫曼']],
    ['田中太郎 記者', ['田中太郎']],
    ['به قلم رضا احمدی', ['رضا احمدی']],
    ['Redacción Clarín', []],
    ['Compartir en Facebook Guardar', []],
    ['吉迪恩•拉赫曼', ['吉迪恩•拉赫曼']],
    ['メールでシェアする', []],
    ['Category: Foreign Policy', []],
    ['July 9, 2024 · 6 min read', []],
    ['By the numbers', []],
    ['by the way, nobody asked', []],
    ['', []],
  ])('%s', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it.each(['수정 2024-07-10 08:12', '등록', '更新 2024年7月10日', '发布时间'])(
    'no name in what labels a date: %s',
    (text) => expect(namesIn(text)).toEqual([]),
  );

  it.each([
    ['홍길동 선임기자', ['홍길동']],
    ['김민정 | 서울대 경제학부 교수', ['김민정']],
    ['Joan Puig i Roca', ['Joan Puig i Roca']],
  ])('a name without its post, and whole: %s', (text, names) => expect(namesIn(text)).toEqual(names));

  it.each([
    ['MND Staff', 'MND Staff'],
    ['By MND Staff', 'MND Staff'],
    ['Editorial', 'Editorial'],
    ['jdoe77', null],
    ['Share', null],
    ['No Author', null],
    ['admin', null],
    ['3 minute read', null],
    ['Human in the Loop', null],
  ])('the desk in %s', (text, desk) => {
    expect(deskIn(text)).toBe(desk);
  });

  it.each([
    ['Lee, James Jongsoo', ['James Jongsoo Lee']],
    ['Lee, James Jongsoo; Rohde, Annika', ['James Jongsoo Lee', 'Annika Rohde']],
    ['Annika Rohde, Samuel Bright-Mensah', ['Annika Rohde', 'Samuel Bright-Mensah']],
    ['Doe, MD', ['Doe']],
    ['by Annika Rohde', ['Annika Rohde']],
    ['jdoe', []],
    ['Anna Müller und Bernd Roe', ['Anna Müller', 'Bernd Roe']],
    ['Jean Dupont et Marie Durand', ['Jean Dupont', 'Marie Durand']],
    ['Ana Pérez y Luis Gómez', ['Ana Pérez', 'Luis Gómez']],
    ['José Ortega y Gasset', ['José Ortega y Gasset']],
    ['Jane Doe, The Guardian', ['Jane Doe']],
    ['Rašo: Jonas Jonaitis', ['Jonas Jonaitis']],
    ['Foto: Ann Inkwell', []],
    ['van der Leyen, Ursula', ['Ursula van der Leyen']],
    ['Reuters, AFP', ['Reuters', 'AFP']],
    ['EFE, Madrid', ['EFE', 'Madrid']],
  ])("a machine's field: %s", (text, names) => {
    expect(namesInField(text)).toEqual(names);
  });

  it.each([
    ['García Márquez, Gabriel', ['Gabriel García Márquez']],
    ['Bright Mensah, Samuel A.; Rohde, Annika', ['Samuel A. Bright Mensah', 'Annika Rohde']],
    ['Annika Rohde, Samuel Bright-Mensah', ['Annika Rohde', 'Samuel Bright-Mensah']],
    ['Annika Rohde, Reuters', ['Annika Rohde']],
  ])("a library's field: %s", (text, names) => {
    expect(namesInField(text, true)).toEqual(names);
  });

  it('tells names from where their holder works', () => {
    expect(namesBeforePost('By Jane Doe and John Roe, staff writers, Paper Speech, Press Project')).toEqual([
      'Jane Doe',
      'John Roe',
    ]);
    expect(namesBeforePost('By Jane Doe, John Roe')).toEqual(['Jane Doe', 'John Roe']);
  });

  it('tells the label of a byline from one with a name', () => {
    expect(['By', 'Written by', 'Author:', 'Von'].map(isBylineLabel)).toEqual([true, true, true, true]);
    expect(['By Jane Doe', 'Opinion', ''].map(isBylineLabel)).toEqual([false, false, false]);
    expect(['Reporter', 'Autor', 'ผู้เขียน', '聞き手', 'Editor'].map(isBylineLabel)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it('tells a byline from a sentence', () => {
    expect(isByline('By James Jongsoo Lee')).toBe(true);
    expect(isByline('By the time it was over, nobody cared.')).toBe(false);
    expect(isByline('Ein Besuch von Anna Müller')).toBe(false);
    expect(isByline('編集委員 滝田洋一')).toBe(true);
    expect(isByline('김민수 기자, 이영희 기자')).toBe(true);
    expect(isByline('김민수 기자가 항구를 찾았다.')).toBe(false);
  });
});
