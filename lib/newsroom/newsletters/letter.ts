/**
 * A newsletter as a letter: from stories to a subject, HTML and plain text. Pure, so that a preview is the very letter.
 *
 * Mail programs know the HTML of tables and attributes: no style sheet reaches all of them, no logical property, no `dir` from
 * an ancestor once a program has put the letter into a page of its own. So each cell says its direction and its side itself
 * (https://www.caniemail.com). The style sheet at its head adds what some know: a dark look, a phone's margins.
 */
import { firstStrongDirection } from '../../arabic/first-strong.ts'
import { type Direction, type Locale, localeTable } from '../../locale/table.ts'
import { escapeHtml, isolated } from '../../story/html.ts'

export type LetterStory = {
  /** Absolute. */
  href: string
  kicker: string | null
  headline: string
  standfirst: string | null
  /** Who wrote it, in words; null for nobody. */
  by: string | null
  picture: { src: string; width: number; height: number; alt: string } | null
}

export type LetterContent = {
  locale: Locale
  subject: string
  /** Absolute. */
  paper: { name: string; href: string; accent: string; accentDark: string }
  newsletter: string
  /** The day, in words. */
  date: string
  introduction: string
  stories: readonly LetterStory[]
  words: { why: string; stop: string; preferences: string }
}

/** What differs from one reader to the next. Absolute addresses. */
type LetterLinks = { stop: string; preferences: string }

export type LetterParts = { subject: string; html: string; text: string }

/** A line of a header: nothing that was typed may begin another one (RFC 5322, 2.2). */
export const headerLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()

/** In the place of a reader's own addresses, until there is a reader. Nothing that is escaped for HTML holds such a letter. */
const [stopMark, preferencesMark] = ['\u0001', '\u0002']

const faces: Record<(typeof localeTable)[Locale]['script'], string> = {
  Arab: "'Markazi Text','Noto Naskh Arabic','Geeza Pro','Traditional Arabic','Times New Roman',serif",
  Aran: "'Noto Nastaliq Urdu','Jameel Noori Nastaleeq','Geeza Pro','Times New Roman',serif",
  Hebr: "'Frank Ruhl Libre','David','Times New Roman',serif",
  Latn: "'Markazi Text','Frank Ruhl Libre',Georgia,'Times New Roman',serif",
}

/** Pixels, and how high a line is: Nastaliq needs the most. */
const sizes: Record<
  (typeof localeTable)[Locale]['script'],
  { text: number; line: number; head: number; lead: number; headLine: number }
> = {
  Arab: { text: 18, line: 1.7, head: 22, lead: 28, headLine: 1.45 },
  Aran: { text: 17, line: 2.2, head: 20, lead: 25, headLine: 2 },
  Hebr: { text: 17, line: 1.6, head: 21, lead: 26, headLine: 1.35 },
  Latn: { text: 17, line: 1.55, head: 21, lead: 27, headLine: 1.3 },
}

/** The letter without a reader, and then with one: what is the same for all is made once. */
export function lettersOf(content: LetterContent): (links: LetterLinks) => LetterParts {
  const html = asHtml(content)
  const text = asText(content)
  const subject = headerLine(content.subject)
  return ({ stop, preferences }) => ({
    subject,
    html: html.replaceAll(stopMark, escapeHtml(stop)).replaceAll(preferencesMark, escapeHtml(preferences)),
    text: text.replaceAll(stopMark, stop).replaceAll(preferencesMark, preferences),
  })
}

/** Paragraphs, by their empty lines. */
const paragraphsOf = (text: string): string[] =>
  withoutMarks(text)
    .split(/\n[^\S\n]*\n/)
    .map((each) => each.trim())
    .filter((each) => each !== '')

const withoutMarks = (text: string): string => text.replaceAll(stopMark, '').replaceAll(preferencesMark, '')

