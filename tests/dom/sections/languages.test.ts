/** Languages that part no words, or that are read from right to left: all parts of an article as in any other. */
import { describe, expect, it } from 'vitest';
import { findArticle } from '../../../src/page/sections/find-article.ts';
import { showPage } from './in-frame.ts';

interface Sample {
  language: string;
  title: string;
  byline: string;
  author: string;
  date: string;
  sentence: string;
  heading: string;
  short: string;
}

const SAMPLES: Sample[] = [
  {
    language: 'zh',
    title: '誰擁有碼頭',
    byline: '作者：王小明',
    author: '王小明',
    date: '2024年7月9日',
    sentence: '港口的所有權問題已經拖延了十年，沒有人願意負責。市議會說文件遺失了。',
    heading: '碼頭的歷史',
    short: '是的。',
  },
  {
    language: 'ja',
    title: '誰が埠頭を所有するのか',
    byline: '文：山田太郎',
    author: '山田太郎',
    date: '2024年7月9日',
    sentence: '港の所有権の問題は十年も先送りされ、誰も責任を取ろうとしない。市議会は書類が失われたと言う。',
    heading: '埠頭の歴史',
    short: 'そうだ。',
  },
  {
    language: 'ko',
    title: '누가 부두를 소유하는가',
    byline: '글: 김민수',
    author: '김민수',
    date: '2024년 7월 9일',
    sentence:
      '항구의 소유권 문제는 십 년 동안 미뤄져 왔고 아무도 책임을 지려 하지 않는다. 시의회는 서류가 없어졌다고 한다.',
    heading: '부두의 역사',
    short: '그렇다.',
  },
  {
    language: 'th',
    title: 'ใครเป็นเจ้าของท่าเรือ',
    byline: 'โดย สมชาย ใจดี',
    author: 'สมชาย ใจดี',
    date: '9 กรกฎาคม 2567',
    sentence: 'ปัญหากรรมสิทธิ์ของท่าเรือถูกเลื่อนมาสิบปีแล้วและไม่มีใครอยากรับผิดชอบสภาเมืองบอกว่าเอกสารหายไป',
    heading: 'ประวัติของท่าเรือ',
    short: '',
  },
  {
    language: 'lo',
    title: 'ໃຜເປັນເຈົ້າຂອງທ່າເຮືອ',
    byline: 'ໂດຍ ສົມສັກ',
    author: 'ສົມສັກ',
    date: '',
    sentence: 'ບັນຫາກຳມະສິດຂອງທ່າເຮືອໄດ້ຖືກເລື່ອນມາສິບປີແລ້ວແລະບໍ່ມີໃຜຢາກຮັບຜິດຊອບສະພາເມືອງບອກວ່າເອກະສານເສຍ',
    heading: 'ປະຫວັດຂອງທ່າເຮືອ',
    short: '',
  },
  {
    language: 'km',
    title: 'តើអ្នកណាជាម្ចាស់កំពង់ផែ',
    byline: 'ដោយ សុខ ដារ៉ា',
    author: 'សុខ ដារ៉ា',
    date: '',
    sentence: 'បញ្ហាកម្មសិទ្ធិនៃកំពង់ផែត្រូវបានពន្យារពេលអស់ដប់ឆ្នាំហើយគ្មាននរណាចង់ទទួលខុសត្រូវទេ។',
    heading: 'ប្រវត្តិនៃកំពង់ផែ',
    short: 'បាទ។',
  },
  {
    language: 'my',
    title: 'ဆိပ်ကမ်းကို ဘယ်သူပိုင်သလဲ',
    byline: '',
    author: '',
    date: '',
    sentence: 'ဆိပ်ကမ်းပိုင်ဆိုင်မှုပြဿနာကို ဆယ်နှစ်ကြာ ရွှေ့ဆိုင်းခဲ့ပြီး မည်သူမျှ တာဝန်မယူချင်ကြပါ။',
    heading: 'ဆိပ်ကမ်း၏သမိုင်း',
    short: 'ဟုတ်ကဲ့။',
  },
  {
    language: 'ar',
    title: 'من يملك الرصيف',
    byline: 'بقلم أحمد السيد',
    author: 'أحمد السيد',
    date: '٩ يوليو ٢٠٢٤',
    sentence: 'ظلت مسألة ملكية الميناء معلقة لعشر سنوات، ولا أحد يريد أن يتحمل المسؤولية. يقول المجلس إن الوثائق ضاعت.',
    heading: 'تاريخ الرصيف',
    short: 'نعم؟',
  },
  {
    language: 'he',
    title: 'למי שייך הרציף',
    byline: 'מאת דוד לוי',
    author: 'דוד לוי',
    date: '9 ביולי 2024',
    sentence: 'שאלת הבעלות על הנמל נדחתה עשר שנים, ואיש אינו רוצה לקחת אחריות. מועצת העיר אומרת שהמסמכים אבדו.',
    heading: 'תולדות הרציף',
    short: 'כן.',
  },
  {
    language: 'fa',
    title: 'چه کسی مالک اسکله است',
    byline: 'نویسنده: رضا احمدی',
    author: 'رضا احمدی',
    date: '۹ ژوئیه ۲۰۲۴',
    sentence: 'مسئلهٔ مالکیت بندر ده سال است که به تعویق افتاده و هیچ‌کس نمی‌خواهد مسئولیت آن را بپذیرد.',
    heading: 'تاریخ اسکله',
    short: 'بله؟',
  },
  {
    language: 'ur',
    title: 'گھاٹ کا مالک کون ہے',
    byline: 'تحریر: احمد علی',
    author: 'احمد علی',
    date: '9 جولائی 2024',
    sentence: 'بندرگاہ کی ملکیت کا مسئلہ دس سال سے ٹلتا آ رہا ہے اور کوئی ذمہ داری نہیں لینا چاہتا۔',
    heading: 'گھاٹ کی تاریخ',
    short: 'ہاں۔',
  },
  {
    language: 'hi',
    title: 'घाट का मालिक कौन है',
    byline: 'लेखक: राम कुमार',
    author: 'राम कुमार',
    date: '९ जुलाई २०२४',
    sentence: 'बंदरगाह के स्वामित्व का सवाल दस साल से टलता आ रहा है और कोई जिम्मेदारी नहीं लेना चाहता।',
    heading: 'घाट का इतिहास',
    short: 'हाँ।',
  },
];

