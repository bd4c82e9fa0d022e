import { auditEvent } from '../db/tables/audit.ts'
import type { Transaction } from '../db/transaction.ts'
import type { Actor } from './actor.ts'
import { type TransitionName, transitionNames } from './workflow.ts'

/** Everything that the log can tell of; each is worded in `messages/newsroom/…/log.json`. */
export const auditActions = [
  'story.create',
  'story.import',
  'story.translate',
  'story.bring-up-to-date',
  'story.edit',
  'story.keep',
  'story.restore-revision',
  'story.file',
  'story.assign',
  'story.rename',
  'story.embargo',
  'story.correct',
  'story.withdraw-note',
  'story.take-over',
  'story.share',
  'story.unshare',
  'story.note',
  'story.edit-note',
  'story.delete-note',
  'story.resolve-note',
  'story.reopen-note',
  'story.suggest',
  'story.accept-suggestion',
  'story.refuse-suggestion',
  'story.test-headlines',
  'story.end-headline-test',
  'story.use-headline',
  'story.live-entry',
  'story.tick',
  'story.untick',
  'story.delete',
  'story.restore',
  'story.empty',
  'story.undo-import',
  ...transitionNames,
  'schedule-failed',
  'media.upload',
  'media.edit',
  'media.delete',
  'front.curate',
  'front.plan',
  'front.cancel-plan',
  'figures.write',
  'datasets.make',
  'datasets.write',
  'datasets.archive',
  'datasets.restore',
  'plan.event',
  'plan.coverage',
  'plan.assign',
  'plan.open',
  'plan.import',
  'plan.feed',
  'breaking.announce',
  'breaking.withdraw',
  'newsletters.make',
  'newsletters.change',
  'newsletters.close',
  'newsletters.open',
  'newsletters.write',
  'newsletters.test',
  'newsletters.send',
  'newsletters.stop',
  'newsletters.discard',
  'newsletters.import',
  'newsletters.export',
  'newsletters.erase',
  'parts.make',
  'parts.change',
  'parts.publish',
  'parts.withdraw',
  'checklists.edit',
  'directory.edit',
  'redirect.keep',
  'redirect.remove',
  'redirect.import',
  'settings.edit',
  'archive.import',
  'archive.stop-import',
  'archive.begin-undo',
  'archive.undo-import',
  'archive.fetch-pictures',
  'archive.stop-pictures',
  'archive.export',
  'people.invite',
  'people.link',
  'people.join',
  'people.reset-password',
  'people.change',
  'people.suspend',
  'people.reinstate',
  'people.remove',
  'people.role-rule',
  'people.own-account',
  'people.own-password',
  'people.end-session',
  'people.add-passkey',
  'people.remove-passkey',
  'people.second-factor-on',
  'people.recovery-codes',
  'people.second-factor-off',
  'keys.make',
  'keys.revoke',
  'webhooks.make',
  'webhooks.change',
  'webhooks.rotate',
  'webhooks.test',
  'webhooks.redeliver',
  'webhooks.stop',
  'webhooks.resume',
  'webhooks.stopped',
  'webhooks.remove',
] as const
export type AuditAction = (typeof auditActions)[number]

/** Those that are done to a story or to one of its languages. */
export type StoryAction = Extract<AuditAction, `story.${string}` | TransitionName | 'schedule-failed'>

/** What was seen to of the checklist, notes, suggestions and entries of live coverage have their own places beside the story: its history tells nothing of them. */
const besideHistory = [
  'story.note',
  'story.edit-note',
  'story.delete-note',
  'story.resolve-note',
  'story.reopen-note',
  'story.suggest',
  'story.accept-suggestion',
  'story.refuse-suggestion',
  'story.live-entry',
  'story.tick',
  'story.untick',
] as const satisfies StoryAction[]

/** What a story's history tells of. */
export type HistoryAction = Exclude<StoryAction, (typeof besideHistory)[number]>

export const isHistoryAction = (action: AuditAction): action is HistoryAction =>
  isStoryAction(action) && !besideHistory.some((each) => each === action)

const isStoryAction = (action: AuditAction): action is StoryAction =>
  action.startsWith('story.') ||
  action === 'schedule-failed' ||
  transitionNames.some((move) => move === action)

export type SubjectKind = (typeof auditEvent.$inferSelect)['subjectKind']
type StorySubject = Extract<SubjectKind, 'article' | 'story'>

/** An action that is done to a story and is none of {@link StoryAction} does not compile. */
export type AuditEntry = (
  | { action: StoryAction; subjectKind: StorySubject }
  | { action: AuditAction; subjectKind: Exclude<SubjectKind, StorySubject> }
) &
  Pick<typeof auditEvent.$inferInsert, 'subjectId' | 'note' | 'details'>

/** Logs what an operation does, in its own transaction: it is logged if and only if it happened. */
export const record = (tx: Transaction, actor: Actor, entry: AuditEntry): Promise<void> =>
  recordAll(tx, actor, [entry])

/** The same of several things that are done at once. */
export async function recordAll(
  tx: Transaction,
  actor: Actor,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return
  await tx.insert(auditEvent).values(
    entries.map((entry) => {
      const details = actor.key ? { ...entry.details, key: actor.key.id } : entry.details
      return { ...entry, ...(details && { details }), staffId: actor.staffId, actorName: actor.name }
    }),
  )
}

/** Machines sign with these names; a person may have them too, but is one of the staff. */
const machines: ReadonlySet<string> = new Set(['operator', 'schedule'])

/** Whether no person did it. */
export const isByMachine = (row: { staffId: string | null; actorName: string }): boolean =>
  row.staffId === null && machines.has(row.actorName)
