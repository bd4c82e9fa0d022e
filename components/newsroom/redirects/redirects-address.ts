/** Which part of the redirects a page shows. */
export type RedirectsQuestion = { query?: string | undefined; after?: string | undefined }

export const redirectsPath = '/admin/redirects'
/** Where the redirects go out as a file, and come in as one. */
export const redirectsFilePath = `${redirectsPath}/file`
/** Where a list of addresses is sent to be followed. */
export const redirectsCheckPath = `${redirectsPath}/check`

export function redirectsHref({ query, after }: RedirectsQuestion = {}): string {
  const asked = new URLSearchParams({ ...(query && { q: query }), ...(after && { after }) })
  return asked.size > 0 ? `${redirectsPath}?${asked}` : redirectsPath
}
