'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { formatNumber } from '@/lib/locale/numbers.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { HeadlineTest, HeadlineTests } from '@/lib/newsroom/headlines/read-tests.ts'
import { headlineTestHours } from '@/lib/newsroom/limits.ts'
import type { WorkingDraft } from '@/lib/newsroom/stories/working-draft.ts'
import { readInTab, removeFromTab, saveInTab } from '../forms/tab-storage.ts'
import { useNewsroom } from '../shell/providers.client.tsx'
import { AlertDialog } from '../ui/alert-dialog.client.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Select, TextField } from '../ui/field.tsx'
import { Loading } from '../ui/loading.tsx'
import { Notice } from '../ui/notice.tsx'
import { useToasts } from '../ui/toast.client.tsx'
import { askNewsroom, storyAddress } from './ask-newsroom.ts'
import { useMoments } from './moments.client.tsx'
import type { Flush } from './use-draft.client.ts'

type Props = {
  draft: WorkingDraft
  flush: Flush
  onChanged: () => void
  /** The draft has other words on the server now. */
  onRewritten: () => Promise<void>
}

/** Which of a published story's headlines is opened more: begun, looked at and ended here, and the better one used. */
export function HeadlineTestsPart(props: Props) {
  const { draft, flush, onChanged, onRewritten } = props
  const t = useTranslations('Newsroom.Stories.headlineTest')
  const stories = useTranslations('Newsroom.Stories')
  const { tell } = useToasts()
  const { read, failure, reload } = useTests(draft)
  const [stopping, setStopping] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const mayTest = Boolean(draft.may['story.publish']) && draft.state === 'published' && draft.kind !== 'page'
  if (!mayTest && !read?.tests.length) return null

  const send = async <T,>(testId: string, method: 'DELETE' | 'POST'): Promise<T | null> => {
    setBusy(true)
    const answer = await askNewsroom<T>(storyAddress(draft.articleId, `/headline-tests/${testId}`), {
      method,
      body: {},
    })
    setBusy(false)
    if (answer.ok) return answer.value ?? ({} as T)
    tell({ kind: 'failure', title: answer.refusal === 'away' ? stories('away') : answer.message })
    return null
  }
  const stop = async (testId: string) => {
    if (await send(testId, 'DELETE')) tell({ kind: 'done', title: t('stopped') })
    setStopping(null)
    reload()
  }
  const apply = async (testId: string) => {
    // What is on the screen is kept before other words come in its place; what has not arrived cannot be.
    if ((await flush()) === null) return tell({ kind: 'failure', title: stories('publish.unsaved') })
    const done = await send<{ isPublished: boolean }>(testId, 'POST')
    if (!done) return
    await onRewritten()
    tell({ kind: 'done', title: done.isPublished ? t('applied') : t('appliedDraft') })
    reload()
    onChanged()
  }
  const runs = read?.tests.some(({ endedAt }) => endedAt === null) ?? false
  const listed = (tests: readonly HeadlineTest[]) =>
    read &&
    tests.length > 0 && (
      <ol className="headline-test-list">
        {tests.map((test) => (
          <li key={test.testId}>
            <Test
              test={test}
              draft={draft}
              published={read.headline}
              mayAct={mayTest}
              isBusy={isBusy}
              onStop={() => setStopping(test.testId)}
              onApply={() => apply(test.testId)}
            />
          </li>
        ))}
      </ol>
    )
  // A headline that won and waits to be used comes before the beginning of another test.
  const tests = read?.tests ?? []
  const waiting = tests[0] && read && mayTest && offered(tests[0], read.headline) !== null ? 1 : 0
  return (
    <section className="panel-part headline-tests" aria-labelledby="headline-tests-title">
      <h2 id="headline-tests-title" className="panel-title">
        {t('title')}
      </h2>
      {failure && <Notice kind="failure">{failure}</Notice>}
      {!read && !failure && <Loading>{t('load')}</Loading>}
      {read?.isOff && <p className="field-hint">{t('off')}</p>}
      {listed(tests.slice(0, waiting))}
      {read && !read.isOff && mayTest && !runs && (
        <StartForm key={read.headline} draft={draft} headline={read.headline} onStarted={reload} />
      )}
      {listed(tests.slice(waiting))}
      {stopping && (
        <AlertDialog
          title={t('stopTitle')}
          description={t('stopBody')}
          confirm={t('stop')}
          open
          onOpenChange={(open) => {
            if (!open) setStopping(null)
          }}
          onConfirm={() => stop(stopping)}
          busy={isBusy}
        />
      )}
    </section>
  )
}

function useTests({ articleId, state, hasUnpublishedChanges }: WorkingDraft) {
  const stories = useTranslations('Newsroom.Stories')
  const [read, setRead] = useState<HeadlineTests | null>(null)
  const [failure, setFailure] = useState('')
  const [asked, setAsked] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when something was published
  useEffect(() => {
    const unwanted = new AbortController()
    void askNewsroom<HeadlineTests>(storyAddress(articleId, '/headline-tests'), {
      unwanted: unwanted.signal,
    }).then((answer) => {
      if (unwanted.signal.aborted) return
      if (answer.ok) setRead(answer.value)
      setFailure(answer.ok ? '' : answer.refusal === 'away' ? stories('away') : answer.message)
    })
    return () => unwanted.abort()
  }, [articleId, state, hasUnpublishedChanges, asked])
  return { read, failure, reload: () => setAsked((before) => before + 1) }
}

