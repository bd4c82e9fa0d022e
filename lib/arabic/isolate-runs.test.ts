import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Direction } from '../locale/table.ts'
import { firstStrongDirection } from './first-strong.ts'
import { isolateInPlainText, isolateRuns } from './isolate-runs.ts'

/** The text with its isolated runs in ⟦ ⟧, as an editor would mark a proof. */
const marked = (text: string, base: Direction) =>
  isolateRuns(text, base)
    .map((run) => (run.isolate ? `⟦${run.text}⟧` : run.text))
    .join('')
const unmarked = (proof: string) => proof.replace(/[⟦⟧]/g, '')

describe('isolateRuns, right to left', () => {
  it.each([
    // Names
    'استثمار بقيمة 270 مليون دولار في ⟦tZero⟧ التابعة لشركة ⟦Overstock.com⟧.',
    'إنترنت الأشياء (⟦IoT⟧). "التركيز على ليو ⟦Qiuwan⟧ كبير المسؤولين',
    'لغة ⟦C++⟧ ولغة ⟦C#⟧ ومنصة ⟦.NET⟧ من ⟦Microsoft⟧.',
    'نموذج ⟦GPT-4⟧ من ⟦OpenAI⟧، و«⟦Gemini 2.5 Pro⟧» من ⟦Google⟧!',
    'فريق ⟦Procter & Gamble⟧ و⟦The Wall Street Journal⟧ و⟦Yahoo! News⟧ و⟦AT&T⟧ و⟦AC/DC⟧',
    'عن ⟦J. K. Rowling⟧ و⟦Dr. Who⟧ وشركة ⟦Apple Inc.⟧ الأمريكية و⟦U.S. Steel⟧ في الـ⟦U.S.⟧',
    'عن ⟦Internet of Things (IoT)⟧ الذي',
    'من ⟦Paris–Dakar⟧ إلى ⟦Johnson & Johnson⟧؟',
    'الـ⟦iPhone⟧ ولـ ⟦Blockchain⟧',
    'مع ⟦Яндекс⟧ و⟦日本語⟧ و⟦Ελλάδα⟧',
    'يستخدم ⟦Windows⟧. ⟦Google⟧ أعلنت',
    'قال: «⟦I am here. You are there⟧».',
    'قال: "⟦Hello, world⟧" ثم',
    'كتب ⟦Dwayne "The Rock" Johnson⟧ يقول',
    '⟦Google⟧، ⟦Apple⟧، ⟦Amazon⟧ شركات',
    'مثل ⟦Google, Apple, and Amazon⟧ شركات',
    'فيلم ⟦Dune⟧ (2021) عُرض',
    // Numbers that are part of a name, and numbers that count what follows
    'هاتف ⟦iPhone 15 Pro⟧ الجديد ونظام ⟦Windows 11⟧.',
    'أطلقت ⟦Apple⟧ 3 أجهزة، و⟦Google⟧ 20 جهازًا و⟦IBM⟧ 270 مليون وأجرت ⟦Meta⟧ 240 تجربة',
    'بلغت حصة ⟦Tesla⟧ 12 في المئة',
    'تحلق ⟦Boeing 737-800⟧ فوق',
    'في ⟦March 5, 2021⟧ حدث',
    '⟦COVID-19⟧ و⟦F-16⟧ و⟦5G⟧ و⟦4K⟧',
    // Addresses
    'راسلنا على ⟦news@warraq.example⟧، أو تابعنا ⟦@warraq_news⟧.',
    'وسم ⟦#blockchain⟧ ووسم #الصين ووسم #بيتكوين_BTC',
    'زوروا ⟦https://warraq.example/سياسة/الصين?a=1⟧ اليوم (انظر ⟦www.example.com⟧).',
    'الملف ⟦report-2024.pdf⟧ في ⟦/usr/share/doc⟧ و⟦C:\\Users⟧',
    'الهاتف: ⟦+971 4 123 4567⟧، أو ⟦(04) 123-4567⟧ أو 0501234567.',
    // Amounts
    'بسعر ⟦$1.6B⟧ أو ⟦$ 270⟧ أو ⟦€12,50⟧ أو 1.6 مليار دولار',
    'بنسبة ⟦12.5%⟧ أو ⟦5 %⟧، أو ⟦-5⟧ درجات، أو ⟦-5 km⟧، والحرارة ⟦25°C⟧ أو ⟦-5 °C⟧',
    'السرعة ⟦10 km/h⟧ و⟦2.4 GHz⟧',
    'عدد ⟦1 000 000⟧ نسمة',
    'إصدار ⟦v1.2.3⟧ وإصدار ⟦1.2.3⟧ وبروتوكول ⟦192.168.1.1⟧',
    'الرقم ⟦978-3-16-148410-0⟧ بتاريخ ⟦2026-11-24⟧',
    // Nothing to do
    'عام 2024، و١٢٫٥٪، و1,234.5 في 24/11/2026 عند 10:30',
    'نص عربي خالص؛ «بلا» أرقام… أو أسماء؟',
  ])('%s', (proof) => {
    expect(marked(unmarked(proof), 'rtl')).toBe(proof)
  })

  it('lets Arabic ranges and scores run from the right, wherever they stand', () => {
    expect(marked('من 3–5 أعوام، وفاز الهلال 3-2 على النصر', 'rtl')).toBe(
      'من 3–5 أعوام، وفاز الهلال 3-2 على النصر',
    )
    expect(marked('3-2 فوز الهلال', 'rtl')).toBe('⟦3⟧-2 فوز الهلال')
    expect(marked('من 5-10% سنويًا', 'rtl')).toBe('من 5-⟦10%⟧ سنويًا')
    expect(marked('10–12 نوفمبر', 'rtl')).toBe('10–12 نوفمبر')
    expect(marked('تعادل Arsenal 2-1 Chelsea أمس', 'rtl')).toBe('تعادل ⟦Arsenal 2-1 Chelsea⟧ أمس')
  })

  it('lets Persian, Urdu and Hebrew ranges run from the left', () => {
    expect(marked('در ۳–۵ سال گذشته کشور', 'rtl')).toBe('در ⟦۳–۵⟧ سال گذشته کشور')
    expect(marked('یہ 3-5 دن کی بات ہے', 'rtl')).toBe('یہ ⟦3-5⟧ دن کی بات ہے')
    expect(marked('בין 5-10% בשנה', 'rtl')).toBe('בין ⟦5-10%⟧ בשנה')
    expect(marked('לפני 3-5 שנים', 'rtl')).toBe('לפני ⟦3-5⟧ שנים')
  })
})

