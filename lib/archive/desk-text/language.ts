import { defaultLocale, type Locale, locales } from '../../locale/table.ts'
import { firstOf } from '../../present.ts'

/**
 * Words that carry grammar, not meaning: among the commonest of each language and rare in its neighbours.
 * Arabic-script ones are compared after {@link sameKeyboard}.
 */
const functionWords: Record<Locale, string> = {
  ar: 'في من على إلى عن التي الذي هذا هذه ذلك مع بين قال كان كانت ما لا لم أن إن بعد قبل هو هي أو ثم حيث كما',
  en: 'the of and to in is that for with was on by it as are said at from has have this not be an will',
  fa: 'در به از که این را با است برای آن یک شد شود خود تا بر هم گفت کرد کند شده اند های بود پس یا',
  he: 'של את על הוא לא כי עם זה גם היא אל או כל בין אשר יותר אך כדי אמר היה לפי אבל רק',
  ur: 'کے کی میں ہے اور کا نے سے کو پر یہ کہ ہیں نہیں تھا ایک بھی گیا وہ تھے اس ان کیا لیے',
  fr: 'le la les des et du en un une que est pour dans par sur pas qui au avec ce se plus aux ou ont',
}

/** One yeh and one kaf: Persian is typed on Arabic keyboards, and the other way round. */
const sameKeyboard = (word: string): string => word.replace(/[يى]/g, 'ی').replace(/ك/g, 'ک')

const wordSets = new Map(
  locales.map((locale) => [locale, new Set(functionWords[locale].split(' ').map(sameKeyboard))]),
)

/** Spellings that tell apart the three languages that share a script. */
const distinctive: Partial<Record<Locale, RegExp>> = {
  // Urdu alone has retroflex letters, noon ghunna, bari yeh and the two choti hes.
  ur: /[ٹڈڑںےہھ]/,
  fa: /^[^ٹڈڑںےہھ]*[پچژگ][^ٹڈڑںےہھ]*$/,
  // The article, ta marbuta and the hamza seats: all three rare in Persian.
  ar: /^[وف]?[بك]?ال..|^لل..|[ةأإؤئ]/,
}

/** Enough for any text to show its language. */
const sampleLength = 20_000

/**
 * The language of a text: its script by the number of letters, then the language by function words and
 * distinctive letters.
 * @returns `sure: false` where no language stood out; the locale is then the likeliest, or the default one
 */
export function detectLocale(text: string): { locale: Locale; sure: boolean } {
  const sample = text.slice(0, sampleLength).toLowerCase()
  const lettersOf = (script: RegExp) => sample.match(script)?.length ?? 0
  const byScript: [number, Locale[]][] = [
    [lettersOf(/\p{sc=Arab}/gu), ['ar', 'fa', 'ur']],
    [lettersOf(/\p{sc=Hebr}/gu), ['he']],
    // Arabic and Hebrew stories are full of Latin names; the other way round it is a word or two.
    [lettersOf(/\p{sc=Latn}/gu) / 2, ['en', 'fr']],
    [lettersOf(/[\p{L}--[\p{sc=Arab}\p{sc=Hebr}\p{sc=Latn}]]/gv), []],
  ]
  const [letters, candidates] = byScript.reduce((most, each) => (each[0] > most[0] ? each : most))
  if (letters === 0 || candidates.length === 0) return { locale: defaultLocale, sure: false }

  const tokens = sample.match(/[\p{L}\p{M}]+/gu) ?? []
  const scores = candidates.map((locale) => {
    const known = wordSets.get(locale)
    const hits = tokens.filter((token) => known?.has(sameKeyboard(token))).length
    const shown = tokens.filter((token) => distinctive[locale]?.test(token)).length
    return { locale, score: 2 * hits + shown }
  })
  scores.sort((a, b) => b.score - a.score)
  const first = firstOf(scores)
  const second = scores[1]
  const stands = first.score > 0 && first.score > 1.2 * (second?.score ?? 0)
  // Only one of our languages is written in Hebrew letters.
  return { locale: first.locale, sure: stands || candidates.length === 1 }
}
