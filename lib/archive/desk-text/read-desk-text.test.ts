import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Locale } from '../../locale/table.ts'
import type { BlockQuote } from '../../story/blocks/blockquote/model.ts'
import type { AnyNode } from '../../story/document.ts'
import { plainText, textOf } from '../../story/plain-text.ts'
import { validateDocument } from '../../story/validate.ts'
import { type DeskText, readDeskText } from './read-desk-text.ts'

const fixture = (locale: Locale): string =>
  readFileSync(new URL(`./fixtures/${locale}.txt`, import.meta.url), 'utf8')

const kinds = (read: DeskText): string[] => read.document.content.map((block) => block.type)
const quotations = (read: DeskText): BlockQuote[] =>
  read.document.content.filter((block) => block.type === 'blockquote')

describe('a story as a desk sends it', () => {
  it.each<[Locale, { author: string; desk: string; list: number; speaker: string; reference: string }]>([
    [
      'ar',
      {
        author: 'تميم الغزالي',
        desk: 'مرسى النور',
        list: 0,
        speaker: 'مديرة مختبر المياه الحضرية سهاد البرغوثي',
        reference: 'اقرأ ذلك من هنا',
      },
    ],
    [
      'en',
      {
        author: 'Tamim Ghazali',
        desk: 'Marsa Light',
        list: 3,
        speaker: 'Suhad Barghouti, head of the Urban Water Lab',
        reference: 'read it here',
      },
    ],
    [
      'fa',
      {
        author: 'تمیم غزالی',
        desk: 'بندر روشن',
        list: 3,
        speaker: 'سهیلا برومند، مدیر آزمایشگاه آب شهری',
        reference: 'اینجا بخوانید',
      },
    ],
    [
      'he',
      {
        author: "תמים ע'זאלי",
        desk: 'נמל האור',
        list: 3,
        speaker: 'סוהא ברק, מנהלת מעבדת המים העירונית',
        reference: 'קראו על כך כאן',
      },
    ],
    [
      'ur',
      {
        author: 'تمیم غزالی',
        desk: 'مرسیٰ نور',
        list: 3,
        speaker: 'شہری پانی کی تجربہ گاہ کی سربراہ سہیلہ برکت',
        reference: 'یہاں پڑھیں',
      },
    ],
    [
      'fr',
      {
        author: 'Tamim Ghazali',
        desk: 'Marsa-Lumière',
        list: 3,
        speaker: "Souad Barghouti, directrice du Laboratoire de l'eau",
        reference: 'à lire ici',
      },
    ],
  ])('is read in %s', (locale, expected) => {
    const read = readDeskText(fixture(locale))
    expect(read.locale).toBe(locale)
    expect(read.localeIsSure).toBe(true)
    expect(read.headline).not.toMatch(/\.\.\.|…/)
    expect(fixture(locale).startsWith(read.headline!)).toBe(true)
    expect(read.byline).toMatchObject({
      author: expected.author,
      email: 'Tamim@Marsad.example',
      handles: [{ network: 'x', handle: 'tamim_marsad' }],
      desk: expected.desk,
    })
    const list = read.document.content.find(
      (block) => block.type === 'bulletList' || block.type === 'orderedList',
    )
    expect(list?.content.length ?? 0).toBe(expected.list)
    const [quotation] = quotations(read)
    expect(quotation!.attrs!.attribution).toBe(expected.speaker)
    expect(textOf(quotation!)).not.toMatch(/^["«”״]|["»“״]$/u)
    expect(textOf(quotation!)).toMatch(/\p{L} ?[.۔]$/u)
    // The sentence that introduces the quotation stays, whole and in its place.
    const introduction = read.document.content[read.document.content.indexOf(quotation!) - 1]!
    expect(textOf(introduction)).toMatch(/:$/)
    expect(read.references).toEqual([{ block: 0, words: expected.reference }])
    expect(read.warnings).toEqual([])
  })

  it('says what it took away', () => {
    const { changes } = readDeskText(fixture('ar'))
    expect(changes.map(({ where, rule }) => [where, rule])).toEqual([
      ['headline', 'headline-ellipsis'],
      ['quotation 8', 'quotation-marks'],
    ])
  })

  it('leaves points that are told in prose as prose', () => {
    const read = readDeskText(fixture('ar'))
    expect(kinds(read)).toEqual([...Array<string>(7).fill('paragraph'), 'blockquote', 'paragraph'])
    expect(textOf(read.document.content[3]!)).toMatch(/^أولاً ، تسجل/)
  })

  it('is read the same whatever saved it', () => {
    const expected = readDeskText(fixture('fr'))
    const { source: _, ...byline } = expected.byline
    for (const saved of [
      fixture('fr').replaceAll('\n', '\r\n'),
      fixture('fr').replaceAll('\n', '\r'),
      `\ufeff${fixture('fr')}`,
      fixture('fr').normalize('NFD'),
      fixture('fr').replaceAll('\n\n', '\n\u00a0\n \t\n'),
      fixture('fr').replace('\n\nReste', '\n\n\fReste'),
      `\n\n-----\n\n${fixture('fr')}\n\n\n`,
    ])
      expect(readDeskText(saved)).toMatchObject({ ...expected, byline })
  })

  it('joins what a form feed parted in mid-sentence', () => {
    const read = readDeskText('Headline\n\nThe council met on\n\fMonday evening.')
    expect(plainText(read.document)).toBe('The council met on Monday evening.')
  })

  it('removes the controls that make text read as another', () => {
    const read = readDeskText('Head\u202eline\u202c one\n\nBody\u0007 text\u0000.')
    expect(read.headline).toBe('Headline one')
    expect(plainText(read.document)).toBe('Body text.')
  })
})

