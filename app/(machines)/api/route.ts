import { humanPage } from '@/lib/api/human-page.ts'

/** What the API does, for people. */
export const GET = () =>
  new Response(humanPage(), { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
