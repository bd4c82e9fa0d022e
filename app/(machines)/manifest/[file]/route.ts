import { database } from '@/lib/db/open.ts'
import { locales } from '@/lib/locale/table.ts'
import { webManifest } from '@/lib/syndication/web-manifest.ts'

/** `/manifest/ar.webmanifest`, linked by every page of its language. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }) {
  const { file } = await params
  const locale = locales.find((each) => file === `${each}.webmanifest`)
  if (!locale) return new Response(null, { status: 404 })
  return Response.json(await webManifest(await database(), locale), {
    headers: { 'Content-Type': 'application/manifest+json; charset=utf-8' },
  })
}