describe('the headline', () => {
  it.each([
    ['# A title in Markdown\n\nText of the story.', 'A title in Markdown'],
    ['A title underlined\n=====\n\nText of the story.', 'A title underlined'],
    ['A title\n-----\nText of the story, long enough to be nothing but a paragraph of it.', 'A title'],
    [
      'A title that a program\nwrapped in two lines\n\nText of the story.',
      'A title that a program wrapped in two lines',
    ],
    [
      `A title with the story under it\n${'The story goes on and on. '.repeat(12)}`,
      'A title with the story under it',
    ],
    ['Cliff-hanger…\nThe story.\n\nMore.', 'Cliff-hanger'],
  ])('of %j', (text, headline) => {
    expect(readDeskText(text).headline).toBe(headline)
  })

  it('is not made of a paragraph', () => {
    const paragraph = 'The council of the harbour town met on Monday and decided nothing at all. '.repeat(4)
    const wrapped = paragraph.replace(/(.{60,75}) /g, '$1\n')
    for (const text of [paragraph, wrapped, '- one\n- two\n\nText.']) {
      const read = readDeskText(text)
      expect(read.headline).toBeNull()
      expect(lettersOf(plainText(read.document))).toBe(lettersOf(text))
    }
  })

  it('is followed by a standfirst where a label says so', () => {
    const read = readDeskText('عنوان\n\nملخص: ما يهم القارئ في سطر.\n\nالنص.')
    expect(read.standfirst).toBe('ما يهم القارئ في سطر.')
    expect(plainText(read.document)).toBe('النص.')
  })
})

describe('paragraphs, lists and headings', () => {
  it('joins wrapped lines, and parts lines that are paragraphs', () => {
    const sentence = 'The ferry left the harbour before dawn with forty crates of oranges on deck. '
    const wrapped = readDeskText(`Headline\n\n${sentence.repeat(3).replace(/(.{50,70}) /g, '$1\n')}`)
    expect(plainText(wrapped.document)).toBe(sentence.repeat(3).trim())
    const lines = readDeskText(`Headline\n\n${sentence.repeat(3).trim()}\n${sentence.repeat(4).trim()}`)
    expect(kinds(lines)).toEqual(['paragraph', 'paragraph'])
  })

  it('reads lists in any digits, from any number, and lines that go on', () => {
    const read = readDeskText(
      'عنوان\n\nنقاط:\n٢) الأولى\n٣) الثانية\nوتتمتها\n\n• بند\n• بند آخر\n\n## فصل\nنص\n\n* * *\n\nخاتمة',
    )
    expect(kinds(read)).toEqual([
      'paragraph',
      'orderedList',
      'bulletList',
      'heading',
      'paragraph',
      'horizontalRule',
      'paragraph',
    ])
    expect(read.document.content[1]).toMatchObject({ attrs: { start: 2 } })
    expect(textOf(read.document.content[1]!)).toBe('الأولى\nالثانية وتتمتها')
  })

  it('keeps as prose what only looks like a list', () => {
    const text = '- قال وهو يضحك\n\n2019. was a bad year\n\n1. alone\n\n— Bonjour, dit-il.\n— Bonsoir.'
    const read = readDeskText(`Headline\n\n${text}`)
    expect(new Set(kinds(read))).toEqual(new Set(['paragraph']))
    expect(plainText(read.document).replace(/\s+/g, ' ')).toBe(text.replace(/\s+/g, ' '))
  })
})

