import { redirect } from 'next/navigation'
import { boardHref } from '@/components/newsroom/board/board-address.ts'
import { whereToBegin } from '@/lib/newsroom/stories/where-to-begin.ts'
import { requirePageUser } from '../../require-actor.ts'

/** Leads whoever has just come in to where their work is. */
export default async function BeginPage(): Promise<never> {
  const { db, actor } = await requirePageUser()
  const beginning = await whereToBegin(db, actor)
  switch (beginning.at) {
    case 'review':
      return redirect(
        boardHref({ state: 'in_review', ...(beginning.deskId && { deskId: beginning.deskId }) }),
      )
    case 'mine':
      return redirect(boardHref({ mine: true }))
    case 'translations':
      return redirect('/admin/translations')
    case 'board':
      return redirect(boardHref({}))
  }
}
