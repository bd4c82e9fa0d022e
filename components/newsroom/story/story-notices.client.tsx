'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { StatusNotice } from './draft-status.client.tsx'
import { PresenceNotice } from './presence-notice.client.tsx'
import type { StoryFacts } from './story-facts.ts'
import type { DraftInHand } from './use-draft.client.ts'

/** What stands in the way of writing, or happened to the words meanwhile, and what can be done about it. */
export function StoryNotices({
  draft,
  me,
  hand,
  mayEdit,
  isLockedOut,
  takenBy,
  onTakeOver,
  isSuggesting,
  isRestored,
  onDismiss,
  children,
}: Pick<StoryFacts, 'draft' | 'me'> & {
  hand: DraftInHand
  mayEdit: boolean
  /** Somebody else's tab writes. */
  isLockedOut: boolean
  takenBy: string | null
  onTakeOver: () => ReturnType<DraftInHand['takeOver']>
  /** What can be done in place of writing is said instead of why it cannot be written. */
  isSuggesting: boolean
  isRestored: boolean
  onDismiss: () => void
  /** What comes first. */
  children: ReactNode
}) {
  const t = useTranslations('Newsroom.Stories')
  const { articleId } = draft
  const { status, presence } = hand
  return (
    <div className="story-notices">
      {children}
      {draft.whyNotEdit && !isSuggesting && <Notice>{t(`status.readOnly.${draft.whyNotEdit}`)}</Notice>}
      {takenBy && isLockedOut && (
        <Notice kind="warning" live title={t('presence.takenTitle', { writer: takenBy })}>
          {t('presence.takenBody')}
        </Notice>
      )}
      {isLockedOut && !isSuggesting && presence?.writer && (
        <PresenceNotice
          writer={presence.writer.name}
          isOwnTab={presence.writer.name === me.name && !presence.others.includes(me.name)}
          mayTakeOver={Boolean(draft.may['story.take-over']) && mayEdit}
          onTakeOver={onTakeOver}
        />
      )}
      {!hand.conflict && (
        <StatusNotice
          status={status}
          signInHref={`/admin/sign-in?to=${encodeURIComponent(`/admin/stories/${articleId}`)}`}
          onRetry={hand.retry}
          onCompare={hand.openConflict}
        />
      )}
      {isRestored && (
        <Notice
          kind="done"
          live
          action={
            <Button size="small" kind="quiet" onClick={onDismiss}>
              {t('status.dismiss')}
            </Button>
          }
        >
          {t('status.restored')}
        </Notice>
      )}
    </div>
  )
}
