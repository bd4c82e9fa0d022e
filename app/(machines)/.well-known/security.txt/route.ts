import { database } from '@/lib/db/open.ts'
import { securityTxt } from '@/lib/syndication/text-files.ts'

export const dynamic = 'force-dynamic'

export async function GET() {
  const text = await securityTxt(await database(), new Date())
  if (text === null) return new Response(null, { status: 404 })
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
