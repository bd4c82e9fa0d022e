/** `/admin/media`, narrowed to words, at a page. */
export function libraryHref({ query = '', page = 1 }: { query?: string; page?: number } = {}): string {
  const asked = new URLSearchParams()
  if (query) asked.set('q', query)
  if (page > 1) asked.set('page', String(page))
  return asked.size ? `/admin/media?${asked}` : '/admin/media'
}

export const pictureHref = (mediaId: string): string => `/admin/media/${mediaId}`
