/**
 * The demo's fronts as its editors laid them out, the figures beside them, and what is breaking. A language that is not
 * here, and a place that nobody filled, has the newest.
 */
import type { Locale } from '../locale/table.ts'
import type { FrontArea } from '../publication/front-shape.ts'
import type { Figure } from '../vocabulary.ts'
import { authors, type SectionKey } from './directory.ts'

/** Keys of stories; `beside` holds at most four, `below` two, `related` three, the others five. */
type DemoLayout = Partial<Record<FrontArea, readonly string[]>>

type DemoFront = { locale: Locale; of: 'front' | SectionKey; layout: DemoLayout }

/** What the translators keep on the fronts of the languages whose head is the newest. */
const translated: DemoLayout = {
  related: ['exchange-statement', 'when-withdrawals-stop'],
  picks: ['the-rule-nobody-can-read', 'papers-of-the-market', 'she-joined-the-letters'],
  pictures: [
    'pictures-nobody-owns',
    'a-night-at-the-quay',
    'zellige-cloud-round',
    'keyboard-for-tifinagh',
    'lockers-for-the-date-season',
  ],
}

export const fronts: readonly DemoFront[] = [
  ...(['fa', 'he', 'ur', 'fr'] as const).map((locale) => ({
    locale,
    of: 'front' as const,
    layout: translated,
  })),
  {
    locale: 'ar',
    of: 'front',
    layout: {
      lead: ['stablecoin-reserves-report'],
      beside: ['cable-cut-red-sea', 'patent-race', 'souk-goes-cashless', 'port-strike-algorithms'],
      related: ['exchange-halts-withdrawals', 'exchange-statement', 'dirham-stablecoin-pilot'],
      picks: [
        'the-rule-nobody-can-read',
        'papers-of-the-market',
        'freelancers-and-the-dollar',
        'arabic-speech-model',
        'mobile-money-mauritania',
      ],
      pictures: [
        'pictures-nobody-owns',
        'a-night-at-the-quay',
        'cooling-the-desert-servers',
        'miners-follow-the-sun',
        'night-market-payments',
      ],
    },
  },
  {
    locale: 'en',
    of: 'front',
    layout: {
      lead: ['stablecoin-reserves-report'],
      beside: ['cable-cut-red-sea', 'the-rule-nobody-can-read', 'remittance-corridor', 'semiconductor-water'],
      related: ['exchange-halts-withdrawals', 'exchange-statement', 'vault-insurance'],
      picks: [
        'papers-of-the-market',
        'sovereign-cloud-bids',
        'sanctions-screening',
        'she-joined-the-letters',
      ],
      pictures: [
        'pictures-nobody-owns',
        'a-night-at-the-quay',
        'night-market-payments',
        'zellige-cloud-round',
        'chip-school-sharjah',
      ],
    },
  },
  {
    locale: 'ar',
    of: 'economy',
    layout: {
      lead: ['port-strike-algorithms'],
      beside: ['remittance-corridor', 'souk-goes-cashless'],
      related: ['handling-fees-fall', 'euro-desk-merger'],
      picks: ['mobile-money-mauritania', 'subscription-fatigue', 'wheat-futures-on-chain'],
      pictures: ['a-night-at-the-quay', 'night-market-payments'],
    },
  },
  {
    locale: 'en',
    of: 'economy',
    layout: {
      lead: ['remittance-corridor'],
      related: ['euro-desk-merger', 'tram-tickets-by-phone'],
      pictures: ['a-night-at-the-quay', 'night-market-payments'],
    },
  },
  {
    locale: 'ar',
    of: 'technology',
    layout: {
      lead: ['cable-cut-red-sea'],
      beside: ['arabic-speech-model', 'zellige-cloud-round'],
      picks: ['tashkeel-ocr', 'startup-closes-gracefully', 'she-joined-the-letters'],
    },
  },
  {
    locale: 'en',
    of: 'technology',
    layout: {
      lead: ['semiconductor-water'],
      beside: ['zellige-cloud-round', 'ai-newsroom-translation'],
      picks: ['she-joined-the-letters', 'keyboard-for-tifinagh'],
    },
  },
]

/** Whoever the layouts, the figures and the notice are signed by. */
export const deskOf = (locale: Locale): string => authors['salma-haddad'].names[locale]

/** A line over every page of a language, and the story it leads to. */
export const breaking = {
  story: 'exchange-halts-withdrawals',
  /** As long as one may stand: what is still breaking after a day is news. */
  hours: 24,
  lines: {
    ar: 'منصة Amberlane توقف عمليات السحب كلها، وتَعِد ببيان خلال ست ساعات',
    en: 'Amberlane exchange halts all withdrawals and promises a statement within six hours',
    fr: 'La plateforme Amberlane suspend tous les retraits et promet un communiqué sous six heures',
  } satisfies Partial<Record<Locale, string>>,
} as const

export type DemoFigures = { title: string; source: string; figures: Omit<Figure, 'at' | 'source'>[] }

const percent = (label: string, value: string, unit: string, change: string | null) => ({
  label,
  value,
  unit,
  change,
  changeIn: 'percent' as const,
})

/** Nothing but what the demo's own stories say: no price of anything that there is. */
export const figureBoards: Partial<Record<Locale, DemoFigures>> = {
  ar: {
    title: 'أرقام اليوم',
    source: 'ورّاق',
    figures: [
      percent('رمز Amberlane (AMB)', '1.84', '$', '-9.0'),
      percent('سهم Halden (HLDN)', '112.60', '$', '-4.3'),
      percent('مناولة الحاوية', '198', '$', '-8.0'),
      { ...percent('كلفة الحوالة بالهاتف', '3.1', '%', '-0.4'), changeIn: 'points' },
      { ...percent('كلفة الحوالة بالشبّاك', '6.8', '%', '0.1'), changeIn: 'points' },
    ],
  },
  en: {
    title: 'Today’s figures',
    source: 'Warraq',
    figures: [
      percent('Amberlane token (AMB)', '1.84', '$', '-9.0'),
      percent('Halden shares (HLDN)', '112.60', '$', '-4.3'),
      percent('Handling a container', '198', '$', '-8.0'),
      { ...percent('Sending money, by phone', '3.1', '%', '-0.4'), changeIn: 'points' },
      { ...percent('Sending money, at a counter', '6.8', '%', '0.1'), changeIn: 'points' },
    ],
  },
}
