/**
 * Names of currencies counted in Arabic. CLDR has one form for most («3 دولار أمريكي»); Arabic counts in five:
 * دولار واحد، دولاران، 3 دولارات، 11 دولارًا، 100 دولار.
 */

type Currency = {
  /** Singular, dual, plural and the singular after 11 to 99, without the adjective. */
  noun: readonly [one: string, two: string, few: string, many: string]
  gender: 'masculine' | 'feminine'
  /** Whose it is, masculine singular; none where the name stands alone. */
  adjective?: string
}

const dollar = ['دولار', 'دولاران', 'دولارات', 'دولارًا'] as const
const dinar = ['دينار', 'ديناران', 'دنانير', 'دينارًا'] as const
const dirham = ['درهم', 'درهمان', 'دراهم', 'درهمًا'] as const
const riyal = ['ريال', 'ريالان', 'ريالات', 'ريالًا'] as const
const pound = ['جنيه', 'جنيهان', 'جنيهات', 'جنيهًا'] as const
const lira = ['ليرة', 'ليرتان', 'ليرات', 'ليرة'] as const
const rupee = ['روبية', 'روبيتان', 'روبيات', 'روبية'] as const
const franc = ['فرنك', 'فرنكان', 'فرنكات', 'فرنكًا'] as const
// Borrowed words that end in a long vowel are not inflected.
const euro = ['يورو', 'يورو', 'يورو', 'يورو'] as const

const masculine = (noun: Currency['noun'], adjective?: string): Currency => ({
  noun,
  gender: 'masculine',
  adjective,
})
const feminine = (noun: Currency['noun'], adjective: string): Currency => ({
  noun,
  gender: 'feminine',
  adjective,
})

const currencies: Record<string, Currency> = {
  USD: masculine(dollar, 'أمريكي'),
  AUD: masculine(dollar, 'أسترالي'),
  CAD: masculine(dollar, 'كندي'),
  EUR: masculine(euro),
  GBP: masculine(pound, 'إسترليني'),
  CHF: masculine(franc, 'سويسري'),
  CNY: masculine(['يوان', 'يوانان', 'يوانات', 'يوانًا'], 'صيني'),
  JPY: masculine(['ين', 'ينان', 'ينات', 'ينًا'], 'ياباني'),
  AED: masculine(dirham, 'إماراتي'),
  MAD: masculine(dirham, 'مغربي'),
  SAR: masculine(riyal, 'سعودي'),
  QAR: masculine(riyal, 'قطري'),
  OMR: masculine(riyal, 'عُماني'),
  YER: masculine(riyal, 'يمني'),
  IRR: masculine(riyal, 'إيراني'),
  KWD: masculine(dinar, 'كويتي'),
  BHD: masculine(dinar, 'بحريني'),
  JOD: masculine(dinar, 'أردني'),
  IQD: masculine(dinar, 'عراقي'),
  DZD: masculine(dinar, 'جزائري'),
  TND: masculine(dinar, 'تونسي'),
  LYD: masculine(dinar, 'ليبي'),
  EGP: masculine(pound, 'مصري'),
  SDG: masculine(pound, 'سوداني'),
  LBP: feminine(lira, 'لبناني'),
  SYP: feminine(lira, 'سوري'),
  TRY: feminine(lira, 'تركي'),
  MRU: feminine(['أوقية', 'أوقيتان', 'أوقيات', 'أوقية'], 'موريتاني'),
  INR: feminine(rupee, 'هندي'),
  PKR: feminine(rupee, 'باكستاني'),
  ILS: masculine(['شيكل', 'شيكلان', 'شواكل', 'شيكلًا'], 'إسرائيلي'),
}

const rules = new Intl.PluralRules('ar')
const numbered = (category: Intl.LDMLPluralRule) =>
  category === 'one' || category === 'two' ? 'other' : category

/**
 * A currency's name after so many, or null for one that is not in the list above. `countsItself`: the name says one
 * or two, and no number stands before it.
 * @param code ISO 4217
 */
export function arabicCurrencyName(
  code: string,
  amount: number,
): { name: string; countsItself: boolean } | null {
  const currency = currencies[code.toUpperCase()]
  if (!currency) return null
  const { noun, adjective } = currency
  const ending = currency.gender === 'feminine' ? 'ة' : ''
  const [one, two, few, many] = noun
  const named = (counted: string, inflected: string | undefined) =>
    [counted, inflected].filter(Boolean).join(' ')
  const counted = rules.select(amount)
  // «واحد» has no minus sign, and a dual that is not marked («يورو») would be a count of one.
  const category = amount < 0 || (counted === 'two' && two === one) ? numbered(counted) : counted
  switch (category) {
    case 'one':
      return {
        name: `${named(one, adjective && adjective + ending)} ${ending ? 'واحدة' : 'واحد'}`,
        countsItself: true,
      }
    case 'two':
      return { name: named(two, adjective && adjective + (ending ? 'تان' : 'ان')), countsItself: true }
    case 'few':
      // Plurals of things take a feminine singular.
      return { name: named(few, adjective && `${adjective}ة`), countsItself: false }
    case 'many':
      return { name: named(many, adjective && adjective + (ending || 'ًا')), countsItself: false }
    default:
      return { name: named(one, adjective && adjective + ending), countsItself: false }
  }
}
