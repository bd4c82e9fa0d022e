import { pushHref } from '@/lib/publication/addresses.ts'
import type { ListKey } from '@/lib/publication/list-key.ts'
import type { Masthead } from '@/lib/publication/masthead.ts'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/** What `public/push.js` says of what came of a press. */
const outcomes = ['saved', 'stopped', 'denied', 'unsupported', 'failed', 'busy', 'choice'] as const

/**
 * Of what a device is told, for `public/push.js`: it shows the form where the browser can show notifications, and asks for
 * permission once somebody has pressed its button.
 */
export function PushChoices({ masthead }: { masthead: Masthead }) {
  const t = useWords('Push')
  const { locale } = useReader()
  const words = Object.fromEntries(outcomes.map((each) => [`data-${each}`, t(each)]))
  return (
    <push-choices data-to={pushHref} data-locale={locale} {...words}>
      <noscript>
        <p>{t('script')}</p>
      </noscript>
      <form className="subscribe" hidden>
        <fieldset>
          <legend>{t('choose')}</legend>
          <label>
            <input type="checkbox" name="list" value="breaking" defaultChecked />
            <span>
              <b>{t('breaking')}</b> {t('breakingHint')}
            </span>
          </label>
          {masthead.sections.map(({ id, name }) => (
            <label key={id}>
              <input type="checkbox" name="list" value={`section:${id}`} />
              <span>
                <b>{name}</b>
              </span>
            </label>
          ))}
        </fieldset>
        <fieldset hidden>
          <legend>{t('others')}</legend>
        </fieldset>
        <p className="push-buttons">
          <button type="submit" data-save={t('save')}>
            {t('submit')}
          </button>
          <button type="button" hidden>
            {t('stopAll')}
          </button>
        </p>
        <p className="note">{t('promise')}</p>
      </form>
      <p role="status" />
    </push-choices>
  )
}

/** A button that has the device told of one list, where the browser can; out of sight until `public/push.js` has come. */
export function PushFollow({ list, masthead }: { list: ListKey; masthead: Masthead }) {
  const t = useWords('Push')
  const { locale } = useReader()
  if (!masthead.offersPush) return null
  const words = Object.fromEntries(
    (['followed', 'unfollowed', 'denied', 'failed', 'busy'] as const).map((each) => [
      `data-${each}`,
      t(each),
    ]),
  )
  return (
    <push-follow hidden data-list={list} data-to={pushHref} data-locale={locale} data-lite="none" {...words}>
      <button type="button" className="push-follow" data-on={t('unfollow')} aria-pressed="false">
        {t('follow')}
      </button>
      <span role="status" className="note" />
    </push-follow>
  )
}

/** The script of both, outside of what is static. */
export function PushScript({ masthead }: { masthead: Masthead }) {
  return masthead.offersPush && <script data-keep="" type="module" src="/push.js" />
}