/** The headline that won, where another stands over the story. */
function offered({ winner, headlines, isUsed }: HeadlineTest, published: string): string | null {
  const won = winner === null || winner === 0 || isUsed ? undefined : headlines[winner]?.text
  return won === undefined || won === published ? null : won
}

type Typed = { second: string; third: string; hours: string }

function StartForm({
  draft,
  headline,
  onStarted,
}: {
  draft: WorkingDraft
  headline: string
  onStarted: () => void
}) {
  const t = useTranslations('Newsroom.Stories.headlineTest')
  const stories = useTranslations('Newsroom.Stories')
  const { tell } = useToasts()
  const { dir } = localeTable[draft.locale]
  const others = draft.content.otherHeadlines.filter((each) => each !== headline)
  const key = `headline-test ${draft.articleId}`
  const [{ second, third, hours }, setTyped] = useState(
    () => (readInTab(key) as Typed | null) ?? { second: others[0] ?? '', third: '', hours: '24' },
  )
  // Another part of the panel is looked at meanwhile, or the page is loaded anew.
  const type = (changed: Partial<Typed>) => {
    const typed = { second, third, hours, ...changed }
    setTyped(typed)
    saveInTab(key, typed)
  }
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState('')
  const start = async () => {
    setBusy(true)
    setFailure('')
    const answer = await askNewsroom(storyAddress(draft.articleId, '/headline-tests'), {
      method: 'POST',
      body: { headlines: [second, third].filter((each) => each.trim()), hours: Number(hours) },
    })
    setBusy(false)
    if (!answer.ok) return setFailure(answer.refusal === 'away' ? stories('away') : answer.message)
    removeFromTab(key)
    tell({ kind: 'done', title: t('started') })
    onStarted()
  }
  const field = { lang: draft.locale, dir, list: others.length > 0 ? 'headlines-to-test' : undefined }
  return (
    <>
      <p className="field-hint">{t('hint')}</p>
      <div>
        <p className="field-label">{t('published')}</p>
        <p>
          <bdi lang={draft.locale} dir={dir}>
            {headline}
          </bdi>
        </p>
      </div>
      <TextField
        {...field}
        label={t('second')}
        value={second}
        onChange={({ target }) => type({ second: target.value })}
      />
      <TextField
        {...field}
        label={t('third')}
        value={third}
        onChange={({ target }) => type({ third: target.value })}
      />
      {others.length > 0 && (
        <datalist id="headlines-to-test">
          {others.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
      <Select
        label={t('hours')}
        hint={t('rule')}
        value={hours}
        onChange={({ target }) => type({ hours: target.value })}
        options={headlineTestHours.map((each) => ({ value: String(each), label: t(`span.${each}`) }))}
      />
      {failure && (
        <Notice kind="failure" live>
          {failure}
        </Notice>
      )}
      <div className="button-row">
        <Button onClick={start} busy={isBusy} disabled={!second.trim()}>
          {t('start')}
        </Button>
      </div>
    </>
  )
}

function Test({
  test,
  draft,
  published,
  mayAct,
  isBusy,
  onStop,
  onApply,
}: {
  test: HeadlineTest
  draft: WorkingDraft
  published: string
  mayAct: boolean
  isBusy: boolean
  onStop: () => void
  onApply: () => void
}) {
  const t = useTranslations('Newsroom.Stories.headlineTest')
  const { print } = useMoments()
  const { locale, reading } = useNewsroom()
  const number = (value: number) => formatNumber(value, locale, reading)
  const { outcome, endedAt, winner } = test
  const won = winner === null ? null : (test.headlines[winner]?.text ?? null)
  return (
    <>
      <p>
        {outcome && endedAt
          ? t(`outcome.${outcome}`, { moment: print(endedAt) })
          : t('running', { moment: print(test.endsAt) })}
      </p>
      <ul className="headline-test-counts">
        {test.headlines.map(({ text, shown, opened }, place) => (
          <li key={text}>
            <bdi lang={draft.locale} dir={localeTable[draft.locale].dir}>
              {text}
            </bdi>{' '}
            {place === winner && <Badge tone="green">{t('winner')}</Badge>}
            <span className="field-hint">
              {t('counts', { shown: number(shown), opened: number(opened) })}
              {shown > 0 && ` ${t('share', { share: number(Math.round((opened / shown) * 1000) / 10) })}`}
            </span>
          </li>
        ))}
      </ul>
      {outcome === null && mayAct && (
        <Button kind="quiet" onClick={onStop} disabled={isBusy}>
          {t('stop')}
        </Button>
      )}
      {won !== null && winner === 0 && <p className="field-hint">{t('stays')}</p>}
      {won !== null && winner !== 0 && test.isUsed && <p className="field-hint">{t('isUsed')}</p>}
      {mayAct && offered(test, published) !== null && (
        <Button kind="primary" onClick={onApply} busy={isBusy}>
          {t('apply')}
        </Button>
      )}
    </>
  )
}
