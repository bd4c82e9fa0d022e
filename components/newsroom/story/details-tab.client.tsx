'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'

import { localeTable } from '@/lib/locale/table.ts'
import { newPartHref } from '@/lib/newsroom/parts/part-address.ts'
import type { Filing } from '@/lib/newsroom/stories/file-story.ts'
import type { RelatedStory } from '@/lib/newsroom/stories/related-stories.ts'
import type { WorkingDraft } from '@/lib/newsroom/stories/working-draft.ts'
import type { StoryDirectory } from '@/lib/newsroom/writing/story-directory.ts'
import type { EditorPicture } from '../editor/services.ts'
import { FormDraftNotice, useFormDraft } from '../forms/use-form-draft.client.tsx'
import { AlertDialog } from '../ui/alert-dialog.client.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { type ComboboxItem, MultiCombobox } from '../ui/combobox.client.tsx'
import { Select, TextField } from '../ui/field.tsx'
import { useToasts } from '../ui/toast.client.tsx'
import { askNewsroom, storyAddress } from './ask-newsroom.ts'
import { BylineList } from './byline-list.client.tsx'
import { LeadPicture } from './lead-picture.client.tsx'
import { RelatedPart } from './related-part.client.tsx'
import type { DraftFields } from './story-facts.ts'
import { storyKinds } from './story-terms.ts'

/** Everything about a story that is not in its text. */
export function DetailsTab({
  draft,
  fields,
  directory,
  isReadOnly,
  leadPicture,
  onPickLead,
  onFields,
  onChanged,
  related,
  onTellElsewhere,
}: {
  draft: WorkingDraft
  fields: DraftFields
  directory: StoryDirectory
  /** Of the draft; filing has a permission of its own. */
  isReadOnly: boolean
  leadPicture: EditorPicture | null
  onPickLead: () => void
  onFields: (changed: Partial<DraftFields>) => void
  onChanged: () => void
  related: readonly RelatedStory[]
  /** To where it is said what search engines and platforms are told. */
  onTellElsewhere: () => void
}) {
  const t = useTranslations('Newsroom.Stories.details')
  const parts = useTranslations('Newsroom.Parts')
  return (
    <div className="panel-stack">
      <section className="panel-part" aria-labelledby="bylines-title">
        <h2 id="bylines-title" className="panel-title">
          {t('bylines')}
        </h2>
        <BylineList
          bylines={fields.bylines}
          authors={directory.authors}
          isReadOnly={isReadOnly}
          onChange={(bylines) => onFields({ bylines })}
        />
      </section>
      <section className="panel-part" aria-labelledby="lead-title">
        <h2 id="lead-title" className="panel-title">
          {t('leadPicture')}
        </h2>
        <LeadPicture
          picture={leadPicture}
          isReadOnly={isReadOnly}
          onPick={onPickLead}
          onRemove={() => onFields({ leadMediaId: null })}
        />
      </section>
      <FilingForm draft={draft} directory={directory} onChanged={onChanged} />
      {draft.kind !== 'page' && <RelatedPart draft={draft} related={related} onChanged={onChanged} />}
      <section className="panel-part" aria-labelledby="to-elsewhere-title">
        <h2 id="to-elsewhere-title" className="panel-title">
          {t('elsewhere')}
        </h2>
        <p className="field-hint">{t('elsewhereHint')}</p>
        <div className="button-row">
          <Button icon="search" onClick={onTellElsewhere}>
            {t('toElsewhere')}
          </Button>
        </div>
      </section>
      {draft.may['story.rename'] && draft.state !== 'killed' && (
        <AddressForm draft={draft} onChanged={onChanged} />
      )}
      {draft.may['templates.edit'] && (
        <p>
          <ButtonLink size="small" icon="copy" href={newPartHref('template', draft)}>
            {parts('saveAs')}
          </ButtonLink>
        </p>
      )}
      {draft.may['story.delete'] && !draft.publishedAt && <BinButton articleId={draft.articleId} />}
    </div>
  )
}

