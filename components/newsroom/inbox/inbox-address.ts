import type { Notification } from '@/lib/newsroom/inbox/read-inbox.ts'
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
export function placeOf({ kind, articleId, details, story }: Notification): string | null {
  if (!story) return null
  const storyHref = `/admin/stories/${articleId}`
  if (kind === 'licence-ends') {
    const [mediaId] = Object.keys(details)
    return mediaId ? `/admin/media/${mediaId}` : storyHref
  }
  return details.thread ? `${storyHref}?note=${encodeURIComponent(details.thread)}` : storyHref
}
