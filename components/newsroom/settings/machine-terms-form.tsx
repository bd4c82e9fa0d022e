import { getTranslations } from 'next-intl/server'
import type { Settings } from '@/lib/newsroom/settings/change-settings.ts'
import { type CrawlerName, crawlerNames, crawlers } from '@/lib/syndication/terms/crawlers.ts'
import { licenceHref, saysAnything } from '@/lib/syndication/terms/machine-terms.ts'
import type { MachineUse, NewsroomLocale } from '@/lib/vocabulary.ts'
import { machineAnswers, machineUses } from '@/lib/vocabulary.ts'
import {
  ActionForm,
  FormHidden,
  FormSelect,
  FormTextArea,
  FormTextField,
} from '../forms/action-form.client.tsx'
import type { FormAction } from '../forms/form-state.ts'
import { SubmitButton } from '../ui/submit-button.client.tsx'
import { crawlerField, fieldOfUse, unsaid } from './read-settings-form.ts'

/** What machines are told of how they may use what readers read: of all, of some, and in files of their own. */
export async function MachineTermsForm({
  settings,
  locale,
  action,
}: {
  settings: Settings
  locale: NewsroomLocale
  action: FormAction<void>
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Settings.machines' })
  const { machineTerms: terms, adsTxt, trustTxt } = settings
  const answers = (otherwise: 'unsaid' | 'asRest') => [
    { value: unsaid, label: t(`answer.${otherwise}`) },
    ...machineAnswers.map((answer) => ({ value: answer, label: t(`answer.${answer}`) })),
  ]
  const served = [
    '/robots.txt',
    ...(saysAnything(terms) ? [licenceHref] : []),
    ...(adsTxt ? ['/ads.txt'] : []),
    ...(trustTxt ? ['/trust.txt'] : []),
  ]
  const asks = (name: CrawlerName, use: MachineUse) =>
    (crawlers[name].uses as readonly MachineUse[]).includes(use)
  return (
    <ActionForm action={action} done={t('saved')} label={t('title')} className="form settings-form">
      <FormHidden name="version" value={String(settings.version)} />
      <section aria-labelledby="rest">
        <h2 id="rest">{t('rest')}</h2>
        <p className="section-lead">{t('restText')}</p>
        {machineUses.map((use) => (
          <FormSelect
            key={use}
            label={t(`use.${use}`)}
            name={fieldOfUse(use)}
            value={terms.uses[use] ?? unsaid}
            options={answers('unsaid')}
          />
        ))}
        <FormTextField
          label={t('termsHref')}
          hint={t('termsHint')}
          name="termsHref"
          value={terms.termsHref}
          maxLength={500}
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
        />
      </section>
      <section aria-labelledby="crawlers">
        <h2 id="crawlers">{t('crawlers')}</h2>
        <p className="section-lead">{t('crawlersText')}</p>
        <table className="crawler-table">
          <thead>
            <tr>
              <th scope="col">{t('crawler')}</th>
              {machineUses.map((use) => (
                <th key={use} scope="col">
                  {t(`short.${use}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {crawlerNames.map((name) => (
              <tr key={name}>
                <th scope="row">
                  <bdi dir="ltr">{name}</bdi>
                  <span className="crawler-operator">
                    <bdi dir="ltr">{crawlers[name].operator}</bdi>
                  </span>
                </th>
                {machineUses.map((use) => (
                  <td key={use} data-label={t(`short.${use}`)}>
                    {asks(name, use) && (
                      <FormSelect
                        label={t('field', { use: t(`short.${use}`), crawler: `\u2068${name}\u2069` })}
                        labelHidden
                        name={crawlerField(name, use)}
                        value={terms.crawlers[name]?.[use] ?? unsaid}
                        options={answers('asRest')}
                      />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section aria-labelledby="files">
        <h2 id="files">{t('files')}</h2>
        <p className="section-lead">{t('filesText')}</p>
        {(
          [
            ['adsTxt', adsTxt, t('ads'), t('adsHint')],
            ['trustTxt', trustTxt, t('trust'), t('trustHint')],
          ] as const
        ).map(([name, text, label, hint]) => (
          <FormTextArea
            key={name}
            label={label}
            hint={hint}
            name={name}
            // Nothing is cut off that is pasted: what is too long is said.
            value={text}
            rows={8}
            dir="ltr"
            lang="en"
            autoComplete="off"
            spellCheck={false}
            className="file-text"
          />
        ))}
      </section>
      <section aria-labelledby="served" className="files-served">
        <h2 id="served">{t('served')}</h2>
        <ul className="button-row">
          {served.map((href) => (
            <li key={href}>
              <a className="served-file" href={href} target="_blank" rel="noopener">
                <bdi dir="ltr">{href}</bdi>
              </a>
            </li>
          ))}
        </ul>
      </section>
      <div className="button-row settings-save">
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