describe('quotations', () => {
  const read = (body: string) => readDeskText(`Headline\n\n${body}`)

  it.each([
    ['“One. Two.”', ['One. Two.']],
    ['"“Inner” words"', ['“Inner” words']],
    ['“First paragraph.\n\n“Second paragraph.”', ['First paragraph.', 'Second paragraph.']],
    ["``Left by a converter''.", ['Left by a converter.']],
    ['"Is it?"', ['Is it?']],
  ])('introduced by a colon: %j', (body, paragraphs) => {
    const [quotation] = quotations(read(`Mara Quill said:\n\n${body}`))
    expect(quotation!.content.map((each) => textOf(each))).toEqual(paragraphs)
    expect(quotation!.attrs!.attribution).toBe('Mara Quill')
  })

  it('introduced on the line above', () => {
    expect(quotations(read('Mara Quill said:\n“A short one.”'))).toHaveLength(1)
  })

  it('signed on the line below', () => {
    const signed = read('“Words to live by.”\n\n— Mara Quill, poet\n\nText.')
    expect(quotations(signed)[0]!.attrs!.attribution).toBe('Mara Quill, poet')
    expect(kinds(signed)).toEqual(['blockquote', 'paragraph'])
  })

  it.each([
    'He said:\n\n“One” and then “two”',
    '“Nobody introduces this.”',
    'He said:\n\n“Never closed.',
    'He said:\n\n"One" he said, "two"',
  ])('that are part of a paragraph stay there: %j', (body) => {
    expect(quotations(read(body))).toEqual([])
    expect(lettersOf(plainText(read(body).document))).toBe(lettersOf(body))
  })
})

describe('the byline', () => {
  const byline = (lines: string) => readDeskText(`Headline\n\nText of the story.\n\n${lines}`).byline

  it.each([
    [
      '-----\nTwitter: maraq\nDesk: Lisbon\nAuthor: Mara Quill\nEmail: mara@paper.example',
      'separator and labels',
    ],
    ['____\nMara Quill\nmara@paper.example @maraq\nLisbon Bureau', 'shapes alone'],
    ['***\nAuthor:Mara Quill Email:mara@paper.example X:@maraq Desk:Lisbon', 'one line'],
    ['===\nBy Mara Quill, Lisbon desk | mara@paper.example | https://x.com/maraq', 'one sentence'],
    [
      '—-\nPar Mara Quill\n-----\nCourriel : mara@paper.example\nTwitter : maraq\nBureau de Lisbon',
      'ruled within',
    ],
    ['By: Mara Quill\nE-mail: mara@paper.example Twitter:maraq\nLisbon News Desk', 'no separator'],
  ])('%j', (lines) => {
    expect(byline(lines)).toMatchObject({
      author: 'Mara Quill',
      email: 'mara@paper.example',
      handles: [{ network: 'x', handle: 'maraq' }],
      desk: 'Lisbon',
    })
  })

  it('under the headline', () => {
    const read = readDeskText('Headline\n\nBy Mara Quill\n\nBy Tuesday the market had fallen.')
    expect(read.byline.author).toBe('Mara Quill')
    expect(plainText(read.document)).toBe('By Tuesday the market had fallen.')
  })

  it('of other networks', () => {
    expect(byline('-----\nBy Mara Quill\n@mara@social.example t.me/maraq_news').handles).toEqual([
      { network: 'telegram', handle: 'maraq_news' },
      { network: 'mastodon', handle: 'mara@social.example' },
    ])
  })

  it('is no byline when it is prose', () => {
    const prose = 'And so the story goes on after three stars, as stories in newspapers sometimes do.'
    const read = readDeskText(`Headline\n\nText.\n\n***\n\n${prose}`)
    expect(read.byline.author).toBeNull()
    expect(kinds(read)).toEqual(['paragraph', 'horizontalRule', 'paragraph'])
  })

  it('reports what it could not use, and what it guessed', () => {
    const {
      byline: read,
      doubts,
      warnings,
    } = readDeskText('Headline\n\nText.\n\n-----\nMara Quill\nTwitter: not a handle!\n© 2026 The Paper')
    expect(read).toMatchObject({ author: 'Mara Quill', handles: [{ network: 'x', handle: 'not' }] })
    expect(doubts.join('\n')).toMatch(/“Mara Quill” was taken/)
    expect(warnings.join('\n')).toMatch(/© 2026 The Paper/)
  })
})

