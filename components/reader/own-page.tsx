import type { ReactNode } from 'react'
import { locales, localeTable } from '@/lib/locale/table.ts'
import { keptHref } from '@/lib/publication/addresses.ts'
import { CloseIcon } from './icons.tsx'
import { useWords } from './use-words.ts'

/** What `public/own.js` fills with what this browser remembers: a part for each kind of it, empty as it comes. */
export function OwnPage() {
  const t = useWords('Own')
  return (
    <>
      <p className="own-without note">{t('noScript')}</p>
      <own-page
        className="own-parts"
        data-ask={keptHref}
        data-remove={t('remove', { headline: '#' })}
        data-removed={t('removed')}
        data-cleared={t('cleared')}
        data-back={t('back')}
        data-unsure={t('unsure')}
        data-withdrawn={t('withdrawn')}
        data-denied={t('saved.denied')}
        data-languages={JSON.stringify(
          Object.fromEntries(
            locales.map((each) => [each, { dir: localeTable[each].dir, name: localeTable[each].name }]),
          ),
        )}
        data-lite="none"
      >
        <p className="own-said" tabIndex={-1}>
          <span role="status" />{' '}
          <button type="button" value="undo" hidden>
            {t('undo')}
          </button>
        </p>
        <template>
          <li className="own-item">
            <a href="/">
              <span hidden />
              <span />
            </a>
            <p className="note" />
            <button type="button">
              <CloseIcon />
            </button>
          </li>
        </template>
        <Part
          id="saved"
          title={t('saved.title')}
          empty={t('saved.empty')}
          at={t('saved.at', { moment: '#' })}
        >
          <button type="button" value="clear">
            {t('saved.clear')}
          </button>
        </Part>
        <Part
          id="continue"
          title={t('continue.title')}
          empty={t('continue.empty')}
          at={t('continue.share', { share: '#' })}
        />
        <Part
          id="history"
          title={t('history.title')}
          empty={t('history.empty')}
          at={t('history.at', { moment: '#' })}
          off={t('history.off')}
        >
          <button type="button" value="clear">
            {t('history.clear')}
          </button>
          <button type="button" value="off">
            {t('history.turnOff')}
          </button>
          <button type="button" value="on">
            {t('history.turnOn')}
          </button>
        </Part>
      </own-page>
    </>
  )
}

type PartProps = {
  id: 'saved' | 'continue' | 'history'
  title: string
  empty: string
  /** What is said of each entry, `#` for its moment or share. */
  at: string
  off?: string
  children?: ReactNode
}

function Part({ id, title, empty, at, off, children }: PartProps) {
  return (
    <section
      id={id}
      className="own-part"
      aria-labelledby={`${id}-title`}
      data-at={at}
      data-off={off}
      data-empty={empty}
    >
      <h2 id={`${id}-title`} className="block-title" tabIndex={-1}>
        {title}
      </h2>
      <p className="empty" hidden />
      <ul />
      {children && <p className="own-buttons">{children}</p>}
    </section>
  )
}
