/**
 * The few pages that a reader of newsletters comes to from a letter or after a form: each is of one person, so none is kept,
 * found, framed, or told to anybody whom it links to. Plain HTML, whole without a script.
 */
import { createHash } from 'node:crypto'
import { type Locale, localeTable } from '../../locale/table.ts'
import { frontHref, newslettersHref, subscribeHref } from '../../publication/addresses.ts'
import type { OfferedNewsletter } from '../../publication/newsletters.ts'
import { escapeHtml as t } from '../../story/html.ts'
import { missingWords, newsletterWords } from './newsletter-words.ts'

const faces: Record<(typeof localeTable)[Locale]['script'], string> = {
  Arab: "'Markazi Text', 'Noto Naskh Arabic', 'Geeza Pro', serif",
  Aran: "'Noto Nastaliq Urdu', 'Geeza Pro', serif",
  Hebr: "'Frank Ruhl Libre', David, serif",
  Latn: "'Markazi Text', Georgia, serif",
}

const style = (script: (typeof localeTable)[Locale]['script']): string => `
:root { color-scheme: light dark; --paper: #fbf8f1; --ink: #1b1713; --faint: #6b6157; --rule: #d8cfc0; --accent: #9e2b25 }
@media (prefers-color-scheme: dark) { :root { --paper: #14110e; --ink: #ece5d9; --faint: #a99f92; --rule: #4a4239; --accent: #e58473 } }
* { box-sizing: border-box }
body { margin: 0 auto; max-inline-size: 40rem; padding: 1rem 1.25rem 3rem; background: var(--paper); color: var(--ink);
  font: 1.25rem/${script === 'Aran' ? 2.2 : 1.7} ${faces[script]} }
header { border-block-end: 3px double var(--ink); margin-block-end: 2rem; padding-block-end: .25rem; font-size: 2.25rem; line-height: ${script === 'Aran' ? 2 : 1.4}; font-weight: 700 }
h1 { font-size: 1.9rem; line-height: ${script === 'Aran' ? 2 : 1.4}; margin: 0 0 .75rem }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .25rem; padding-block-start: 1rem; border-block-start: 1px solid var(--rule) }
a { color: inherit } main a { color: var(--accent) } header a { text-decoration: none }
p { margin: 0 0 1rem } .faint { color: var(--faint); font-size: 1.1rem }
.said { border-inline-start: 4px solid var(--accent); padding-inline-start: .75rem }
fieldset { border: 0; padding: 0; margin: 0 0 1rem } legend { padding: 0; font-weight: 700 }
.one { display: flex; gap: .75rem; align-items: baseline; padding-block: .5rem; min-block-size: 44px; cursor: pointer }
.one input { inline-size: 1.15rem; block-size: 1.15rem; flex: none; accent-color: var(--accent) }
.one span span { display: block; color: var(--faint); font-size: 1.05rem; line-height: 1.5 }
label.field { display: block; font-weight: 700 }
input[type=email] { inline-size: 100%; font: inherit; padding: .3rem .6rem; min-block-size: 48px; color: var(--ink); background: transparent; border: 1px solid var(--ink); border-radius: 2px; margin-block: .25rem }
input[aria-invalid=true] { border: 2px solid var(--accent) }
button { font: inherit; font-weight: 700; min-block-size: 48px; padding: .2rem 1.5rem; background: var(--ink); color: var(--paper); border: 1px solid var(--ink); border-radius: 2px; cursor: pointer }
button.quiet { background: transparent; color: var(--ink); font-weight: 400 }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; margin-block: 1rem }
.field-trap { position: absolute; inset-inline-start: -100vw; block-size: 1px; overflow: hidden }
`

