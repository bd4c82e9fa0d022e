import type { PlanState } from '@/lib/newsroom/plan/plan-state.ts'
import type { Tone } from '../ui/badge.tsx'

export const planTones: Record<PlanState, Tone> = {
  planned: 'grey',
  done: 'green',
  cancelled: 'grey',
  binned: 'grey',
  draft: 'ochre',
  in_review: 'ochre',
  approved: 'teal',
  scheduled: 'indigo',
  published: 'green',
  unpublished: 'grey',
  killed: 'red',
}
