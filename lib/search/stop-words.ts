import { fold } from '../arabic/fold.ts'
import type { Locale } from '../locale/table.ts'
import { present } from '../present.ts'

/**
 * Words that say nothing about what is looked for: nearly every story has them. They are indexed, so that a phrase
 * may hold them, and left out of what must be found. Short lists on purpose: a word too many hides stories.
 */
const lists: Record<Locale, string> = {
  ar: 'في من على إلى عن مع هذا هذه ذلك تلك التي الذي الذين ما ماذا لماذا كيف متى أين هل هو هي هم كان كانت يكون قد لقد إن أن أو أم ثم لا لم لن ليس بين كل بعض أي حتى عند بعد قبل كما أما إذا لو حول ضد غير بلا دون و ف ب ل ك',
  en: 'a an the of in on at to from by for with and or not is are was were be been has have had it its this that these those what which who how why when where do does did as about into than then there their his her our your i you we they s t',
  fr: 'le la les l un une des du de d à au aux en dans sur sous par pour avec sans et ou ni ne pas que qu qui quoi dont où est sont était a ont ce cet cette ces se s son sa ses leur leurs il elle ils elles on nous vous je j n c m t y comment pourquoi quand',
  fa: 'در از به با بر برای را که و یا تا این آن چه چرا چگونه کی کجا است هست بود شد می ها های هم اما اگر نیز هر یک دو دربارهٔ درباره',
  he: 'של על את עם אל מן לא כן גם או אם כי זה זו זאת אלה הוא היא הם הן אני אנחנו מה מי איך למה מתי איפה יש אין היה הייתה כל בין עד רק',
  ur: 'میں سے کو کا کی کے پر اور یا تک نے ہے ہیں تھا تھی تھے یہ وہ جو کہ کیا کیوں کیسے کب کہاں بھی ہی نہیں ایک اس ان لیے ساتھ بعد',
}

const stopWords: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(lists).map(([locale, list]) => [locale, new Set(list.split(' ').map(fold))]),
)

/** @param word folded */
export const isStopWord = (word: string, locale: Locale): boolean =>
  present(stopWords.get(locale), 'stop words of this language').has(word)
