import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { article } from '../db/tables/stories.ts'
import { describeEachEngine } from '../db/testing/test-databases.ts'
import type { Locale } from '../locale/table.ts'
import { addStory, smallPublication } from '../publication/testing/small-publication.ts'
import { formsOf, withPrefixOnly } from './word-forms.ts'

/** The words of a small paper, language by language. */
const written: Partial<Record<Locale, string>> = {
  ar: `الوزارة وبالوزارة لوزارات زار زيارة الصين والصين صينية بنك البنوك بنوك بنوكها نوك للبنك البحر بحر حر الحرية
    العملة عملات بعملته العمل عمل عملهم مكتب المكتب المكتبة مكتبات رقم الرقم رقمي الرقمية شركة شركاتهم وشركتها
    استثمار باستثمارات الإلكترونية إلكتروني للجنة اللجنة موانئ الميناء سبيكة السبائك مستقرة المستقر دولارًا`,
  en: 'translate translations translator news the',
  fr: 'copiste copistes réserve',
  fa: 'پرداخت پرداخت‌ها استیبل‌کوین‌های کتابهای',
  he: 'המטבעות מטבע שבבים השבבים בבגדאד בגדאד',
  ur: 'کمپنی کمپنیوں کمپنیاں سکے سکہ',
}

describeEachEngine('forms of a word', (opened) => {
  beforeAll(async () => {
    await smallPublication(opened())
    for (const [locale, headline] of Object.entries(written) as [Locale, string][])
      await addStory(opened(), { slug: `words-${locale}`, locale, headline })
  })
  const forms = async (word: string, locale: Locale = 'ar') =>
    (await formsOf(opened(), locale, [word])).get(word)!.forms

  it.each<[string, string[], string[]]>([
    ['وزاره', ['الوزاره', 'وبالوزاره', 'لوزارات'], ['زار', 'زياره']],
    ['بوزاره', ['الوزاره', 'وبالوزاره'], ['زار']],
    ['الصين', ['والصين'], ['صينيه']],
    ['والصين', ['الصين'], []],
    ['بنك', ['البنوك', 'بنوكها', 'للبنك'], ['نوك']],
    ['البنوك', ['بنك', 'للبنك'], ['نوك']],
    ['حر', [], ['بحر', 'البحر']],
    ['نوك', [], ['بنوك', 'البنوك']],
    ['بحر', ['البحر'], ['حر']],
    ['عملات', ['العمله', 'بعملته'], ['العمل', 'عمل', 'عملهم']],
    ['عمل', ['العمل', 'عملهم'], ['عملات', 'العمله']],
    ['مكتبه', ['المكتبه', 'مكتبات'], ['مكتب', 'المكتب']],
    ['رقم', ['الرقم'], ['رقمي', 'الرقميه']],
    ['رقمي', ['الرقميه'], ['رقم', 'الرقم']],
    ['شركه', ['شركاتهم', 'وشركتها'], []],
    ['استثمارات', ['استثمار', 'باستثمارات'], []],
    ['الكترونيه', ['الالكترونيه', 'الكتروني'], []],
    ['لجنه', ['للجنه', 'اللجنه'], []],
    ['موانيء', ['مواني', 'الميناء'], []],
    ['سبايك', ['سبيكه', 'السبايك'], []],
    ['مستقر', ['مستقره', 'المستقر'], []],
    ['دولار', ['دولارا'], []],
  ])('%s is also %s, but not %s', async (word, same, others) => {
    const found = await forms(word)
    expect(found[0]).toBe(word)
    expect(found).toEqual(expect.arrayContaining(same))
    for (const other of others) expect(found).not.toContain(other)
  })

  it.each<[Locale, string, string[]]>([
    ['en', 'translators', ['translator', 'translate', 'translations']],
    ['fr', 'reserves', ['reserve']],
    ['fa', 'پرداختهايي', ['پرداخت']],
    ['he', 'מטבע', ['המטבעות']],
    ['he', 'בגדאד', ['בבגדאד']],
    ['he', 'השבבים', ['שבבים']],
    ['ur', 'كمپني', ['كمپنيون', 'كمپنيان']],
  ])('in %s, %s is also %s', async (locale, word, same) => {
    expect(await forms(word, locale)).toEqual(expect.arrayContaining(same))
  })

  it('says of a word whether any story has it', async () => {
    const found = await formsOf(opened(), 'ar', ['زرافه', 'وزارتنا'])
    expect(found.get('زرافه')).toEqual({ forms: ['زرافه'], known: false })
    expect(found.get('وزارتنا')?.known).toBe(true)
  })

  it('learns no words from what was never published, and all of them once it is', async () => {
    const { articleId } = await addStory(opened(), { slug: 'سر', state: 'draft', headline: 'كركدن' })
    expect((await formsOf(opened(), 'ar', ['كركدن'])).get('كركدن')!.known).toBe(false)
    await opened().orm.update(article).set({ state: 'published' }).where(eq(article.id, articleId))
    expect((await formsOf(opened(), 'ar', ['كركدن'])).get('كركدن')!.known).toBe(true)
    await opened().orm.update(article).set({ headline: 'وحيد القرن' }).where(eq(article.id, articleId))
    expect((await formsOf(opened(), 'ar', ['وحيد'])).get('وحيد')!.known).toBe(true)
  })
})

describe('withPrefixOnly', () => {
  it('allows particles and the article, and nothing else', () => {
    for (const form of ['رمز', 'الرمز', 'بالرمز', 'والرمز', 'للرمز', 'برمز', 'ورمز'])
      expect(withPrefixOnly('رمز', form), form).toBe(true)
    for (const form of ['رموز', 'رمزها', 'الرموز', 'مرمز'])
      expect(withPrefixOnly('رمز', form), form).toBe(false)
    expect(withPrefixOnly('الرمز', 'رمز')).toBe(true)
    expect(withPrefixOnly('reserve', 'reserves')).toBe(false)
  })
})
