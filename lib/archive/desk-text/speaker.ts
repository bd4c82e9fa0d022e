/** Whose words follow a colon: read from the sentence that introduces a quotation. */

import type { Locale } from '../../locale/table.ts'
import { firstOf, lastOf } from '../../present.ts'

type Grammar = {
  /** The speech verb comes first: «قال فلان …». Group 1 is what follows it. */
  verbFirst?: RegExp
  /** The verb ends the sentence: “Mara Quill said”, «فلانی گفت». Group 1 is what precedes it. */
  verbLast?: RegExp
  /** “According to …”. Group 1 is the rest. */
  accordingTo?: RegExp
  /** Where the speaker's name ends and circumstances begin. */
  circumstances: RegExp
  /** Stands for somebody named earlier, so it names nobody. */
  pronouns: RegExp
}

/** Not inside a word; `\b` knows only ASCII letters. */
const before = String.raw`(?<![\p{L}\p{M}])`
const after = String.raw`(?![\p{L}\p{M}])`
const word = (alternatives: string): string => `${before}(?:${alternatives})${after}`

const grammars: Record<Locale, Grammar> = {
  ar: {
    verbFirst:
      /^[وف]?(?:قال|يقول|أضاف|يضيف|صر[ّ]?ح|أكد|أك[ّ]د|يؤك[ّ]?د|أوضح|يوضح|ذكر|كتب|أعلن|تابع|رأى|يرى|شرح|يشرح|اعتبر|عل[ّ]?ق|رد[ّ]?|حذ[ّ]?ر|تقول|تضيف|تؤك[ّ]?د|توضح|ترى|تشرح)(?:ت|وا)?\s+(.+)$/u,
    accordingTo: /^و?(?:وفقًا ل|وفقا ل|وفق|حسب|بحسب)\s*(.+)$/u,
    circumstances: new RegExp(
      `${before}(?:بصفت\\S+|في|خلال|أثناء|أمام|عبر|على|إن|أن|عن|ردًا|ردا|تعليقًا|تعليقا|معل[ّ]?ق\\S*|بعد|قبل|عندما|حين|إثر|ضمن|يوم|أمس|اليوم|مساء|صباح|لـ?[«"“]\\S*|لوكال\\S+|لصحيف\\S+|لنا|لي|له|لها|لهم|ما يلي|التالي)${after}`,
      'u',
    ),
    pronouns: /^(?:هو|هي|هم|قائلًا|قائلا|قائلة|ذلك|هذا|أيضًا|أيضا)$/u,
  },
  en: {
    verbLast: new RegExp(
      String.raw`^(.+?)(?:\s+(?:later|also|then|once))?\s+(?:said|says|told|tells|wrote|writes|added|adds|explained|explains|noted|notes|argued|argues|warned|warns|replied|replies|tweeted|put it|stated|states)${after}`,
      'u',
    ),
    verbFirst: /^(?:said|says|wrote|added)\s+(.+)$/iu,
    accordingTo: /^According to\s+(.+)$/iu,
    circumstances: new RegExp(
      word(
        'in an|in a|at a|at the|during|on|after|before|while|when|speaking|told|last|this|In|At|On|During|After|Before|While|When|Speaking|Last|Yesterday',
      ),
      'u',
    ),
    pronouns: /^(?:he|she|they|it|one|i|we|who|what|that|this|which|asked)$/iu,
  },
  fr: {
    verbLast: new RegExp(
      String.raw`^(.+?)\s+(?:(?:a|ont|avait) (?:déclaré|dit|expliqué|ajouté|affirmé|précisé|écrit|répondu|indiqué|estimé|souligné)|déclare|dit|affirme|explique|estime|écrit|précise|ajoute|souligne|répond|résume)${after}`,
      'u',
    ),
    verbFirst: /^(?:déclare|dit|affirme|explique|estime|écrit)\s+(.+)$/iu,
    accordingTo: /^(?:Selon|D[’']après)\s+(.+)$/iu,
    circumstances: new RegExp(
      word(
        "lors|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|dans un|dans une|devant|pendant|après|avant|au cours|à l[’']occasion|ce|cette",
      ),
      'iu',
    ),
    pronouns: /^(?:il|elle|ils|elles|on|je|nous|qui|ce|cette)$/iu,
  },
  fa: {
    verbLast:
      /^(.+?)\s+(?:(?:گفت|گفته|نوشت|نوشته|افزود|افزوده)(?: است)?|می[‌ ]?گوید|می[‌ ]?نویسد|می[‌ ]?افزاید|اظهار داشت|اظهار کرد|تأکید کرد|تاکید کرد|توضیح داد|اعلام کرد)$/u,
    accordingTo: /^(?:به گفتهٔ?|به گفته‌ی|بنا بر گفتهٔ?)\s+(.+)$/u,
    circumstances: new RegExp(word('در|به|با|طی|پس از|پیش از|ضمن|هنگام|درباره|دربارهٔ|روز|امروز|دیروز'), 'u'),
    pronouns: /^(?:او|وی|آن‌ها|آنها|ایشان|من|ما)$/u,
  },
  he: {
    verbFirst:
      /^(?:ו|כך )?(?:אמרה|אמרו|אמר|הוסיפה|הוסיף|הסבירה|הסביר|כתבה|כתב|הצהירה|הצהיר|מסרה|מסר|הדגישה|הדגיש|אומרת|אומר|מסבירה|מסביר)\s+(.+)$/u,
    verbLast: new RegExp(
      String.raw`^(.+?)\s+(?:אמרה|אמרו|אמר|הוסיפה|הוסיף|הסבירה|הסביר|כתבה|כתב|הצהירה|הצהיר|מסרה|מסר|אומרת|אומר|מסבירה|מסביר)${after}`,
      'u',
    ),
    accordingTo: /^(?:לדברי|לפי)\s+(.+)$/u,
    circumstances: new RegExp(
      word('בכנס|בריאיון|בראיון|בשיחה|בתגובה|בהודעה|במהלך|בפני|אחרי|לאחר|לפני|אתמול|היום|השבוע|כי|על|עם'),
      'u',
    ),
    pronouns: /^(?:הוא|היא|הם|הן|אני|אנחנו|עוד|גם|לנו|לו|לה|כך)$/u,
  },
  ur: {
    verbLast: new RegExp(
      String.raw`^(.+?)\s+(?:نے|کا کہنا|کے مطابق|کہتے ہیں|کہتی ہیں|کہتا ہے|کہتی ہے|لکھتے ہیں|لکھتی ہیں)${after}`,
      'u',
    ),
    circumstances: new RegExp(word('میں|کو|پر|کے بعد|سے پہلے|کے دوران|آج|کل'), 'u'),
    pronouns: /^(?:اس|ان|انہوں|انھوں|اُنہوں|ہم|وہ|جس|جنہوں)$/u,
  },
}

/** A name with its office fits; a sentence does not. */
const maxWords = 14
/** The last sentence of a paragraph; a stop after an initial (“J. Doe”) does not end one. */
const sentenceBreak = /(?<=[\p{L}\p{M}\p{N}»”"’)]{2}[.!?؟۔]|…)\s+/u

/**
 * The speaker named by a sentence that ends in a colon, with the office it gives: «قال مدير المرصد سليم حدّاد
 * خلال ندوة:» → «مدير المرصد سليم حدّاد». A best effort: null wherever the grammar leaves a doubt, so that an
 * attribution is never a guess.
 */
export function speakerOf(introduction: string, locale: Locale): string | null {
  const sentence = lastOf(introduction.split(sentenceBreak)).replace(/[\s:：]+$/u, '')
  const grammar = grammars[locale]
  for (const pattern of [grammar.verbFirst, grammar.accordingTo, grammar.verbLast]) {
    const match = pattern && sentence.match(pattern)
    if (!match) continue
    const speaker = nameIn(match[1] ?? '', pattern === grammar.verbLast, grammar)
    if (speaker) return speaker
  }
  return null
}

function nameIn(
  stretch: string,
  isWholeSubject: boolean,
  { circumstances, pronouns }: Grammar,
): string | null {
  const end = stretch.search(circumstances)
  // Before the verb, a circumstance that opens the sentence hides where the subject starts.
  if (end === 0) return null
  const name = (end === -1 ? stretch : stretch.slice(0, end))
    .replace(/^[\s،,]+|[\s،,؛;:–—-]+$/gu, '')
    .replace(/^the\s/u, 'The ')
  const words = name.split(/\s+/u)
  if (name === '' || words.length > maxWords || pronouns.test(firstOf(words))) return null
  if (isWholeSubject && stretch.split(/[\s،,]+/u).some((each) => pronouns.test(each))) return null
  // Digits, quotations and brackets belong to sentences, not to names; so does a Latin subject in small letters.
  if (/[\p{N}"«»“”„()[\]؟?!]/u.test(name) || !/\p{L}/u.test(name)) return null
  if (isWholeSubject && /^\p{Ll}/u.test(name)) return null
  return name
}
