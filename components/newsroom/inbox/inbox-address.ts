import type { Notification } from '@/lib/newsroom/inbox/read-inbox.ts'
import { coverageHref } from '@/lib/newsroom/plan/plan-address.ts'
import type { NotificationGroup } from '@/lib/vocabulary.ts'

const inboxPath = '/admin/inbox'

export function inboxHref({
  group,
  after,
}: {
  group?: NotificationGroup | undefined
  after?: string
} = {}): string {
  const parameters = new URLSearchParams({ ...(group && { group }), ...(after && { after }) })
  return parameters.size > 0 ? `${inboxPath}?${parameters}` : inboxPath
}

/** Where somebody goes to see what they are told of; null where they may not see it any more. */
export function placeOf({
  kind,
  articleId,
  coverageId,
  details,
  story,
}: Pick<Notification, 'kind' | 'articleId' | 'coverageId' | 'details' | 'story'>): string | null {
  if (!story) return null
  if (coverageId) return coverageHref(coverageId)
  const storyHref = `/admin/stories/${articleId}`
  if (kind === 'licence-ends') {
    const [mediaId] = Object.keys(details)
    return mediaId ? `/admin/media/${mediaId}` : storyHref
  }
  return details.thread ? `${storyHref}?note=${encodeURIComponent(details.thread)}` : storyHref
}
