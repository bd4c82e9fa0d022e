'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { formState } from '@/app/admin/form-state.ts'
import { toResult } from '@/app/admin/result.ts'
import type { FormState, Typed } from '@/components/newsroom/forms/form-state.ts'
import type { InputOf } from '@/lib/newsroom/operation.ts'
import { openCoverage } from '@/lib/newsroom/plan/open-coverage.ts'
import { coverageHref, eventHref, planPath } from '@/lib/newsroom/plan/plan-address.ts'
import {
  changeCoverage,
  moveCoverage,
  planCoverage,
  removeCoverage,
  settleCoverage,
  takeCoverage,
} from '@/lib/newsroom/plan/plan-coverage.ts'
import {
  cancelEvent,
  changeEvent,
  moveEvent,
  planEvent,
  removeEvent,
} from '@/lib/newsroom/plan/plan-event.ts'
import { makeFeed, revokeFeed } from '@/lib/newsroom/plan/plan-feeds.ts'
import type { FailedResult, Result } from '@/lib/newsroom/result.ts'
import { instantOf } from '@/lib/newsroom/writing/wall-time.ts'
import { requireActor } from '../../require-actor.ts'

const one = (typed: Typed, name: string): string => typed[name]?.[0] ?? ''

/** What was typed on the paper's clock; null for nothing, and no date for what is none. */
function momentOf(typed: Typed, name: string, timeZone: string): Date | null {
  const wall = one(typed, name)
  return wall === '' ? null : (instantOf(wall, timeZone) ?? new Date(Number.NaN))
}

function fieldOf(refusal: FailedResult['refusal'], subject: string): string | null {
  switch (refusal) {
    case 'ends-before-start':
    case 'event-too-long':
      return 'ends'
    case 'recurrence-unfit':
      return 'every'
    case 'unknown-person':
      return 'staffId'
    case 'moment-unfit':
    case 'malformed':
      return subject || null
    default:
      return null
  }
}

function eventIn(typed: Typed, timeZone: string) {
  const every = one(typed, 'every')
  const isAllDay = one(typed, 'isAllDay') !== ''
  return {
    name: one(typed, 'name'),
    place: one(typed, 'place'),
    notes: one(typed, 'notes'),
    starts: one(typed, 'starts'),
    ends: one(typed, 'ends'),
    isAllDay,
    recurrence:
      every === ''
        ? null
        : {
            // As it came from a calendar: on the second Tuesday, say.
            every: every === 'monthly-on' ? 'monthly' : every,
            interval: Number(one(typed, 'interval') || 1),
            on:
              every === 'weekly'
                ? typed.on
                : every === 'monthly-on'
                  ? one(typed, 'monthlyOn').split(' ')
                  : [],
            until: one(typed, 'until').slice(0, 10) || null,
          },
    embargoUntil: momentOf(typed, 'embargoUntil', timeZone),
    deskId: one(typed, 'deskId'),
  } as unknown as InputOf<typeof planEvent>
}

/** Times that are no day at all are told of beside their field. */
export async function addEventAction(before: FormState<void>, form: FormData): Promise<FormState<void>> {
  let made = ''
  const state = await formState<void>(
    before,
    form,
    async (typed) => {
      const { db, actor, timeZone } = await requireActor()
      made = (await planEvent(db, actor, eventIn(typed, timeZone))).eventId
    },
    fieldOf,
  )
  if (state.result?.ok) redirect(eventHref(made))
  return state
}

export async function saveEventAction(
  eventId: string,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  return formState<void>(
    before,
    form,
    async (typed) => {
      const { db, actor, timeZone } = await requireActor()
      const version = Number(one(typed, 'version'))
      await changeEvent(db, actor, { eventId, version, ...eventIn(typed, timeZone) })
      refresh()
    },
    fieldOf,
  )
}

export async function cancelEventAction(
  eventId: string,
  version: number,
  isCancelled: boolean,
  occursAt: string | null = null,
): Promise<Result<void>> {
  const result = await toResult(async () => {
    const { db, actor } = await requireActor()
    await cancelEvent(db, actor, { eventId, version, isCancelled, occursAt })
    refresh()
  })
  if (result.ok && occursAt) redirect(eventHref(eventId))
  return result
}

