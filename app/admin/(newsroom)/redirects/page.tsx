import type { Metadata } from 'next'
import Form from 'next/form'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { momentText } from '@/components/newsroom/board/moment.tsx'
import { ActionForm } from '@/components/newsroom/forms/action-form.client.tsx'
import { ConfirmedAction } from '@/components/newsroom/people/confirmed-action.client.tsx'
import { AddressCheck } from '@/components/newsroom/redirects/address-check.client.tsx'
import { PathText } from '@/components/newsroom/redirects/path-text.tsx'
import { RedirectImport } from '@/components/newsroom/redirects/redirect-import.client.tsx'
import {
  redirectsFilePath,
  redirectsHref,
  redirectsPath,
} from '@/components/newsroom/redirects/redirects-address.ts'
import { Button, ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { TextField } from '@/components/newsroom/ui/field.tsx'
import { Icon } from '@/components/newsroom/ui/icon.tsx'
import { InLanguage } from '@/components/newsroom/ui/in-language.tsx'
import { SearchField } from '@/components/newsroom/ui/search-field.tsx'
import { SubmitButton } from '@/components/newsroom/ui/submit-button.client.tsx'
import { may } from '@/lib/newsroom/permissions.ts'
import { listRedirects, type RedirectRow } from '@/lib/newsroom/redirects/list-redirects.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'
import { keepRedirectAction, removeRedirectAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Redirects' })
  return { title: t('title') }
}

export default async function RedirectsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const asked = await searchParams
  const query = typeof asked.q === 'string' ? asked.q.slice(0, 500) : ''
  const after = typeof asked.after === 'string' ? asked.after : ''
  const { db, actor, locale, timeZone } = await requirePageUser(redirectsHref({ query, after }))
  if (!may(actor, 'directory.edit')) notFound()
  const t = await getTranslations({ locale, namespace: 'Newsroom.Redirects' })
  const { rows, next, total } = await listRedirects(db, actor, { query, after })
  return (
    <>
      <header className="screen-head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('intro')}</p>
        </div>
        <ButtonLink icon="plus" href="#redirect-add" className="tool-jump">
          {t('add.title')}
        </ButtonLink>
      </header>
      <div className="tool-screen">
        <div className="tool-list">
          <search aria-label={t('search.label')}>
            <Form action={redirectsPath} prefetch={false} className="filters" key={query}>
              <SearchField
                label={t('search.label')}
                placeholder={t('search.placeholder')}
                query={query}
                maxLength={500}
              />
              <Button type="submit">{t('search.apply')}</Button>
              {query && (
                <ButtonLink kind="quiet" href={redirectsHref()}>
                  {t('search.clear')}
                </ButtonLink>
              )}
            </Form>
          </search>
          <p className="board-found" role="status">
            {t('found', { count: total })}
          </p>
          {rows.length === 0 ? (
            <EmptyState title={query ? t('empty.noneTitle') : t('empty.title')}>
              {query ? t('empty.none') : t('empty.text')}
            </EmptyState>
          ) : (
            <ul className="redirects" aria-label={t('list')}>
              {rows.map((row) => (
                <li key={row.path}>
                  <div className="redirect-path">
                    <PathText path={row.path} />
                  </div>
                  <p className="redirect-to">
                    <span className="visually-hidden">{t('leadsTo')}</span>
                    <Icon name="onward" />
                    <Destination row={row} untitled={t('untitled')} />
                  </p>
                  <p className="board-facts">
                    {row.madeBy
                      ? t('madeBy', { name: row.madeBy, moment: momentText(row.madeAt, locale, timeZone) })
                      : t('made', { moment: momentText(row.madeAt, locale, timeZone) })}
                  </p>
                  <ConfirmedAction
                    action={removeRedirectAction.bind(null, row.path)}
                    title={t('remove.title')}
                    description={t('remove.text', { path: `\u2066${row.path}\u2069` })}
                    confirm={t('remove.submit')}
                    done={t('remove.done')}
                  />
                </li>
              ))}
            </ul>
          )}
          {(after || next) && (
            <nav className="board-paging" aria-label={t('paging.label')}>
              {after ? (
                <ButtonLink href={redirectsHref({ query })}>{t('paging.first')}</ButtonLink>
              ) : (
                <span />
              )}
              {next && (
                <ButtonLink href={redirectsHref({ query, after: next })}>{t('paging.next')}</ButtonLink>
              )}
            </nav>
          )}
        </div>
        <div className="tool-side">
          <section aria-labelledby="redirect-add">
            <h2 id="redirect-add">{t('add.title')}</h2>
            <ActionForm action={keepRedirectAction} done={t('add.done')} clears>
              <TextField
                label={t('add.from')}
                hint={t('add.fromHint')}
                name="from"
                dir="ltr"
                maxLength={2_000}
                autoComplete="off"
                required
              />
              <TextField
                label={t('add.to')}
                hint={t('add.toHint')}
                name="to"
                dir="ltr"
                maxLength={2_000}
                autoComplete="off"
                required
              />
              <div className="button-row">
                <SubmitButton>{t('add.submit')}</SubmitButton>
              </div>
            </ActionForm>
          </section>
          <section aria-labelledby="redirect-file">
            <h2 id="redirect-file">{t('file.title')}</h2>
            <p className="section-lead">{t('file.text')}</p>
            <RedirectImport />
            {total > 0 && (
              <p>
                <a href={redirectsFilePath} download>
                  {t('file.export')}
                </a>
              </p>
            )}
          </section>
          <section aria-labelledby="redirect-check">
            <h2 id="redirect-check">{t('check.title')}</h2>
            <p className="section-lead">{t('check.text')}</p>
            <AddressCheck />
          </section>
        </div>
      </div>
    </>
  )
}

/** A story by its headline, leading to its screen; another page by its address, leading there. */
function Destination({ row, untitled }: { row: RedirectRow; untitled: string }) {
  if (row.story)
    return (
      <a href={`/admin/stories/${row.story.articleId}`}>
        {row.story.headline ? (
          <InLanguage locale={row.story.locale}>{row.story.headline}</InLanguage>
        ) : (
          untitled
        )}
      </a>
    )
  return (
    <a href={row.leadsTo}>
      <PathText path={legible(row.leadsTo)} />
    </a>
  )
}

/** An address as people read it. */
function legible(href: string): string {
  try {
    return decodeURI(href)
  } catch {
    return href
  }
}
