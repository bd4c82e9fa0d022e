import { readSettings } from '@/lib/settings/settings.ts'

/** `/{INDEXNOW_KEY}.txt` (rewritten in next.config.mjs): that the key is ours (https://www.indexnow.org/documentation). */
export async function GET(_request: Request, { params }: { params: Promise<{ key: string }> }) {
  const { indexNowKey } = readSettings()
  if (indexNowKey === undefined || (await params).key !== indexNowKey)
    return new Response(null, { status: 404 })
  return new Response(indexNowKey, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
