import { datesTag } from '@/lib/locale/format-preferences.ts'
import { offlineHref } from '@/lib/publication/addresses.ts'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

const lists = ['saved', 'read', 'fronts'] as const

/**
 * What is on the device, as `public/offline.js` finds it there: the server cannot know. It also has the line that stands over
 * a copy, for `public/service-worker.js`, in this language and its reader's digits.
 */
export function DeviceCopies({ timeZone }: { timeZone: string }) {
  const { locale, reading } = useReader()
  const t = useWords('Device')
  return (
    <>
      <div
        className="device"
        data-own={offlineHref(locale)}
        data-tag={datesTag(locale, reading)}
        data-zone={timeZone}
      >
        <header className="page-head">
          <h1 data-missing={t('missingTitle')}>{t('title')}</h1>
          <p className="standfirst" data-missing={t('missing')}>
            {t('body')}
          </p>
          <p className="device-again" hidden>
            <a href={offlineHref(locale)}>{t('again')}</a>
          </p>
        </header>
        {lists.map((list) => (
          <section key={list} className="device-list" data-list={list} hidden>
            <h2>{t(list)}</h2>
            <ul />
          </section>
        ))}
        <p className="empty" hidden>
          {t('nothing')}
        </p>
        <p className="device-forget" hidden>
          <button type="button" data-done={t('forgotten')}>
            {t('forget')}
          </button>
          <span role="status" />
        </p>
        <template id="device-copy">
          <li>
            <a className="device-title" href="/">
              <bdi />
            </a>
            <span className="device-when">
              {t.rich('copyOf', { moment: () => <time dateTime="" data-relative="" /> })}
            </span>
          </li>
        </template>
        <template id="device-absent">
          <li>
            <span className="device-title">
              <bdi />
            </span>
            <span className="device-when">{t('absent')}</span>
          </li>
        </template>
      </div>
      <template id="kept-copy">
        <p role="status" style={lineStyle} data-tag={datesTag(locale, reading)} data-zone={timeZone}>
          {t.rich('line', {
            moment: () => (
              <time dateTime="{at}" data-relative="">
                {'{text}'}
              </time>
            ),
            again: (words) => (
              <a href="{here}" style={{ textDecoration: 'underline' }}>
                {words}
              </a>
            ),
          })}
        </p>
      </template>
    </>
  )
}

/** On the element: it is put into pages whose style sheets were made without it. */
const lineStyle = {
  marginBlock: '0 1rem',
  paddingBlock: '.5rem',
  borderBlockEnd: '1px solid var(--rule)',
  color: 'var(--ink-soft)',
  fontSize: 'var(--small)',
}