describe('the language', () => {
  it.each<[Locale, string]>([
    ['ar', 'أعلنت شركة Overlook Systems في San Mateo عن Ledger Suite 2.0 بقيمة 40 مليون دولار'],
    ['ar', 'الكرة ترتد عن العارضة، والحكم يشير إلى ركنية'],
    ['fa', 'شركت مي گويد كه اين برنامه را از سال آينده در ايران اجرا مي كند'],
    ['ur', 'وزیر خزانہ نے کہا ہے کہ نیا بجٹ جون میں پیش کیا جائے گا'],
    ['he', 'הממשלה אישרה את התקציב'],
    ['en', 'The minister said that prices would fall in the spring'],
    ['fr', 'Le ministre a dit que les prix baisseraient au printemps'],
  ])('%s: %s', (locale, text) => {
    expect(readDeskText(`${text}\n\n${text}`)).toMatchObject({ locale, localeIsSure: true })
  })

  it('is unsure of what it does not know, and obeys a person', () => {
    expect(readDeskText('Цены на зерно упали').localeIsSure).toBe(false)
    expect(readDeskText('Die Preise fielen').localeIsSure).toBe(false)
    expect(readDeskText('Die Preise fielen', 'fr')).toMatchObject({ locale: 'fr', localeIsSure: true })
  })
})

/** Letters alone, in order: what no reading may lose or move. */
const lettersOf = (text: string): string =>
  (text.toWellFormed().normalize('NFC').match(/\p{L}/gu) ?? []).join('')

/** The words of a document as they came in: without the attributions read from the sentences before them. */
const wordsOf = (node: AnyNode): string => textOf(node)

describe('whatever the text', () => {
  const vocabulary = [
    '\n',
    '\n\n',
    '-----\n',
    '***',
    '\r\n',
    '\f',
    '"',
    '«',
    '»',
    '“',
    '”',
    ':',
    ': ',
    '1) ',
    '2) ',
    '- ',
    '# ',
    '> ',
    'قال فلان: ',
    'said: ',
    'مؤلف: ',
    'By ',
    'Twitter:',
    '@a',
    'a@b.example ',
    'desk',
    'اقرأ من هنا',
    'الكلمة ',
    'word ',
    '...',
    '`',
    '\u202e',
    'é',
    '\ud800',
  ]
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.array(fc.constantFrom(...vocabulary), { maxLength: 80 }).map((parts) => parts.join('')),
  )

  it('never throws, and its document is one', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { document } = readDeskText(text)
        expect(plainText(validateDocument(document).document)).toBe(
          plainText(validateDocument(validateDocument(document).document).document),
        )
      }),
      { numRuns: 2000 },
    )
  })

  it('no letter is lost and none moves', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = readDeskText(text)
        const signed = quotations(read).flatMap((each) => each.attrs?.attribution ?? [])
        const body = read.document.content.map(wordsOf).join('\n')
        const found = lettersOf(`${read.headline ?? ''}${read.standfirst ?? ''}${body}`)
        if (read.byline.source === '' && signed.length === 0) expect(found).toBe(lettersOf(text))
        else {
          // A byline is taken out of the text, and a signature becomes an attribution: the same letters in all.
          const all = [...found, ...lettersOf(read.byline.source), ...lettersOf(signed.join(''))]
          for (const letter of lettersOf(text)) {
            const at = all.indexOf(letter)
            expect(at).not.toBe(-1)
            all.splice(at, 1)
          }
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('a megabyte of anything is read in seconds', () => {
    for (const part of ['---\n', '"a"\n\n', '# # ', 'قال: "', 'a ', '\n', '`` ']) {
      const text = `Headline\n\n${part.repeat(1_000_000 / part.length)}`
      expect(readDeskText(text).document.type).toBe('doc')
    }
  })
})
