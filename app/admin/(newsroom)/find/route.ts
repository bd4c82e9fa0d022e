import { NextResponse } from 'next/server'
import type { StoryRecord } from '@/components/newsroom/shell/command-palette.client.tsx'
import { database } from '@/lib/db/open.ts'
import { readSession } from '@/lib/newsroom/people/own-session.ts'
import { board } from '@/lib/newsroom/stories/board.ts'

/** As many as a palette shows at once. */
const mostFound = 8
const longestQuery = 200

/** Stories by words of their headline, for the palette and for links between stories; without words, the latest. */
export async function GET(request: Request): Promise<Response> {
  const headers = { 'cache-control': 'no-store' }
  const db = await database()
  const { visitor } = await readSession(db, request.headers)
  if (!visitor || visitor.mustEnrol)
    return NextResponse.json({ code: 'signed-out' }, { status: 401, headers })
  const query = new URL(request.url).searchParams.get('q')?.trim().slice(0, longestQuery) || undefined
  const { rows } = await board(db, visitor.actor, { query, page: 1 })
  const found: StoryRecord[] = rows
    .slice(0, mostFound)
    .map(({ articleId, locale, headline, state }) => ({ articleId, locale, headline, state }))
  return NextResponse.json(found, { headers })
}
