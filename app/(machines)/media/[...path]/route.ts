import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { couldBeId } from '@/lib/db/id.ts'
import { database } from '@/lib/db/open.ts'
import { isLocale } from '@/lib/locale/table.ts'
import { isDownload, mediaTypeOf } from '@/lib/picture/media-files.ts'
import { mediaStore } from '@/lib/picture/media-store.ts'
import { trackAt } from '@/lib/publication/recordings.ts'
import { isUnchanged, rangeOf } from '@/lib/server/byte-range.ts'
import { orLater } from '@/lib/server/or-later.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { termsHeaders } from '@/lib/syndication/terms/machine-terms.ts'

type Context = { params: Promise<{ path: string[] }> }

const forEver = {
  'Cache-Control': 'public, max-age=31536000, immutable',
  'X-Content-Type-Options': 'nosniff',
}

/** A document is saved, never shown; where a browser shows it all the same, nothing in it runs or asks for anything. */
const forDownload = {
  'Content-Disposition': 'attachment',
  'Content-Security-Policy': "default-src 'none'; sandbox",
}

/**
 * A file of the library, from wherever they are kept, whole or in part (RFC 9110, 14). Nothing but a rendition's path is a
 * path here, and that of what is said in a recording: `/media/{id}/{locale}-{hash}.vtt`.
 */
export async function GET(request: Request, { params }: Context) {
  const segments = (await params).path
  const path = segments.join('/')
  const type = mediaTypeOf(path)
  if (!type) return orLater('What is said in a recording could not be read', () => track(request, segments))
  // The name changes with the content, so the content never changes under the name, and the name is its tag.
  const headers = {
    ...forEver,
    // Of a file that may be had although the database is away, they are said as far as they are known.
    ...(await termsHeaders(await database()).catch(() => ({}))),
    ETag: `"${path}"`,
    'Accept-Ranges': 'bytes',
    'Content-Type': type,
    ...(isDownload(path) && forDownload),
  }
  const store = mediaStore(join(/* turbopackIgnore: true */ readSettings().dataFolder, 'media'))
  if (isUnchanged(request.headers, headers.ETag) && (await store.has(path)))
    return new Response(null, { status: 304, headers })
  const asksForPart = request.headers.has('range')
  const size = asksForPart ? await store.size(path) : null
  const range = size === null ? null : rangeOf(request.headers, { size, etag: headers.ETag })
  if (range === 'unsatisfiable')
    return new Response(null, { status: 416, headers: { ...forEver, 'Content-Range': `bytes */${size}` } })
  const file = await store.open(path, range ?? undefined)
  if (!file) return new Response(null, { status: 404 })
  if (!range)
    return new Response(file.body, { headers: { ...headers, 'Content-Length': String(file.bytes) } })
  return new Response(file.body, {
    status: 206,
    headers: {
      ...headers,
      'Content-Length': String(range.to - range.from + 1),
      'Content-Range': `bytes ${range.from}-${range.to}/${size}`,
    },
  })
}

async function track(request: Request, [mediaId = '', file = '', ...rest]: string[]): Promise<Response> {
  const [, locale, hash] = /^([a-z]{2})-([0-9a-f]{8})\.vtt$/.exec(file) ?? []
  const missing = () => new Response(null, { status: 404 })
  if (!locale || !isLocale(locale) || !couldBeId(mediaId) || rest.length > 0) return missing()
  const text = await trackAt(await database(), mediaId, locale)
  if (text === null || createHash('sha256').update(text).digest('hex').slice(0, 8) !== hash) return missing()
  const headers = { ...forEver, ETag: `"${mediaId}/${file}"`, 'Content-Type': 'text/vtt; charset=utf-8' }
  if (isUnchanged(request.headers, headers.ETag)) return new Response(null, { status: 304, headers })
  return new Response(text, { headers })
}