describe('isolateRuns, left to right', () => {
  it.each([
    'The ministry ⟦وزارة الصحة⟧ said on Monday',
    'He said «⟦قال. ذهب⟧» and left (⟦الصين، والهند⟧).',
    '⟦#الصين⟧ trends; @handle; call +971 4 123 4567',
    'In ⟦ב־2024 צה"ל הודיע⟧ that',
    'The words ⟦العدد 5 في المدينة⟧ 2024, then ⟦می‌خواهم⟧.',
    '٢٠٢٤ and ⟦عام ٢٠٢٤⟧ and ⟦مجلة⟧ 24',
    'Plain English, $1.6B and 12.5% of C++.',
  ])('%s', (proof) => {
    expect(marked(unmarked(proof), 'ltr')).toBe(proof)
  })
})

const pieces = [
  ...['الصين', 'و', 'الـ', 'می‌خواهم', 'צה"ל', '٢٠٢٤', '۳–۵', 'ـ', 'مُ', 'Google', 'C++', 'U.S.', 'tZero', 'é'],
  ...[
    '5',
    '12.5%',
    '$1.6B',
    '3-2',
    '+971 4 123 4567',
    'a@b.co',
    '@x',
    '#x',
    '#س',
    'https://x.y/ص?(a)',
    'v1.2.3',
  ],
  ...[
    ' ',
    '  ',
    '\n',
    '\u00A0',
    '.',
    ',',
    '،',
    '(',
    ')',
    '«',
    '»',
    '"',
    '-',
    '–',
    '/',
    ':',
    '…',
    '👩‍👩‍👧',
    '\u0301',
  ],
  ...['\u2066', '\u2067', '\u2068', '\u2069', '\u200F', '\u202E', '\u202C', '\uD800', '\0'],
]
const text = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
)
const base = fc.constantFrom<Direction>('rtl', 'ltr')

