'use client'

import { useRouter } from 'next/navigation'
import type { WorkingDraft } from '@/lib/newsroom/stories/working-draft.ts'
import type { StoryDirectory } from '@/lib/newsroom/writing/story-directory.ts'
import { HistoryTab } from './history-tab.client.tsx'

/** The history of a story where nobody writes it. */
export function StoryHistoryScreen({
  draft,
  directory,
  compares,
}: {
  draft: WorkingDraft
  directory: StoryDirectory
  compares?: { from: string; to: string } | undefined
}) {
  const router = useRouter()
  return (
    <HistoryTab
      articleId={draft.articleId}
      locale={draft.locale}
      directory={directory}
      mayRestore={Boolean(draft.may['story.edit']) && draft.state !== 'killed'}
      read={() => draft.content}
      flush={() => Promise.resolve(draft.version)}
      savedVersion={draft.version}
      compares={compares}
      onRestored={async () => router.refresh()}
    />
  )
}