it.each(SAMPLES)('$language', async ({ language, title, byline, author, date, sentence, heading, short }) => {
  const right = /ar|he|fa|ur/.test(language);
  const { document, close } = await showPage(
    `<!doctype html><html lang="${language}" dir="${right ? 'rtl' : 'ltr'}"><meta property="og:type" content="article"><title>${title}</title><main><h1>${title}</h1><p>${byline}</p><p>${date}</p><div><p>${sentence}</p><p>${sentence}</p><h2>${heading}</h2><div>${short}</div><p>${sentence}</p></div></main>`,
  );
  const article = findArticle(document, new URL('https://paper.example/2026/quay'));
  close();
  const parts = article?.sections.map((section) => [section.kind, section.text]);
  const expected = [
    ['headline', title],
    ['byline', byline],
    ['paragraph', sentence],
    ['paragraph', sentence],
    ['subheading', heading],
    ['paragraph', short],
    ['paragraph', sentence],
  ];
  expect(parts).toEqual(expected.filter(([, text]) => text));
  expect(article?.title).toBe(title);
  expect(article?.authors).toEqual(author ? [author] : []);
  expect(article?.published).toEqual(date ? { date: '2024-07-09', text: date } : { date: null, text: '' });
});

describe('pull quotes', () => {
  it.each([
    [
      'zh',
      '沒有人願意為港口的所有權問題負責',
      '港口的所有權問題已經拖延了十年，市議會說沒有人願意為港口的所有權問題負責，而檔案館知道文件在哪裡。',
    ],
    ['th', 'ไม่มีใครอยากรับผิดชอบสภาเมือง', 'ปัญหากรรมสิทธิ์ของท่าเรือถูกเลื่อนมาสิบปีแล้วและไม่มีใครอยากรับผิดชอบสภาเมืองบอกว่าเอกสารหายไป'],
  ])('%s', async (language, quote, paragraph) => {
    const { document, close } = await showPage(
      `<!doctype html><html lang="${language}"><meta property="og:type" content="article"><main><h1>${paragraph.slice(0, 9)}</h1><div><p>${paragraph}</p><blockquote>${quote}</blockquote><p>${paragraph}</p></div></main>`,
    );
    const article = findArticle(document, new URL('https://paper.example/2026/quay'));
    close();
    expect(article?.sections.map(({ kind }) => kind)).toEqual(['headline', 'paragraph', 'pull-quote', 'paragraph']);
  });
});
