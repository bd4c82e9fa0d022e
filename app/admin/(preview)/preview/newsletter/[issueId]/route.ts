import { answeringItself } from '@/app/admin/(newsroom)/stories/json-route.ts'
import { requireActor } from '@/app/admin/require-actor.ts'
import { previewIssue } from '@/lib/newsroom/newsletters/write-issue.ts'

type Context = { params: Promise<{ issueId: string }> }

/** A letter as it would go out, for the frame in which its writer looks at it. */
export const GET = (request: Request, { params }: Context) =>
  answeringItself(async () => {
    const { db, actor } = await requireActor(request)
    const parts = await previewIssue(db, actor, { id: (await params).issueId })
    // The one style sheet of ours in it may be applied under the policy of this answer.
    const nonce = request.headers.get('x-nonce') ?? ''
    return new Response((parts?.html ?? '').replace('<style>', `<style nonce="${nonce}">`), {
      headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-store' },
    })
  })
