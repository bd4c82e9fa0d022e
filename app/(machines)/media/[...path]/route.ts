import { join } from 'node:path'
import { mediaTypeOf } from '@/lib/picture/media-files.ts'
import { mediaStore } from '@/lib/picture/media-store.ts'
import { readSettings } from '@/lib/settings/settings.ts'

type Context = { params: Promise<{ path: string[] }> }

/** A file of a picture, from wherever they are kept. Nothing but a rendition's path is a path here. */
export async function GET(request: Request, { params }: Context) {
  const path = (await params).path.join('/')
  const type = mediaTypeOf(path)
  if (!type) return new Response(null, { status: 404 })
  // The name changes with the content, so the content never changes under the name, and the name is its tag.
  const headers = {
    ETag: `"${path}"`,
    'Cache-Control': 'public, max-age=31536000, immutable',
    'X-Content-Type-Options': 'nosniff',
  }
  const store = mediaStore(join(/* turbopackIgnore: true */ readSettings().dataFolder, 'media'))
  const known = request.headers
    .get('if-none-match')
    ?.split(',')
    .map((each) => each.trim().replace(/^W\//, ''))
  if (known?.includes(headers.ETag) && (await store.has(path)))
    return new Response(null, { status: 304, headers })
  const file = await store.open(path)
  if (!file) return new Response(null, { status: 404 })
  return new Response(file.body, {
    headers: { ...headers, 'Content-Type': type, 'Content-Length': String(file.bytes) },
  })
}
