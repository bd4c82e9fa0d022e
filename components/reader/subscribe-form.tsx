import { subscribeHref } from '@/lib/publication/addresses.ts'
import type { OfferedNewsletter } from '@/lib/publication/newsletters.ts'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/**
 * A plain form: an address, and which newsletters. What becomes of it is answered by a page of its own
 * (`app/(machines)/newsletter`), the same whether the address is known or not.
 * @param chosen those that are ticked already
 */
export function SubscribeForm({
  newsletters,
  chosen,
}: {
  newsletters: readonly OfferedNewsletter[]
  chosen: readonly string[]
}) {
  const t = useWords('Newsletter')
  const { locale } = useReader()
  const [only] = newsletters
  return (
    <form className="subscribe" method="post" action={subscribeHref}>
      <input type="hidden" name="locale" value={locale} />
      {newsletters.length === 1 && only ? (
        <>
          <input type="hidden" name="newsletter" value={only.id} />
          <p>
            <b>{only.name}</b> {only.description || t(`kind.${only.kind}`)}
          </p>
        </>
      ) : (
        <fieldset>
          <legend>{t('choose')}</legend>
          {newsletters.map((each) => (
            <label key={each.id}>
              <input
                type="checkbox"
                name="newsletter"
                value={each.id}
                defaultChecked={chosen.includes(each.id)}
              />
              <span>
                <b>{each.name}</b> {each.description || t(`kind.${each.kind}`)}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <p className="subscribe-field">
        <input
          type="email"
          name="email"
          dir="ltr"
          autoComplete="email"
          maxLength={254}
          required
          aria-label={t('email')}
          placeholder={t('email')}
        />
        <button type="submit">{t('submit')}</button>
      </p>
      <input type="text" name="website" hidden tabIndex={-1} autoComplete="off" aria-hidden="true" />
      <p className="note">{t('promise')}</p>
    </form>
  )
}