function asHtml(content: LetterContent): string {
  const { locale, paper, newsletter, date, introduction, stories, words } = content
  const { dir, script } = localeTable[locale]
  const size = sizes[script]
  const t = (text: string) => escapeHtml(withoutMarks(text))
  /** Words of a story, which run as its language does, with names in another script held together. */
  const own = (text: string) => isolated(withoutMarks(text), dir)
  /** How words run that may be of another language than the letter. */
  const way = (text: string): Direction => firstStrongDirection(text) ?? dir
  const side = (direction: Direction) => (direction === 'rtl' ? 'right' : 'left')
  const face = `font-family:${faces[script]}`

  const row = (inner: string, { direction = dir, style = '', name = '' } = {}) =>
    `<tr><td dir="${direction}" align="${side(direction)}"${name && ` class="${name}"`} style="padding:0 24px;text-align:${side(direction)};${face};color:#1b1713;${style}">${inner}</td></tr>`
  const rule = (style: string) =>
    `<tr><td class="rule" style="padding:0 24px"><div class="line" style="border-top:${style};font-size:0;line-height:0">&nbsp;</div></td></tr>`
  const gap = (height: number) =>
    `<tr><td height="${height}" style="height:${height}px;font-size:0;line-height:0">&nbsp;</td></tr>`
  const ofText = { style: `font-size:${size.text}px;line-height:${size.line};`, name: 'ink' }
  const paragraph = (text: string) =>
    row(t(text).replaceAll('\n', '<br>'), { direction: way(text), ...ofText })

  const story = (each: LetterStory, isLead: boolean): string => {
    const { picture } = each
    const width = 552
    const headline = `<a class="ink" href="${t(each.href)}" style="color:#1b1713;text-decoration:none">${own(each.headline)}</a>`
    return [
      isLead && picture
        ? row(
            `<a href="${t(each.href)}"><img src="${t(picture.src)}" width="${width}" height="${Math.round((width * picture.height) / picture.width)}" alt="${t(picture.alt)}" style="display:block;width:100%;max-width:${width}px;height:auto;border:0"></a>`,
          ) + gap(14)
        : '',
      each.kicker
        ? row(own(each.kicker), {
            style: `font-size:15px;line-height:${size.headLine};color:${paper.accent};font-weight:bold;`,
            name: 'accent',
          })
        : '',
      `<tr><td dir="${dir}" align="${side(dir)}" style="padding:2px 24px 0;text-align:${side(dir)};${face};font-size:${isLead ? size.lead : size.head}px;line-height:${size.headLine};font-weight:bold">${headline}</td></tr>`,
      each.standfirst ? gap(4) + row(own(each.standfirst), ofText) : '',
      each.by
        ? row(own(each.by), {
            style: 'font-size:15px;line-height:1.6;color:#6b6157;',
            name: 'faint',
          })
        : '',
    ].join('')
  }

  const [lead, ...others] = stories
  const preheader = lead?.standfirst ?? paragraphsOf(introduction)[0] ?? ''
  const link = (href: string, text: string) =>
    `<a class="faint" href="${href}" style="color:#6b6157;text-decoration:underline">${t(text)}</a>`
  return `<!doctype html>
<html lang="${locale}" dir="${dir}" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${t(headerLine(content.subject))}</title>
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark }
body { margin: 0; padding: 0; -webkit-text-size-adjust: 100% }
@media (max-width: 480px) { .around { padding: 0 !important } .paper td { padding-left: 16px !important; padding-right: 16px !important } }
@media (prefers-color-scheme: dark) {
  .around, .body { background: #14110e !important } .paper { background: #1d1915 !important }
  .ink, .paper td { color: #ece5d9 !important } .paper td.faint, .faint { color: #a99f92 !important }
  .paper td.accent { color: ${paper.accentDark} !important } .line { border-color: #4a4239 !important }
}
[data-ogsc] .ink { color: #ece5d9 !important } [data-ogsc] .faint { color: #a99f92 !important }
</style>
</head>
<body class="body" dir="${dir}" style="margin:0;padding:0;background:#f1ece1">
<div style="display:none;max-height:0;overflow:hidden" dir="${dir}">${t(preheader.slice(0, 200))}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" dir="${dir}" lang="${locale}"><tr><td class="around" align="center" style="padding:24px 8px;background:#f1ece1">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" dir="${dir}" style="width:100%;max-width:600px;margin:0 auto;background:#fbf8f1">
${gap(20)}
${row(`<a class="ink" href="${t(paper.href)}" style="color:#1b1713;text-decoration:none">${t(paper.name)}</a>`, { style: `font-size:34px;line-height:${Math.max(1.3, size.headLine)};font-weight:bold;` })}
${row(`${t(newsletter)} <span class="faint" style="color:#6b6157">· ${t(date)}</span>`, { style: `font-size:16px;line-height:${size.headLine};`, name: 'ink' })}
${gap(10)}
${rule('3px double #1b1713')}
${gap(16)}
${paragraphsOf(introduction)
  .map((each) => paragraph(each) + gap(12))
  .join('')}
${lead ? story(lead, true) : ''}
${others.map((each) => gap(18) + rule('1px solid #d8cfc0') + gap(14) + story(each, false)).join('\n')}
${gap(24)}
${rule('1px solid #d8cfc0')}
${gap(12)}
${row(t(words.why), { style: `font-size:14px;line-height:${size.line};color:#6b6157;`, name: 'faint' })}
${row(`${link(preferencesMark, words.preferences)} &nbsp;·&nbsp; ${link(stopMark, words.stop)}`, { style: `font-size:14px;line-height:${size.line};color:#6b6157;`, name: 'faint' })}
${gap(24)}
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`
}

/** Right-to-left mark or left-to-right mark: a paragraph of plain text has no other way to say how it runs (UAX #9, P2). */
const marks: Record<Direction, string> = { rtl: '\u200f', ltr: '\u200e' }

function asText(content: LetterContent): string {
  const { locale, paper, newsletter, date, introduction, stories, words } = content
  const { dir } = localeTable[locale]
  /** Begins with a mark only where its first letter would turn it the other way. */
  const own = (text: string) =>
    (firstStrongDirection(text) ?? dir) === dir ? withoutMarks(text) : marks[dir] + withoutMarks(text)
  return [
    own(paper.name),
    own(`${newsletter} · ${date}`),
    ...paragraphsOf(introduction),
    ...stories.map((each) =>
      [
        ...(each.kicker ? [own(each.kicker)] : []),
        own(each.headline),
        ...(each.standfirst ? [own(each.standfirst)] : []),
        ...(each.by ? [own(each.by)] : []),
        each.href,
      ].join('\n'),
    ),
    '—',
    own(words.why),
    `${own(words.preferences)}\n${preferencesMark}`,
    `${own(words.stop)}\n${stopMark}`,
    '',
  ].join('\n\n')
}
