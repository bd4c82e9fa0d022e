import { getTranslations } from 'next-intl/server'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { type WebhookEvent, webhookEvents } from '@/lib/vocabulary.ts'
import { Checkbox, TextField } from '../ui/field.tsx'

/** What a webhook is called, where it is, and what it is told. */
export async function WebhookFields({
  facts,
  locale,
}: {
  facts: { name: string; address: string; events: readonly WebhookEvent[] }
  locale: NewsroomLocale
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Connections.webhooks' })
  return (
    <>
      <div className="form-row">
        <TextField
          label={t('name')}
          hint={t('nameHint')}
          name="name"
          dir="auto"
          required
          maxLength={100}
          defaultValue={facts.name}
          autoComplete="off"
        />
        <TextField
          label={t('address')}
          hint={t('addressHint')}
          name="address"
          type="url"
          dir="ltr"
          required
          maxLength={2000}
          defaultValue={facts.address}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <fieldset className="field">
        <legend className="field-label">{t('events')}</legend>
        <div className="scope-choices">
          {webhookEvents.map((event) => (
            <Checkbox
              key={event}
              name="event"
              value={event}
              label={t(`eventNames.${eventKey(event)}`)}
              defaultChecked={facts.events.includes(event)}
            />
          ))}
        </div>
      </fieldset>
    </>
  )
}

type EventKey<E extends string> = E extends `story.${infer Verb}` ? Verb : E

/** An event as messages name it: a dot would lead a level deeper. */
export const eventKey = <E extends WebhookEvent | 'test'>(event: E): EventKey<E> =>
  event.replace('story.', '') as EventKey<E>
