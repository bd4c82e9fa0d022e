/**
 * The page a reader gets when a page could not be made, or was asked for at what is no address. Written here as
 * plain text, because whatever broke the
 * page (the database, a bundle) must not be needed to say so; the nameplate is the last one that was read.
 */
import { readFileSync } from 'node:fs'
import { projectPath } from '../db/project-path.ts'
import { inLocale, type Locale, localeTable, type PerLocale } from '../locale/table.ts'
import { localeOf } from '../press/cache-key.ts'
import { frontHref } from '../publication/addresses.ts'
import { escapeHtml } from '../story/html.ts'

type Words = {
  Failure: { title: string; body: string; retry: string }
  Missing: { title: string; body: string; home: string }
}
const wordsIn = (locale: Locale): Words =>
  JSON.parse(readFileSync(projectPath(`messages/${locale}.json`), 'utf8')) as Words

/**
 * @param url as it was asked for, with its query
 * @param names the publication's names, as last read from its row
 * @param fault whose it is: ours (`Failure`), or the address's (`Missing`)
 */
export function failurePage(url: string, names: PerLocale, fault: keyof Words): string {
  const locale = localeOf(url)
  const words = wordsIn(locale)
  const { title, body } = words[fault]
  const retry = fault === 'Failure' ? `<a href="">${escapeHtml(words.Failure.retry)}</a> · ` : ''
  const t = escapeHtml
  return `<!doctype html>
<html lang="${locale}" dir="${localeTable[locale].dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${t(title)} — ${t(inLocale(names, locale))}</title>
<style>
:root { color-scheme: light dark; --paper: #fbf8f1; --ink: #1b1713; --accent: #9e2b25 }
@media (prefers-color-scheme: dark) { :root { --paper: #14110e; --ink: #ece5d9; --accent: #e58473 } }
body { margin: 0 auto; max-inline-size: 60rem; padding: 1rem; background: var(--paper); color: var(--ink);
  font: 1.25rem/1.7 'Markazi Text', 'Noto Naskh Arabic', 'Geeza Pro', serif }
header { border-block-end: 3px double var(--ink); margin-block-end: 2rem; font-size: 3.5rem; line-height: 1.3; font-weight: 700 }
h1 { font-size: 2.25rem; line-height: 1.3; margin: 0 }
a { color: inherit } main a { color: var(--accent) } header a { text-decoration: none }
</style>
</head>
<body>
<header><a href="${frontHref(locale)}">${t(inLocale(names, locale))}</a></header>
<main>
<h1>${t(title)}</h1>
<p>${t(body)}</p>
<p>${retry}<a href="${frontHref(locale)}">${t(words.Missing.home)}</a></p>
</main>
</body>
</html>
`
}
