import { database } from '@/lib/db/open.ts'
import { isLocale } from '@/lib/locale/table.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { atomFeed } from '@/lib/syndication/atom.ts'

export async function GET(_request: Request, { params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params
  if (!isLocale(locale)) return new Response(null, { status: 404 })
  return new Response(await atomFeed(await database(), locale, readSettings().siteUrl), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
  })
}
