/** Dates as machines and as pages write them. */
import { describe, expect, it } from 'vitest';
import { machineDate, tellsTime, visibleDate } from '../../../src/page/sections/dates.ts';

describe('machineDate', () => {
  it.each([
    ['2024-07-11T09:32:14-0700', '2024-07-11T09:32:14-07:00'],
    ['2026-06-18T03:00:11.000Z', '2026-06-18T03:00:11.000Z'],
    ['2026-09-03', '2026-09-03'],
    ['2026-09', '2026-09'],
    ['20260618', '2026-06-18'],
    ['2026/09/03', '2026-09-03'],
    ['2021-03-04 05:06:07', '2021-03-04T05:06:07'],
    ['20240709T100000Z', '2024-07-09T10:00:00Z'],
    ['20240709T1000+0200', '2024-07-09T10:00:00+02:00'],
    ['1720519200', '2024-07-09T10:00:00.000Z'],
    ['1720519200000', '2024-07-09T10:00:00.000Z'],
    ['2024070910', null],
    ['1999070910', null],
    ['2021-02-30', null],
    ['Jul 11', null],
    ['', null],
    ['yesterday', null],
  ])('%s', (text, iso) => {
    expect(machineDate(text)).toBe(iso);
  });
});

describe('visibleDate', () => {
  it.each([
    ['July 9, 2024', 'en', '2024-07-09', 'July 9, 2024'],
    ['First Published in The Diplomat July 9, 2024', 'en', '2024-07-09', 'July 9, 2024'],
    ['Published on 9 July 2024 at noon', 'en', '2024-07-09', '9 July 2024'],
    ['Sept. 3rd, 2021', 'en', '2021-09-03', 'Sept. 3rd, 2021'],
    ['2024-07-09', null, '2024-07-09', '2024-07-09'],
    ['9. Juli 2024', 'de', '2024-07-09', '9. Juli 2024'],
    ['le 9 août 2024', 'fr', '2024-08-09', '9 août 2024'],
    ['3 de marzo de 2020', 'es', '2020-03-03', '3 de marzo de 2020'],
    ['9 июля 2024', 'ru', '2024-07-09', '9 июля 2024'],
    ['2024年7月9日', 'ja', '2024-07-09', '2024年7月9日'],
    ['Published on 06/01/2026 - 13:55', 'en-GB', '2026-01-06', '06/01/2026'],
    ['06/01/2026', 'en-US', '2026-06-01', '06/01/2026'],
    ['06/01/2026', 'fr', '2026-01-06', '06/01/2026'],
    ['06.01.2026', 'en', '2026-01-06', '06.01.2026'],
    ['01/13/2026', 'fr', '2026-01-13', '01/13/2026'],
    ['by Jane Doe - 10/23/25 8:59 PM ET', 'en', '2025-10-23', '10/23/25'],
    ['10/11/25', 'en-US', '2025-10-11', '10/11/25'],
    ['9th of July 2024', 'en', '2024-07-09', '9th of July 2024'],
    ['9 ก.ค. 2567', 'th', '2024-07-09', '9 ก.ค. 2567'],
    ['วันอังคารที่ 9 กรกฎาคม พ.ศ.2567', 'th', '2024-07-09', '9 กรกฎาคม พ.ศ.2567'],
    ['Thứ Ba, ngày 9 tháng 7 năm 2024', 'vi', '2024-07-09', '9 tháng 7 năm 2024'],
    ['9 tháng 7, 2024', 'vi', '2024-07-09', '9 tháng 7, 2024'],
    ['9 تموز 2024', 'ar', '2024-07-09', '9 تموز 2024'],
    ['9 يوليو/تموز 2024', 'ar', '2024-07-09', '9 يوليو/تموز 2024'],
    ['9 كانون الثاني 2024', 'ar', '2024-01-09', '9 كانون الثاني 2024'],
    ['9 July 2024', 'not a tag!', '2024-07-09', '9 July 2024'],
    // Of many a page the language is not told, or another.
    ['9 juillet 2024', null, '2024-07-09', '9 juillet 2024'],
    ['9. Juli 2024', 'en-US', '2024-07-09', '9. Juli 2024'],
    ['9 lipca 2024', 'en', '2024-07-09', '9 lipca 2024'],
    ['1º de julho de 2024', 'pt-BR', '2024-07-01', '1º de julho de 2024'],
    ['9 de julio del 2024', 'es', '2024-07-09', '9 de julio del 2024'],
    ['9 sett 2024', 'it', '2024-09-09', '9 sett 2024'],
    ['9 aout 2024', 'fr', '2024-08-09', '9 aout 2024'],
    ['9 KASIM 2024', 'tr', '2024-11-09', '9 KASIM 2024'],
    ['9. Jänner 2024', 'de-AT', '2024-01-09', '9. Jänner 2024'],
    ['9. juli 2024', 'no', '2024-07-09', '9. juli 2024'],
  ])('%s', (text, language, iso, words) => {
    expect(visibleDate(text, language)).toEqual({ iso, text: words });
  });

  it.each(['Jul 11', '09/07/2024', 'In May 2020 it rained', 'February 30, 2020', '5 min read', ''])(
    'none in %j',
    (text) => {
      expect(visibleDate(text)).toBeNull();
    },
  );
});

describe('tellsTime', () => {
  it.each(['Mar 14', '06/01/2026 - 13:55', '5 hours ago', '1:39 PM ET'])('%s does', (text) => {
    expect(tellsTime(text)).toBe(true);
  });

  it.each(['3 minute read', 'Lesezeit: 2 min', 'March on', 'Chapter 7', ''])('%j does not', (text) => {
    expect(tellsTime(text)).toBe(false);
  });
});
