/** Galleries. */
import { galleryHtml, pictureHtml } from './html-pieces.ts'
import type { TextContext } from './text-context.ts'

/** Pictures of one gallery; a longer list is none that a person made. */
const most = 500

export const idsIn = (list: string | undefined): string[] =>
  (list ?? '')
    .slice(0, 20_000)
    .split(',')
    .map((id) => id.trim())
    .filter((id) => /^[1-9]\d*$/.test(id))
    .slice(0, most)

export const picturesHtml = (ids: readonly string[]): string => galleryHtml(ids.map((id) => pictureHtml(id)))

/**
 * `[gallery]` as WordPress reads it: the pictures that it names, else those that were uploaded to the post, without those
 * that it excludes (https://developer.wordpress.org/reference/functions/gallery_shortcode/).
 */
export function galleryIds(
  named: Readonly<Record<string, string>>,
  { postId, library }: TextContext,
): string[] {
  const told = idsIn(named.ids || named.include)
  if (told.length) return told
  const excluded = new Set(idsIn(named.exclude))
  const attached = (library.attached.get(named.id ?? postId) ?? [])
    .filter((id) => !excluded.has(id))
    .slice(0, most)
  return named.order?.toUpperCase() === 'DESC' ? attached.toReversed() : attached
}
