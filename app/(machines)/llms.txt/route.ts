import { database } from '@/lib/db/open.ts'
import { llmsTxt } from '@/lib/syndication/text-files.ts'

export const dynamic = 'force-dynamic'

export async function GET() {
  return new Response(await llmsTxt(await database()), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' },
  })
}