/** @param html of the page's main part */
export function readerPage(given: {
  locale: Locale
  paper: string
  title: string
  html: string
  status?: number
}): Response {
  const { locale, paper, title, html, status = 200 } = given
  const { dir, script } = localeTable[locale]
  const css = style(script)
  const hash = createHash('sha256').update(css).digest('base64')
  const page = `<!doctype html>
<html lang="${locale}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${t(title)} — ${t(paper)}</title>
<link rel="icon" href="/icon.svg">
<style>${css}</style>
</head>
<body>
<header><a href="${frontHref(locale)}">${t(paper)}</a></header>
<main>
<h1>${t(title)}</h1>
${html}
</main>
</body>
</html>
`
  return new Response(page, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex, nofollow, noarchive',
      // Its address is its key: nobody else is told it. Not `no-referrer`, with which browsers send `Origin: null`.
      'referrer-policy': 'same-origin',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
    },
  })
}

export const paragraph = (text: string, name = ''): string => `<p${name && ` class="${name}"`}>${t(text)}</p>`

/** An address within a sentence: it runs from left to right wherever it stands. */
export const withAddress = (sentence: string, address: string): string =>
  // A function: `$&` may stand in an address, and is none of what `replace` writes for it.
  t(sentence).replace(t(address), () => `<bdi dir="ltr">${t(address)}</bdi>`)

export const post = (inside: string, action = ''): string =>
  `<form method="post"${action && ` action="${t(action)}"`}>${inside}</form>`

export const button = (text: string, { name = '', value = '', isQuiet = false } = {}): string =>
  `<button type="submit"${name && ` name="${name}" value="${t(value)}"`}${isQuiet ? ' class="quiet"' : ''}>${t(text)}</button>`

type Choice = { id: string; locale: Locale; name: string; description: string; isWanted: boolean }

/** Newsletters with a box each; one of another language is set as it runs. */
export const choices = (each: readonly Choice[]): string =>
  each
    .map(
      ({ id, locale, name, description, isWanted }) =>
        `<label class="one"><input type="checkbox" name="newsletter" value="${t(id)}"${isWanted ? ' checked' : ''}><span lang="${locale}" dir="${localeTable[locale].dir}">${t(name)}${description && `<span>${t(description)}</span>`}</span></label>`,
    )
    .join('\n')

/** The form again, with what was typed in it and what is wrong with it. */
export function subscribeAgain(given: {
  locale: Locale
  paper: string
  offered: readonly OfferedNewsletter[]
  chosen: readonly string[]
  email: string
  fault: string
  isOfEmail: boolean
  status: number
}): Response {
  const { locale, paper, offered, chosen, email, fault, isOfEmail, status } = given
  const w = newsletterWords(locale)
  const wrong = isOfEmail ? ' aria-invalid="true" aria-describedby="fault"' : ''
  return readerPage({
    locale,
    paper,
    title: w('title'),
    status,
    html: `<p class="said" id="fault" role="alert">${t(fault)}</p>${post(
      `<input type="hidden" name="locale" value="${locale}"><fieldset><legend>${t(w('choose'))}</legend>${choices(
        offered.map((each) => ({ ...each, locale, isWanted: chosen.includes(each.id) })),
      )}</fieldset><label class="field">${t(w('email'))}<input type="email" name="email" dir="ltr" autocomplete="email" maxlength="254" value="${t(email)}"${wrong}${isOfEmail ? ' autofocus' : ''}></label><div class="buttons">${button(w('submit'))}</div>`,
      subscribeHref,
    )}${paragraph(w('promise'), 'faint')}`,
  })
}

/** A link that leads nowhere any more. */
export function expiredPage(locale: Locale, paper: string, status = 410): Response {
  const w = newsletterWords(locale)
  return readerPage({
    locale,
    paper,
    title: w('expired.title'),
    status,
    html: `${paragraph(w('expired.body'))}<p><a href="${newslettersHref(locale)}">${t(w('expired.again'))}</a></p>`,
  })
}

export const wayHome = (locale: Locale): string =>
  `<p><a href="${frontHref(locale)}">${t(missingWords(locale)('home'))}</a></p>`
