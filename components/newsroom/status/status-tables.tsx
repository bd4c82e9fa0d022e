import { getTranslations } from 'next-intl/server'
import { formatNumber } from '@/lib/locale/numbers.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { Status } from '@/lib/newsroom/status/read-status.ts'
import { botStandings } from '@/lib/server/bots/bot-counts.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { momentWords } from '../people/moment-words.ts'
import { Badge } from '../ui/badge.tsx'

/** Every process that serves, and which build it runs. */
export async function InstancesTable({
  instances,
  locale,
  timeZone,
}: Pick<Status, 'instances'> & { locale: NewsroomLocale; timeZone: string }) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Status.instances' })
  const counts = Map.groupBy(instances, ({ build }) => build)
  const [most] = [...counts].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? []
  return (
    <section aria-labelledby="instances" className="status-part">
      <h2 id="instances">{t('title')}</h2>
      <p className="section-lead">{t('lead')}</p>
      <table className="status-table">
        <thead>
          <tr>
            <th scope="col">{t('machine')}</th>
            <th scope="col">{t('build')}</th>
            <th scope="col">{t('since')}</th>
          </tr>
        </thead>
        <tbody>
          {instances.map(({ machine, build, startedAt }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: processes of one machine have nothing else to be told by
            <tr key={index}>
              <th scope="row">
                <bdi dir="ltr">{machine}</bdi>
              </th>
              <td data-label={t('build')}>
                <bdi dir="ltr">{build}</bdi>
                {build !== most && (
                  <>
                    {' '}
                    <Badge tone="ochre">{t('other')}</Badge>
                  </>
                )}
              </td>
              <td data-label={t('since')}>
                {momentWords(startedAt.toISOString(), 'moment', locale, timeZone)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What recurring work is called on screens, by what the log calls it. */
const workNames = {
  Announcing: 'announcing',
  Backups: 'backups',
  'Bringing sites up to date that move in': 'sites',
  'Clearing the log of changes': 'changesLog',
  'Clearing the log of webhooks': 'webhooksLog',
  'Clearing what notifications know': 'pushLog',
  'Delivering webhooks': 'webhooks',
  'Emptying the bin': 'bin',
  'Fetching pictures of imports': 'pictures',
  'Following what changes': 'changes',
  'Forgetting hosts of pictures': 'hosts',
  'Handing over notifications': 'push',
  'Looking after the house': 'house',
  'Removing old sessions': 'sessions',
  'Removing old uploads': 'uploads',
  'Settling where pictures stand': 'uses',
  'The schedule': 'schedule',
  'Thinning the history of stories': 'history',
} as const

/** What is done again and again, and how often it went wrong; what never did is folded away. */
export async function WorkTable({
  work,
  locale,
  timeZone,
}: Pick<Status, 'work'> & { locale: NewsroomLocale; timeZone: string }) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Status.work' })
  const number = (count: number) => new Intl.NumberFormat(`${locale}-u-nu-latn`).format(count)
  const nameOf = (name: string) =>
    Object.hasOwn(workNames, name) ? (
      t(`names.${workNames[name as keyof typeof workNames]}`)
    ) : (
      <bdi dir="ltr" lang="en">
        {name}
      </bdi>
    )
  const hasFailed = work.some(({ failures }) => failures > 0)
  return (
    <section aria-labelledby="work" className="status-part">
      <h2 id="work">{t('title')}</h2>
      <p className="section-lead">
        {t('lead')} {!hasFailed && t('well')}
      </p>
      <details open={hasFailed}>
        <summary>{t('all')}</summary>
        <table className="status-table">
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t('runs')}</th>
              <th scope="col">{t('failures')}</th>
              <th scope="col">{t('last')}</th>
            </tr>
          </thead>
          <tbody>
            {work
              .toSorted((a, b) => b.failures - a.failures)
              .map(({ name, runs, failures, lastFailure }) => (
                <tr key={name}>
                  <th scope="row">{nameOf(name)}</th>
                  <td data-label={t('runs')}>{number(runs)}</td>
                  <td data-label={t('failures')}>{number(failures)}</td>
                  <td data-label={t('last')}>
                    {lastFailure && (
                      <>
                        {momentWords(lastFailure.at.toISOString(), 'moment', locale, timeZone)}
                        {' · '}
                        <bdi dir="ltr" lang="en">
                          {lastFailure.reason}
                        </bdi>
                      </>
                    )}
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}

/** Crawlers, by how surely it is known whose they are. */
export async function BotsTable({ bots, locale }: Pick<Status, 'bots'> & { locale: NewsroomLocale }) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Status.bots' })
  const number = (count: number) => formatNumber(count, locale, localeTable[locale].reading)
  const agents = Object.entries(bots.agents)
  return (
    <section aria-labelledby="bots" className="status-part">
      <h2 id="bots">{t('title')}</h2>
      <p className="section-lead">{t('lead')}</p>
      <table className="status-table">
        <thead>
          <tr>
            <th scope="col">{t('title')}</th>
            <th scope="col">{t('requests')}</th>
          </tr>
        </thead>
        <tbody>
          {botStandings.map((standing) => (
            <tr key={standing}>
              <th scope="row">{t(`standing.${standing}`)}</th>
              <td data-label={t('requests')}>{number(bots[standing])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {agents.length > 0 && (
        <details>
          <summary>{t('agents')}</summary>
          <table className="status-table">
            <thead>
              <tr>
                <th scope="col">{t('agent')}</th>
                <th scope="col">{t('requests')}</th>
              </tr>
            </thead>
            <tbody>
              {agents.map(([agent, requests]) => (
                <tr key={agent}>
                  <th scope="row">
                    <bdi dir="ltr">{agent}</bdi>
                  </th>
                  <td data-label={t('requests')}>{number(requests)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  )
}
