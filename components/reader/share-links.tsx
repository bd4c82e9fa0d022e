import { useWords } from './use-words.ts'

type Props = {
  /** Absolute address of the story's short link. */
  address: string
  headline: string
}

/** Share by plain links: no script of theirs runs here, and nobody is told who read what. */
export function ShareLinks({ address, headline }: Props) {
  const t = useWords('Share')
  const tools = useWords('Tools')
  const url = encodeURIComponent(address)
  const text = encodeURIComponent(headline)
  const networks = [
    ['WhatsApp', `https://wa.me/?text=${text}%20${url}`],
    ['X', `https://x.com/intent/post?text=${text}&url=${url}`],
    ['Telegram', `https://t.me/share/url?url=${url}&text=${text}`],
    ['Facebook', `https://www.facebook.com/sharer/sharer.php?u=${url}`],
    ['LinkedIn', `https://www.linkedin.com/sharing/share-offsite/?url=${url}`],
  ] as const
  return (
    <section className="share" aria-labelledby="share">
      <h2 id="share">{t('title')}</h2>
      <ul>
        {networks.map(([network, href]) => (
          <li key={network}>
            <a href={href} rel="noopener" aria-label={t('on', { network })}>
              <bdi>{network}</bdi>
            </a>
          </li>
        ))}
        <li>
          <a href={`mailto:?subject=${text}&body=${url}`}>{t('email')}</a>
        </li>
        <li data-lite="none">
          <share-story
            data-url={address}
            data-title={headline}
            data-copied={tools('copied')}
            data-denied={tools('copyDenied')}
          >
            <button type="button">{tools('share')}</button>
            <button type="button">{tools('copy')}</button>
            <span role="status" />
          </share-story>
        </li>
      </ul>
      <p className="short-link">
        {t('link')}{' '}
        <a href={address}>
          <bdi dir="ltr">{address.replace(/^https?:\/\//, '')}</bdi>
        </a>
      </p>
    </section>
  )
}