/** Section, desk, kind and topics: each is saved as it is chosen. */
function FilingForm({
  draft,
  directory,
  onChanged,
}: {
  draft: WorkingDraft
  directory: StoryDirectory
  onChanged: () => void
}) {
  const t = useTranslations('Newsroom.Stories')
  const shell = useTranslations('Newsroom.Shell')
  const { tell } = useToasts()
  const mayFile = Boolean(draft.may['story.file'])
  const [filing, setFiling] = useState({
    sectionId: draft.sectionId,
    deskId: draft.deskId,
    kind: draft.kind,
    topicIds: draft.topicIds,
  })
  const file = async (changed: Filing) => {
    const before = filing
    setFiling((now) => ({ ...now, ...changed }))
    const answer = await askNewsroom(storyAddress(draft.articleId, '/filing'), {
      method: 'PUT',
      body: changed,
    })
    if (answer.ok) {
      tell({ id: 'filed', kind: 'done', title: t('details.filed') })
      onChanged()
      return
    }
    // What was chosen meanwhile stays.
    setFiling((now) => {
      const former = Object.keys(changed).map((name) => [name, before[name as keyof typeof before]])
      return { ...now, ...Object.fromEntries(former) }
    })
    tell({ kind: 'failure', title: answer.refusal === 'away' ? t('away') : answer.message })
  }
  const item = ({ id, name }: { id: string; name: string }): ComboboxItem => ({ value: id, label: name })
  const topics = directory.topics.map(item)
  return (
    <section className="panel-part" aria-labelledby="filing-title">
      <h2 id="filing-title" className="panel-title">
        {t('details.filing')}
      </h2>
      <Select
        label={t('details.section')}
        value={filing.sectionId}
        disabled={!mayFile}
        options={directory.sections.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(event) => file({ sectionId: event.target.value })}
      />
      <Select
        label={t('details.desk')}
        value={filing.deskId ?? ''}
        disabled={!mayFile}
        options={[
          { value: '', label: t('details.noDesk') },
          ...directory.desks.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => file({ deskId: event.target.value || null })}
      />
      <Select
        label={t('details.kind')}
        value={filing.kind}
        disabled={!mayFile}
        options={storyKinds.map((kind) => ({ value: kind, label: shell(`kind.${kind}`) }))}
        onChange={(event) => {
          const kind = storyKinds.find((each) => each === event.target.value)
          if (kind) void file({ kind })
        }}
      />
      <MultiCombobox
        label={t('details.topics')}
        placeholder={t('details.addTopic')}
        disabled={!mayFile}
        items={topics}
        values={filing.topicIds.flatMap((id) => topics.find((each) => each.value === id) ?? [])}
        onChange={(items) => file({ topicIds: items.map((each) => each.value) })}
      />
      <p className="field-hint">{t('details.sharedNote')}</p>
    </section>
  )
}

function AddressForm({ draft, onChanged }: { draft: WorkingDraft; onChanged: () => void }) {
  const t = useTranslations('Newsroom.Stories')
  const { tell } = useToasts()
  const [slug, setSlug] = useState(draft.slug)
  const typed = useFormDraft(`address ${draft.articleId}`)
  const [failure, setFailure] = useState('')
  const [isBusy, setBusy] = useState(false)
  const rename = async () => {
    setBusy(true)
    setFailure('')
    const answer = await askNewsroom<{ slug: string }>(storyAddress(draft.articleId, '/address'), {
      method: 'PUT',
      body: { slug },
    })
    setBusy(false)
    if (!answer.ok) return setFailure(answer.refusal === 'away' ? t('away') : answer.message)
    typed.settle(typed.kept())
    setSlug(answer.value.slug)
    tell({ kind: 'done', title: t('details.renamed') })
    onChanged()
  }
  return (
    <form
      className="panel-part"
      onSubmit={(event) => {
        event.preventDefault()
        void rename()
      }}
    >
      <FormDraftNotice draft={typed} />
      <TextField
        label={t('details.slug')}
        hint={t('details.slugHint')}
        value={slug}
        lang={draft.locale}
        dir={localeTable[draft.locale].dir}
        onChange={(event) => setSlug(event.target.value)}
        {...(failure && { error: failure })}
      />
      <div className="button-row">
        <Button type="submit" busy={isBusy} disabled={!slug.trim() || slug === draft.slug}>
          {t('details.rename')}
        </Button>
      </div>
    </form>
  )
}

function BinButton({ articleId }: { articleId: string }) {
  const t = useTranslations('Newsroom.Stories')
  const router = useRouter()
  const { tell } = useToasts()
  const [isOpen, setOpen] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const toBin = async () => {
    setBusy(true)
    const answer = await askNewsroom(storyAddress(articleId, '/bin'), { method: 'POST', body: {} })
    setBusy(false)
    setOpen(false)
    if (answer.ok) {
      tell({ kind: 'done', title: t('details.binned') })
      router.push('/admin')
    } else tell({ kind: 'failure', title: answer.refusal === 'away' ? t('away') : answer.message })
  }
  return (
    <div className="panel-part">
      <AlertDialog
        title={t('details.binTitle')}
        description={t('details.binBody')}
        confirm={t('details.bin')}
        danger
        open={isOpen}
        onOpenChange={setOpen}
        onConfirm={toBin}
        busy={isBusy}
        trigger={
          <Button kind="danger" icon="bin">
            {t('details.bin')}
          </Button>
        }
      />
    </div>
  )
}
