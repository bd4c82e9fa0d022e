'use server'

import { refresh } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import type { FormState } from '@/components/newsroom/forms/form-state.ts'
import type { Locale } from '@/lib/locale/table.ts'
import {
  announceBreaking,
  longestNoticeText,
  withdrawBreaking,
} from '@/lib/newsroom/front/announce-breaking.ts'
import { placeOf, putAsChosen, shownIn } from '@/lib/newsroom/front/arrange.ts'
import { mostFigures } from '@/lib/newsroom/front/figure-limits.ts'
import { cancelPlan, layOutFront, planFront } from '@/lib/newsroom/front/lay-out-front.ts'
import { openFront } from '@/lib/newsroom/front/open-front.ts'
import { readFigureBoard, writeFigures } from '@/lib/newsroom/front/write-figures.ts'
import type { Result } from '@/lib/newsroom/result.ts'
import { instantOf } from '@/lib/newsroom/writing/wall-time.ts'
import { frontPlaces } from '@/lib/publication/front-shape.ts'
import type { FrontKey } from '@/lib/vocabulary.ts'
import { formState } from '../../form-state.ts'
import { textOf } from '../../form-text.ts'
import { newsroomLocale, requireActor } from '../../require-actor.ts'
import { toResult } from '../../result.ts'

/** @returns the number of the change, which is what the screen's next one is made from */
export async function layOutAction(
  front: string,
  locale: string,
  baseVersion: number,
  places: unknown,
): Promise<Result<number>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    try {
      return await layOutFront(db, actor, {
        front: front as FrontKey,
        locale: locale as Locale,
        baseVersion,
        places,
      })
    } finally {
      // Also when it was refused: the screen shows what stands instead.
      refresh()
    }
  })
}

/** @param at as the newsroom's clock shows it */
export async function planAction(
  front: string,
  locale: string,
  at: string,
  places: unknown,
): Promise<Result<string>> {
  return toResult(async () => {
    const { db, actor, timeZone } = await requireActor()
    const id = await planFront(db, actor, {
      front: front as FrontKey,
      locale: locale as Locale,
      at: instantOf(at, timeZone),
      places,
    })
    refresh()
    return id
  })
}

/**
 * The whole layout as a form sends it that needs no script: at once, or at a moment when one is given. Its value is what
 * to say.
 */
export async function layOutForm(before: FormState<string>, form: FormData): Promise<FormState<string>> {
  const at = textOf(form, 'at')
  const wished = Array.from({ length: frontPlaces }, (_each, place) => textOf(form, `place-${place}`) || null)
  return formState(before, form, async () => {
    const { db, actor, timeZone } = await requireActor()
    const locale = textOf(form, 'language') as Locale
    const front = textOf(form, 'of') as FrontKey
    const { places: stood, newest, stories } = await openFront(db, actor, { front, locale })
    const places = putAsChosen(stood, wished, shownIn(stood, newest, stories))
    if (at) await planFront(db, actor, { front, locale, at: instantOf(at, timeZone), places })
    else await layOutFront(db, actor, { front, locale, baseVersion: Number(textOf(form, 'base')), places })
    refresh()
    const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Front' })
    // What was put there by hand and fell off; of the newest that is the way of things.
    const fallen = stood.flatMap((each, place) =>
      each && wished[place] !== null && placeOf(places, each.articleId) < 0
        ? (stories[each.articleId]?.headline ?? [])
        : [],
    )
    return [
      t(at ? 'plain.planned' : 'plain.done'),
      ...fallen.map((headline) => t('drag.fell', { headline: `\u2068${headline}\u2069` })),
    ].join(' ')
  })
}

export async function cancelPlanForm(before: FormState<void>, form: FormData): Promise<FormState<void>> {
  return formState(before, form, async () => {
    const { db, actor } = await requireActor()
    await cancelPlan(db, actor, { planId: textOf(form, 'plan') })
    refresh()
  })
}

export async function announceForm(before: FormState<void>, form: FormData): Promise<FormState<void>> {
  const state = await formState(before, form, async () => {
    const { db, actor, timeZone } = await requireActor()
    const lasts = textOf(form, 'lasts')
    await announceBreaking(db, actor, {
      locale: textOf(form, 'language') as Locale,
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
  const { result } = state
  if (!result || result.ok || result.refusal !== 'malformed') return state
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Front.breaking' })
  if (result.subject === 'text') return { ...state, result: { ...result, message: t('textMissing') } }
  if (result.subject === 'text-too-long')
    return { ...state, result: { ...result, message: t('textTooLong', { most: longestNoticeText }) } }
  return state
}

export async function withdrawNoticeForm(before: FormState<void>, form: FormData): Promise<FormState<void>> {
  return formState(before, form, async () => {
    const { db, actor } = await requireActor()
    await withdrawBreaking(db, actor, { noticeId: textOf(form, 'notice') })
    refresh()
  })
}

/** The figures of a language as a form sends them: a row whose name is empty is none. */
export async function figuresForm(before: FormState<void>, form: FormData): Promise<FormState<void>> {
  const state = await formState(before, form, async () => {
    const { db, actor } = await requireActor()
    const locale = textOf(form, 'language') as Locale
    const { figures: stood } = await readFigureBoard(db, actor, { locale })
    const now = new Date().toISOString()
    const figures = Array.from({ length: mostFigures }, (_each, row) => {
      const text = (name: string) => textOf(form, `${name}-${row}`)
      return {
        label: text('label'),
        value: text('value'),
        unit: text('unit'),
        change: text('change'),
        changeIn: text('changeIn'),
        source: text('source'),
      }
    })
      .filter(({ label }) => label.trim() !== '')
      // What nobody changed is as old as it was.
      .map((each) => {
        const same = stood.find(({ label, value }) => label === each.label && value === each.value)
        return { ...each, at: same ? same.at : now }
      })
    await writeFigures(db, actor, {
      locale,
      title: textOf(form, 'title'),
      figures,
      baseVersion: Number(textOf(form, 'base')),
    })
    refresh()
  })
  const { result } = state
  if (!result || result.ok || result.refusal !== 'malformed') return state
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Front.figures' })
  return { ...state, result: { ...result, message: t('malformed') } }
}
