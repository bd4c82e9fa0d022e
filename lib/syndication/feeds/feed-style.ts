/**
 * What a person sees who opens a feed in a browser. XSLT makes a page of it. Browsers are removing XSLT, Chrome first
 * (https://github.com/whatwg/html/issues/11523; its last versions that have it say so in red above the page): there the
 * style sheet named after it says the same above the stories, in which only the links are missing.
 */
import { isolateInPlainText } from '../../arabic/isolate-runs.ts'
import type { Database } from '../../db/open.ts'
import { everyWord } from '../../locale/reader-messages.ts'
import { type Locale, localeTable } from '../../locale/table.ts'
import { masthead } from '../../publication/masthead.ts'
import { xmlText } from '../xml.ts'

const faces: Record<string, string> = {
  Arab: `'Markazi Text', 'Noto Naskh Arabic', 'Geeza Pro', serif`,
  Aran: `'Noto Nastaliq Urdu', 'Jameel Noori Nastaleeq', serif`,
  Hebr: `'Frank Ruhl Libre', 'Times New Roman', serif`,
  Latn: `'Markazi Text', Georgia, 'Times New Roman', serif`,
}

const leadings: Record<string, number> = { Arab: 1.7, Aran: 2.3, Hebr: 1.6, Latn: 1.5 }

/** The paper's colours and measures, as in `components/reader/style/tokens.css`; no font is loaded for it. */
const frameCss = (script: string): string => `
:root { color-scheme: light dark; --paper: #fbf8f1; --ink: #1b1713; --soft: #5f564d; --rule: #d8cebd; --accent: #9e2b25 }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14110e; --ink: #ece5d9; --soft: #aca192; --rule: #3a322a; --accent: #e58473 }
}
:root { background: var(--paper); color: var(--ink); font: 1.25rem/${leadings[script]} ${faces[script]}; overflow-wrap: anywhere }`

/** The page, as a style sheet that transforms RSS and Atom alike (XSLT 1.0). */
export async function feedXsl(locale: Locale): Promise<string> {
  const t = await everyWord(locale)
  const { dir, script } = localeTable[locale]
  // The name is the feed's own: XPath puts it where the message has its place for it.
  const [before = '', after = ''] = t('Feed.what', { name: '\uE000' }).split('\uE000')
  return `<?xml version="1.0" encoding="utf-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:a="http://www.w3.org/2005/Atom" xmlns:dcterms="http://purl.org/dc/terms/" exclude-result-prefixes="a dcterms">
<xsl:output method="html" encoding="utf-8" doctype-system="about:legacy-compat"/>
<xsl:template match="/rss">
  <xsl:call-template name="page">
    <xsl:with-param name="title" select="channel/title"/>
    <xsl:with-param name="about" select="channel/description"/>
    <xsl:with-param name="href" select="channel/link"/>
    <xsl:with-param name="entries" select="channel/item"/>
  </xsl:call-template>
</xsl:template>
<xsl:template match="/a:feed">
  <xsl:call-template name="page">
    <xsl:with-param name="title" select="a:title"/>
    <xsl:with-param name="about" select="a:subtitle"/>
    <xsl:with-param name="href" select="a:link[@rel='alternate']/@href"/>
    <xsl:with-param name="entries" select="a:entry"/>
  </xsl:call-template>
</xsl:template>
<xsl:template name="page">
  <xsl:param name="title"/>
  <xsl:param name="about"/>
  <xsl:param name="href"/>
  <xsl:param name="entries"/>
  <html lang="${locale}" dir="${dir}">
    <head>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="robots" content="noindex"/>
      <link rel="icon" href="/icon.svg"/>
      <title>${xmlText(t('Feed.title'))} — <xsl:value-of select="$title"/></title>
      <style>${xmlText(frameCss(script))}
body { margin: 0 auto; max-inline-size: 44rem; padding: 1rem }
header { border-block-end: 3px double; margin-block-end: 1.5rem; padding-block-end: 1rem }
h1 { font-size: 2.25rem; line-height: 1.4; margin: 0 }
h2 { font-size: 1.375rem; line-height: inherit; margin: 0 }
p { margin: 0.25rem 0 }
.note { border-inline-start: 3px solid var(--accent); padding-inline-start: 1rem; margin-block: 1rem }
ol { list-style: none; margin: 0; padding: 0 }
li { border-block-end: 1px solid var(--rule); padding-block: 0.75rem }
a { color: inherit } .visit { color: var(--accent); display: inline-block; min-block-size: 44px }
time { color: var(--soft); font-size: 1rem }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }</style>
    </head>
    <body>
      <header>
        <p>${xmlText(t('Feed.title'))}</p>
        <h1><xsl:value-of select="$title"/></h1>
        <p><xsl:value-of select="$about"/></p>
      </header>
      <main>
        <div class="note">
          <p>${xmlText(before)}<bdi><xsl:value-of select="$title"/></bdi>${xmlText(after)}</p>
          <p>${xmlText(t('Feed.how'))}</p>
        </div>
        <p><a class="visit" href="{$href}">${xmlText(t('Feed.visit'))}</a></p>
        <xsl:if test="not($entries)"><p>${xmlText(t('Feed.empty'))}</p></xsl:if>
        <ol>
          <xsl:for-each select="$entries">
            <li>
              <h2><a href="{link[not(@rel)] | a:link[@rel='alternate']/@href}"><xsl:value-of select="title | a:title"/></a></h2>
              <time dir="ltr" datetime="{dcterms:modified | a:updated}"><xsl:value-of select="substring(dcterms:modified | a:updated, 1, 10)"/></time>
            </li>
          </xsl:for-each>
        </ol>
      </main>
    </body>
  </html>
</xsl:template>
</xsl:stylesheet>
`
}

/** A quoted string of CSS (https://www.w3.org/TR/css-syntax-3/#consume-string-token). */
const cssString = (text: string): string =>
  `"${text.replace(/["\\\n<]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`

/** For browsers without XSLT: the same words, and the stories' titles with what they say; XML has no links to follow. */
export async function feedCss(db: Database, locale: Locale): Promise<string> {
  const t = await everyWord(locale)
  const { name } = await masthead(db, locale)
  const { dir, script } = localeTable[locale]
  const note = [
    t('Feed.what', { name: isolateInPlainText(name, localeTable[locale].dir) }),
    t('Feed.how'),
  ].join(' ')
  return `@namespace media url("http://search.yahoo.com/mrss/");
${frameCss(script)}
:root { direction: ${dir}; display: block; max-inline-size: 44rem; margin: 0 auto; padding: 1rem }
channel, item, entry, title, subtitle, channel > description, item > description, summary { display: block }
:root > title, channel > title { font-size: 2.25rem; line-height: 1.4; font-weight: 700 }
:root > subtitle, channel > description { border-block-end: 3px double; padding-block-end: 1rem }
:root > subtitle::after, channel > description::after { content: ${cssString(note)}; display: block; margin-block-start: 1rem; color: var(--soft) }
item, entry { border-block-end: 1px solid var(--rule); padding-block: 0.75rem }
item > title, entry > title { font-size: 1.375rem; font-weight: 700 }
rss, channel, item, feed, entry { unicode-bidi: isolate }
channel > :not(title, description, item), item > :not(title, description), :root > :not(title, subtitle, entry, channel), entry > :not(title, summary), media|* { display: none }
`
}
