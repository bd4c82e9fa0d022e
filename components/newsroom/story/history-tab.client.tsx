'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Loading } from '../ui/loading.tsx'
import { Notice } from '../ui/notice.tsx'
import { askNewsroom, storyAddress } from './ask-newsroom.ts'
import { Events } from './history-events.client.tsx'
import { Versions, type VersionsProps } from './history-versions.client.tsx'
import type { StoryHistory } from './story-facts.ts'

type Props = VersionsProps & {
  savedVersion: number
  /** It is shown beside something else, and has a page where it is alone. */
  hasOwnPage?: boolean
}

/** What was done to the story, and every version of it that was kept, to be compared and brought back. */
export function HistoryTab(props: Props) {
  const t = useTranslations('Newsroom.Stories')
  const { history, failure, reload } = useHistory(props.articleId, props.savedVersion)
  if (failure)
    return (
      <Notice kind="failure" action={<Button onClick={reload}>{t('status.tryNow')}</Button>}>
        {failure}
      </Notice>
    )
  if (!history) return <Loading>{t('history.load')}</Loading>
  return (
    <div className="panel-stack">
      <Versions {...props} revisions={history.revisions} onSaved={reload} />
      <Events events={history.events} />
      {props.hasOwnPage && (
        <p>
          <a href={storyAddress(props.articleId, '/history')}>{t('history.fullPage')}</a>
        </p>
      )}
    </div>
  )
}

function useHistory(articleId: string, savedVersion: number) {
  const t = useTranslations('Newsroom.Stories')
  const [history, setHistory] = useState<StoryHistory | null>(null)
  const [failure, setFailure] = useState('')
  const [asked, setAsked] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when something was saved
  useEffect(() => {
    let isLatest = true
    const timer = setTimeout(
      async () => {
        const answer = await askNewsroom<StoryHistory>(storyAddress(articleId, '/revisions'))
        if (!isLatest) return
        if (answer.ok) setHistory(answer.value)
        setFailure(answer.ok ? '' : answer.refusal === 'away' ? t('away') : answer.message)
      },
      // At once when it is opened, not at every save of somebody who is typing.
      history ? 1_500 : 0,
    )
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [articleId, savedVersion, asked])
  return { history, failure, reload: () => setAsked((before) => before + 1) }
}
