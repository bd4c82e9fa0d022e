/**
 * Which language a post is in, and of what it is a translation. Polylang keeps both as terms, and an export has them. WPML
 * keeps them in tables of its own, which no export has: only copies that it made of a post name it, and its own “Export
 * and Import” writes fields of a group (https://wpml.org/documentation/related-projects/wpml-export-and-import/).
 */
import { isLocale, type Locale } from '../../locale/table.ts'
import type { Library } from './library.ts'
import type { PostMeta } from './post-meta.ts'
import type { PostTerm } from './post-terms.ts'

/** `ar`, `ar-SA`, `ar_EG`: the first part is the language. */
export const localeOf = (tag: string): Locale | null => {
  const language = tag.trim().toLowerCase().split(/[-_]/)[0] ?? ''
  return isLocale(language) ? language : null
}

type Post = { id: string; link: string; terms: readonly PostTerm[]; meta: PostMeta }

/** @returns `language`: as it is called there, where that is said */
export function translationOf(
  { id, link, terms, meta }: Post,
  library: Library,
): { groupKey: string | null; locale: Locale | null; language: string } {
  const named = (taxonomy: string) => terms.find((each) => each.taxonomy === taxonomy)?.slug
  const polylang = named('post_translations')
  const language = named('language')
  if (polylang || language)
    return {
      groupKey: polylang ?? null,
      locale: language ? localeOf(language) : null,
      language: language ?? '',
    }
  const original = meta.get('_icl_lang_duplicate_of') || (library.originals.has(id) ? id : '')
  const group = meta.get('_wpml_import_translation_group')
  const isWpml =
    original !== '' ||
    named('translation_priority') !== undefined ||
    [...meta.keys()].some((key) => /^_(?:wpml|icl)_/.test(key))
  const told = meta.get('_wpml_import_language_code')
  return {
    groupKey: group ? `wpml:${group}` : original ? `wpml-copy:${original}` : null,
    locale: told ? localeOf(told) : isWpml ? languageInAddress(link) : null,
    language: told ?? '',
  }
}

/** `/en/…` or `?lang=en`, as WPML writes addresses of all languages but the first. */
function languageInAddress(link: string): Locale | null {
  if (!URL.canParse(link)) return null
  const { pathname, searchParams } = new URL(link)
  return (
    localeOf(searchParams.get('lang') ?? '') ??
    localeOf(/^\/([a-z]{2}(?:-[a-z]{2,4})?)\//.exec(pathname)?.[1] ?? '')
  )
}