export async function removeEventAction(eventId: string, version: number): Promise<Result<void>> {
  const result = await toResult(async () => {
    const { db, actor } = await requireActor()
    await removeEvent(db, actor, { eventId, version })
  })
  if (result.ok) redirect(planPath)
  return result
}

const coverageIn = (typed: Typed, timeZone: string) =>
  ({
    kind: one(typed, 'kind'),
    locale: one(typed, 'locale'),
    headline: one(typed, 'headline'),
    slugLine: one(typed, 'slugLine'),
    notes: one(typed, 'notes'),
    sectionId: one(typed, 'sectionId'),
    deskId: one(typed, 'deskId'),
    staffId: one(typed, 'staffId'),
    dueAt: momentOf(typed, 'dueAt', timeZone),
  }) as unknown as Omit<InputOf<typeof planCoverage>, 'eventId' | 'occursAt'>

export async function addCoverageAction(
  eventId: string | null,
  occursAt: string | null,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  let made = ''
  const state = await formState<void>(
    before,
    form,
    async (typed) => {
      const { db, actor, timeZone } = await requireActor()
      made = (await planCoverage(db, actor, { eventId, occursAt, ...coverageIn(typed, timeZone) })).coverageId
    },
    fieldOf,
  )
  if (state.result?.ok) redirect(eventId ? eventHref(eventId, occursAt) : coverageHref(made))
  return state
}

export async function saveCoverageAction(
  coverageId: string,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  return formState<void>(
    before,
    form,
    async (typed) => {
      const { db, actor, timeZone } = await requireActor()
      const version = Number(one(typed, 'version'))
      await changeCoverage(db, actor, { coverageId, version, ...coverageIn(typed, timeZone) })
      refresh()
    },
    fieldOf,
  )
}

export async function settleCoverageAction(
  coverageId: string,
  version: number,
  as: 'open' | 'done' | 'cancelled',
): Promise<Result<void>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await settleCoverage(db, actor, { coverageId, version, as })
    refresh()
  })
}

export async function takeCoverageAction(coverageId: string): Promise<Result<void>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    // Where a colleague was first, that is seen as well as said.
    await takeCoverage(db, actor, { coverageId }).finally(refresh)
  })
}

export async function removeCoverageAction(coverageId: string, version: number): Promise<Result<void>> {
  const result = await toResult(async () => {
    const { db, actor } = await requireActor()
    await removeCoverage(db, actor, { coverageId, version })
  })
  if (result.ok) redirect(planPath)
  return result
}

/** Begins its story, or goes to the one that it has. */
export async function openCoverageAction(
  coverageId: string,
  before: FormState<void>,
  form: FormData,
): Promise<FormState<void>> {
  let articleId = ''
  const state = await formState<void>(before, form, async () => {
    const { db, actor } = await requireActor()
    articleId = (await openCoverage(db, actor, { coverageId })).articleId
  })
  if (state.result?.ok) redirect(`/admin/stories/${articleId}`)
  return state
}

export async function movePlannedAction(given: {
  kind: 'event' | 'coverage'
  id: string
  version: number
  to: string
  occursAt: string | null
}): Promise<Result<{ id: string; version: number }>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    const { kind, id, version, to, occursAt } = given
    return kind === 'event'
      ? moveEvent(db, actor, { eventId: id, version, to, occursAt })
      : moveCoverage(db, actor, { coverageId: id, version, to })
  })
}

export async function makeFeedAction(before: FormState<void>, form: FormData): Promise<FormState<void>> {
  return formState<void>(before, form, async (typed) => {
    const { db, actor } = await requireActor()
    await makeFeed(db, actor, { deskId: one(typed, 'deskId') })
    refresh()
  })
}

export async function revokeFeedAction(id: string): Promise<Result<void>> {
  return toResult(async () => {
    const { db, actor } = await requireActor()
    await revokeFeed(db, actor, { id })
    refresh()
  })
}
