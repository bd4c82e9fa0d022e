import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { readPageHead } from './page-head.ts'
import {
  type LinkWarning,
  type Platform,
  platforms,
  type ReceivedPicture,
  sharedLink,
} from './shared-link.ts'

const card: ReceivedPicture = { width: 1200, height: 630, bytes: 60_000 }
const whole = {
  'og:title': 'المركزي يرفع الفائدة',
  'og:description': 'للمرة الثالثة هذا العام.',
  'og:image': 'https://paper.example/card.png',
  'og:image:width': '1200',
  'og:image:height': '630',
  'og:image:alt': 'بطاقة',
  'og:site_name': 'ورّاق',
  'twitter:card': 'summary_large_image',
  'twitter:title': 'المركزي يرفع الفائدة',
  description: 'للمرة الثالثة هذا العام.',
  robots: 'max-image-preview:large',
}
const page = (meta: Partial<Record<keyof typeof whole, string | undefined>>, more = '') => {
  const tags = Object.entries({ ...whole, ...meta })
    .filter(([, content]) => content !== undefined)
    .map(([name, content]) => {
      const key = name.startsWith('og:') ? 'property' : 'name'
      return `<meta ${key}="${name}" content="${content}">`
    })
  return readPageHead(
    parseHTML(
      `<!doctype html><html><head><title>المركزي يرفع الفائدة — ورّاق</title><link rel="canonical" href="https://paper.example/economy/خبر">${tags.join('')}${more}</head></html>`,
    ).document,
  )
}
const warningsOf = (
  platform: Platform,
  head: ReturnType<typeof page>,
  received: ReceivedPicture | null | undefined = card,
) => sharedLink(platform, head, 'rtl', received).warnings

describe('a link as each platform shows it', () => {
  it.each(platforms)('%s has nothing to say against a whole head', (platform) => {
    const link = sharedLink(platform, page({}), 'rtl', card)
    expect(link.warnings).toEqual([])
    expect(link.title).toBe(platform === 'google' ? 'المركزي يرفع الفائدة — ورّاق' : 'المركزي يرفع الفائدة')
    expect(link.place).toBe(platform === 'telegram' ? 'ورّاق' : 'paper.example')
    expect(link.description).toBe(
      platform === 'x' || platform === 'linkedin' ? null : 'للمرة الثالثة هذا العام.',
    )
  })

  it.each<[Platform, LinkWarning, Parameters<typeof page>[0], (ReceivedPicture | null)?]>([
    ['whatsapp', 'noPicture', { 'og:image': undefined }],
    ['whatsapp', 'pictureBroken', {}, null],
    ['whatsapp', 'pictureHeavy', {}, { ...card, bytes: 310 * 1024 }],
    ['linkedin', 'pictureSmall', {}, { ...card, width: 800, height: 420 }],
    ['facebook', 'pictureUnmeasured', { 'og:image:height': undefined }],
    ['facebook', 'noDescription', { 'og:description': undefined, description: undefined }],
    ['x', 'smallCard', { 'twitter:card': 'summary' }],
    ['x', 'noAlt', { 'og:image:alt': undefined }],
    ['google', 'smallCard', { robots: undefined }],
    ['google', 'notIndexed', { robots: 'noindex, max-image-preview:large' }],
    ['telegram', 'wrongDirection', { 'og:title': 'tZero تجمع 270 مليون دولار' }],
  ])('%s is warned about: %s', (platform, warning, meta, received = card) => {
    expect(warningsOf(platform, page(meta), received)).toEqual([warning])
  })

  it('knows that what WhatsApp does not take others do', () => {
    const heavy = { ...card, bytes: 310 * 1024 }
    expect(platforms.filter((each) => warningsOf(each, page({}), heavy).length > 0)).toEqual(['whatsapp'])
  })

  it('takes no direction from what is isolated, as browsers and platforms do not', () => {
    const head = page({ 'og:title': '\u2068tZero\u2069 تجمع 270 مليون دولار' })
    expect(warningsOf('telegram', head)).toEqual([])
  })

  it('says nothing of a picture that is still on its way', () => {
    expect(warningsOf('whatsapp', page({}), undefined)).toEqual([])
  })

  it('takes the first of several tags, and the page’s title where there is none', () => {
    const head = page(
      { 'og:title': undefined },
      '<meta property="og:image" content="https://paper.example/2.png">',
    )
    const link = sharedLink('facebook', head, 'rtl', card)
    expect(link.title).toBe('المركزي يرفع الفائدة — ورّاق')
    expect(link.picture).toBe('https://paper.example/card.png')
  })
})