describe('isolateRuns, whatever the text', () => {
  it('loses and adds nothing', () => {
    fc.assert(
      fc.property(text, base, (input, direction) => {
        const runs = isolateRuns(input, direction)
        expect(runs.map((run) => run.text).join('')).toBe(input)
        expect(runs.every((run) => run.text !== '')).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  it('leaves no Latin letter loose among Arabic ones, and none the other way round', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces.slice(0, -9)), { maxLength: 24 }),
        base,
        (parts, direction) => {
          const loose = isolateRuns(parts.join('').replace(/#[\p{L}\p{M}\p{N}_\u200C]+/gu, ''), direction)
            .filter((run) => run.isolate === null)
            .map((run) => run.text)
          const foreign = direction === 'rtl' ? /[A-Za-z]/ : /[\u0620-\u064A]/
          // A Latin address stays whole in Latin text, Arabic letters in its path and all.
          for (const part of loose) expect(part.replace(/\S*:\/\/\S*/g, '')).not.toMatch(foreign)
        },
      ),
      { numRuns: 3000 },
    )
  })

  // Backtracking would run for hours on these and meet the runner's own limit.
  it.each(['(a ', 'a. ', '1-', '+1 ', 'a@', 'a.', '#', '٠٫', '"a ', '@.', 'a/', '$', '\u2068'])(
    'gets through a long run of «%s»',
    (piece) => {
      const input = `ب${piece.repeat(20_000)}`
      for (const direction of ['rtl', 'ltr'] as const) {
        expect(
          isolateRuns(input, direction)
            .map((run) => run.text)
            .join(''),
        ).toBe(input)
      }
    },
  )
})

describe('isolateInPlainText', () => {
  it('wraps foreign runs in FSI and PDI', () => {
    expect(isolateInPlainText('الصين تستثمر في tZero!', 'rtl')).toBe('الصين تستثمر في \u2068tZero\u2069!')
    expect(isolateInPlainText('Blockchain: الصين ترفع', 'rtl')).toBe('\u2068Blockchain\u2069: الصين ترفع')
    expect(isolateInPlainText('The word الصين', 'ltr')).toBe('The word \u2068الصين\u2069')
    expect(isolateInPlainText('بنسبة 12.5%', 'rtl')).toBe('بنسبة \u206812.5%\u2069')
  })

  it('lets a title that starts with a Latin name still be taken for Arabic', () => {
    expect(firstStrongDirection(isolateInPlainText('Apple تعلن نتائجها', 'rtl'))).toBe('rtl')
  })

  it('changes nothing the second time', () => {
    for (const chain of ['3-2 - 5', '3 - 2 - 5', '3-2 - 5 قال'])
      expect(isolateInPlainText(isolateInPlainText(chain, 'rtl'), 'rtl')).toBe(
        isolateInPlainText(chain, 'rtl'),
      )
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 24 }), base, (parts, direction) => {
        const input = parts.join(' ')
        const once = isolateInPlainText(input, direction)
        expect(isolateInPlainText(once, direction)).toBe(once)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('a paragraph of 600 KB', () => {
  it.each([
    ['words of both scripts', 'كلمة word '.repeat(60_000)],
    ['letters of both scripts', 'كw'.repeat(300_000)],
    // No Arabic letter in all of it, and yet not Latin-1: whether one stood before was looked for at each score.
    ['scores', '1-0؛ '.repeat(120_000)],
    ['isolates that only its end closes', `${'\u2067'.repeat(600_000)}\n`],
    ['an address with brackets', `http://a.example/${')'.repeat(600_000)}ك`],
    ['an address with stops', `http://a.example/${'.'.repeat(600_000)}ك`],
  ])('of %s keeps them all', (_, text) => {
    const runs = isolateRuns(text, 'rtl')
    expect(runs.map((run) => run.text).join('') === text).toBe(true)
  })
})
