import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { readSettings } from '@/lib/settings/settings.ts'

/** Renditions are named by content: `24 hex digits/width.format`. Nothing else is a path here. */
const rendition = /^[0-9a-f]{24}\/\d{1,5}\.(avif|webp|jpg)$/
const types = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' }

export async function GET(_request: Request, { params }: { params: Promise<{ path: string[] }> }) {
  const path = (await params).path.join('/')
  const format = rendition.exec(path)?.[1] as keyof typeof types | undefined
  if (!format) return new Response(null, { status: 404 })
  const file = join(/* turbopackIgnore: true */ readSettings().dataFolder, 'media', path)
  const found = await stat(file).catch(() => null)
  if (!found) return new Response(null, { status: 404 })
  return new Response(Readable.toWeb(createReadStream(file)) as ReadableStream, {
    headers: {
      'Content-Type': types[format],
      'Content-Length': String(found.size),
      // The name changes with the content, so the content never changes under the name.
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
