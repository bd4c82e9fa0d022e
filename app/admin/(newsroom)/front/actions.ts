'use server'

import { refresh } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import {
  announceBreaking,
  longestNoticeText,
  withdrawBreaking,
} from '@/lib/newsroom/front/announce-breaking.ts'
import { placeOf, putAsChosen, shownIn } from '@/lib/newsroom/front/arrange.ts'
import { cancelPlan, layOutFront, planFront } from '@/lib/newsroom/front/lay-out-front.ts'
import { openFront } from '@/lib/newsroom/front/open-front.ts'
import { instantOf } from '@/lib/newsroom/writing/wall-time.ts'
import { frontPlaces } from '@/lib/publication/front-shape.ts'
import { textOf } from '../../form-text.ts'
import { newsroomLocale, requireActor } from '../../require-actor.ts'
import { type Result, toResult } from '../../result.ts'

/** What came of a form: what to say, and what was written in it, which is lost only when it was taken. */
export type Told = { done: boolean; message: string; given: Record<string, string> } | null

/** @returns the number of the change, which is what the screen's next one is made from */
export async function layOutAction(
  locale: string,
  baseVersion: number,
  places: unknown,
): Promise<Result<number>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    try {
      return await layOutFront(db, actor, locale, { baseVersion, places })
    } finally {
      // Also when it was refused: the screen shows what stands instead.
      refresh()
    }
  })
}

/** @param at as the newsroom's clock shows it */
export async function planAction(locale: string, at: string, places: unknown): Promise<Result<string>> {
  return toResult(async () => {
    const { db, actor, timeZone } = await requireActor()
    const id = await planFront(db, actor, locale, { at: instantOf(at, timeZone), places })
    refresh()
    return id
  })
}

/** The whole layout as a form sends it that needs no script: at once, or at a moment when one is given. */
export async function layOutForm(_: Told, form: FormData): Promise<Told> {
  const at = textOf(form, 'at')
  const wished = Array.from({ length: frontPlaces }, (_each, place) => textOf(form, `place-${place}`) || null)
  const answer = await toResult(async () => {
    const { db, actor, timeZone } = await requireActor()
    const locale = textOf(form, 'language')
    const { places: before, newest, stories } = await openFront(db, actor, locale)
    const places = putAsChosen(before, wished, shownIn(before, newest, stories))
    if (at) await planFront(db, actor, locale, { at: instantOf(at, timeZone), places })
    else await layOutFront(db, actor, locale, { baseVersion: Number(textOf(form, 'base')), places })
    refresh()
    // What was put there by hand and fell off; of the newest that is the way of things.
    return before.flatMap((each, place) =>
      each && wished[place] !== null && placeOf(places, each.articleId) < 0
        ? (stories[each.articleId]?.headline ?? [])
        : [],
    )
  })
  const answered = await told(answer, form, at ? 'plain.planned' : 'plain.done')
  if (!answer.ok || !answered || answer.value.length === 0) return answered
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Front' })
  const fallen = answer.value.map((headline) => t('drag.fell', { headline: `\u2068${headline}\u2069` }))
  return { ...answered, message: [answered.message, ...fallen].join(' ') }
}

export async function cancelPlanForm(_: Told, form: FormData): Promise<Told> {
  const answer = await toResult(async () => {
    const { db, actor } = await requireActor()
    await cancelPlan(db, actor, textOf(form, 'plan'))
    refresh()
  })
  return told(answer, form)
}

export async function announceForm(_: Told, form: FormData): Promise<Told> {
  const answer = await toResult(async () => {
    const { db, actor, timeZone } = await requireActor()
    const lasts = textOf(form, 'lasts')
    await announceBreaking(db, actor, textOf(form, 'language'), {
      text: textOf(form, 'text'),
      articleId: textOf(form, 'story') || undefined,
      expiresAt:
        lasts === 'at'
          ? instantOf(textOf(form, 'at'), timeZone)
          : new Date(Date.now() + Number(lasts) * 60_000),
      replaces: textOf(form, 'replaces') || undefined,
    })
    refresh()
  })
  if (!answer.ok && answer.refusal === 'malformed') {
    const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Front.breaking' })
    if (answer.subject === 'text') return told({ ...answer, message: t('textMissing') }, form)
    if (answer.subject === 'text-too-long')
      return told({ ...answer, message: t('textTooLong', { most: longestNoticeText }) }, form)
  }
  return told(answer, form)
}

export async function withdrawNoticeForm(_: Told, form: FormData): Promise<Told> {
  const answer = await toResult(async () => {
    const { db, actor } = await requireActor()
    await withdrawBreaking(db, actor, textOf(form, 'notice'))
    refresh()
  })
  return told(answer, form)
}

async function told(
  answer: Result<unknown>,
  form: FormData,
  done?: 'plain.planned' | 'plain.done',
): Promise<Told> {
  if (answer.ok) {
    if (!done) return null
    const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Front' })
    return { done: true, message: t(done), given: {} }
  }
  const given = Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === 'string' && !name.startsWith('$') ? [[name, value]] : [],
    ),
  )
  return { done: false, message: answer.message, given }
}
