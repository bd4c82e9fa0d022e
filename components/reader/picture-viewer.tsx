import { CloseIcon } from './icons.tsx'
import { useWords } from './use-words.ts'

/**
 * The window in which `public/pictures.js` shows a picture as large as the screen, and goes through those of a story or
 * gallery. Without the script it never opens. It stands beside the story, not in it: `Static` holds no script.
 */
export function PictureViewer() {
  const t = useWords('Blocks.viewer')
  return (
    <>
      <picture-viewer
        data-lite="none"
        data-open={t('open')}
        data-compare={t('compare')}
        data-count={t('count', { place: '#', total: '##' })}
      >
        <dialog aria-label={t('label')}>
          <div className="viewer-stage" />
          <div className="viewer-bar">
            <button type="button" value="-1" aria-label={t('previous')}>
              ‹
            </button>
            <span className="viewer-count" />
            <button type="button" value="1" aria-label={t('next')}>
              ›
            </button>
            <button type="button" value="close" aria-label={t('close')}>
              <CloseIcon />
            </button>
          </div>
          <p className="viewer-words" aria-live="polite" />
        </dialog>
      </picture-viewer>
      <script data-keep="" type="module" src="/pictures.js" />
    </>
  )
}
