'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { boardHref, boardQuery, fromStart } from '@/components/newsroom/board/board-address.ts'
import { bulkChangeIn } from '@/components/newsroom/board/bulk-things.ts'
import { readBoardQuestion } from '@/components/newsroom/board/read-board-question.ts'
import type { FormState } from '@/components/newsroom/forms/form-state.ts'
import type { Result } from '@/lib/newsroom/result.ts'
import { assignStory } from '@/lib/newsroom/stories/assign-story.ts'
import { removeView, saveView, setBoardColumns } from '@/lib/newsroom/stories/board-views.ts'
import { changeMany, mostInBulk, undoMany } from '@/lib/newsroom/stories/bulk-change.ts'
import { instantOf } from '@/lib/newsroom/writing/wall-time.ts'
import { boardColumns } from '@/lib/vocabulary.ts'
import { formState } from '../form-state.ts'
import { textOf } from '../form-text.ts'
import { requireActor } from '../require-actor.ts'
import { toResult } from '../result.ts'

/** @param query of the board's address, which is come back to */
export async function bulkAction(
  query: string,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  const state = await formState<string>({ ...before, result: null }, form, async (typed) => {
    const { db, actor, timeZone, locale } = await requireActor()
    const t = await getTranslations({ locale, namespace: 'Newsroom.Shell.board.bulk' })
    const chosen = typed.chosen ?? []
    const asked = bulkChangeIn(typed, (wall) => instantOf(wall, timeZone))
    const fault =
      chosen.length === 0
        ? 'nothing'
        : chosen.length > mostInBulk
          ? 'tooMany'
          : typeof asked === 'string'
            ? asked
            : null
    if (fault || typeof asked === 'string') return t(fault ?? 'noChange')
    const { id } = await changeMany(db, actor, { id: textOf(form, 'id'), change: asked, articleIds: chosen })
    return redirect(boardHref({ ...questionOf(query), done: id }))
  })
  // What the form lacks is no refusal of the operation's, which was not asked.
  const { result } = state
  return {
    ...state,
    result: result?.ok
      ? { ok: false, refusal: 'malformed', subject: 'change', message: result.value }
      : result,
  }
}

const questionOf = (query: string) => {
  const { done: _, ...question } = readBoardQuestion(Object.fromEntries(new URLSearchParams(query)))
  return question
}

/** Puts a story that is in nobody's hands into those of who asks. */
export async function takeStoryAction(articleId: string): Promise<Result<void>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    // Where a colleague was first, that is seen as well as said.
    await assignStory(db, actor, { articleId, ownerId: actor.staffId, ifFree: true }).finally(refresh)
  })
}

export async function undoBulkAction(
  query: string,
  id: string,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  return formState(before, form, async () => {
    const { db, actor, locale } = await requireActor()
    const t = await getTranslations({ locale, namespace: 'Newsroom.Shell.board.bulk' })
    await undoMany(db, actor, { id, note: t('undoNote') })
    return redirect(boardHref({ ...questionOf(query), done: id }))
  })
}

export async function saveViewAction(
  query: string,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  return formState(
    before,
    form,
    async () => {
      const { db, actor } = await requireActor()
      const [sharing = '', deskId] = textOf(form, 'sharing').split(':')
      await saveView(db, actor, {
        name: textOf(form, 'view'),
        sharing: sharing as 'me',
        deskId: deskId ?? null,
        question: boardQuery(fromStart(questionOf(query))),
      })
      refresh()
    },
    (_, subject) => (subject === 'name' ? 'view' : null),
  )
}

export async function removeViewAction(before: FormState<void>, form: FormData): Promise<FormState<void>> {
  return formState(before, form, async () => {
    const { db, actor } = await requireActor()
    await removeView(db, actor, { id: textOf(form, 'id') })
    refresh()
  })
}

export async function columnsAction(before: FormState<void>, form: FormData): Promise<FormState<void>> {
  return formState(before, form, async (typed) => {
    const { db, actor } = await requireActor()
    const columns = boardColumns.filter((each) => typed.column?.includes(each))
    await setBoardColumns(db, actor, { columns })
    refresh()
  })
}
