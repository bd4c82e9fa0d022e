/**
 * A reader page without its framework. Next's scripts, their preloads and the serialised tree they would read are
 * taken out: the page is whole without them, and they are nine tenths of its weight. Text cannot be mistaken for
 * them, because React escapes `<` in everything a person wrote.
 */

import type { Assets } from './assets.ts'
import { stylesUsedBy } from './used-styles.ts'

/** Scripts that stay: data for machines, rules for the browser, and what a component marked as its own. */
const kept = /^<script(?=[^>]*\b(?:type="(?:application\/ld\+json|speculationrules)"|data-keep\b))/

/** HTML of a finished page, as Next sends it. */
export function withoutFramework(html: string): string {
  return html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, (script) => (kept.test(script) ? script : ''))
    .replace(/<link\b[^>]*\bas="script"[^>]*>/g, '')
    .replace(/<!--\$-->|<!--\/\$-->|<!-- -->|<!--\/?[$&][^>]*-->/g, '')
}

/**
 * The page with what it uses of its style sheets inside it (some 8 KB compressed: less than the round trip it saves on a
 * phone) and its first fonts asked for at once. The last step: what is put into the page later has no style.
 */
export function withStyles(
  html: string,
  { css, fonts, icon, wordsOfScripts }: Pick<Assets, 'css' | 'fonts' | 'icon' | 'wordsOfScripts'>,
): string {
  const used = stylesUsedBy(html, wordsOfScripts)
  const script = /<html\b[^>]*\bdata-script="(\w+)"/.exec(html)?.[1] ?? ''
  const preloads = (fonts.get(script) ?? [])
    .map((href) => `<link rel="preload" href="${href}" as="font" type="font/woff2" crossorigin/>`)
    .join('')
  return (
    html
      .replace(/<link\b[^>]*\brel="stylesheet"[^>]*\bhref="([^"]+)"[^>]*>/g, (link, href: string) => {
        const sheet = css.get(href)
        return sheet ? `<style>${used(sheet)}</style>` : link
      })
      // 0.3 KB here, in place of a request that every first visit made.
      .replace('<link rel="icon" href="/icon.svg"', () => `<link rel="icon" href="${icon}"`)
      // Before the style sheet, so that they are asked for while the rest of the page is still coming.
      .replace('<head>', () => `<head>${preloads}`)
  )
}

/**
 * The page with its scripts asked for by their content, so that a browser may keep them for ever; also one that another
 * asks for when it is wanted (`data-module`).
 */
export const withVersions = (html: string, { scripts }: Pick<Assets, 'scripts'>): string =>
  html.replace(
    /((?:<script\b[^>]*\bsrc|\bdata-module)=")([^"?]+)(?=")/g,
    (all, before: string, address: string) => {
      const versioned = scripts.get(address)
      return versioned ? before + versioned : all
    },
  )
