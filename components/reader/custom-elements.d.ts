import type { DetailedHTMLProps, HTMLAttributes } from 'react'

type CustomElement = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>

/** The elements that `public/reader.js`, `public/pictures.js`, `public/live.js`, `public/own.js` and `public/push.js` define. */
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'reader-tools': CustomElement
      'share-story': CustomElement
      'live-story': CustomElement
      'push-choices': CustomElement
      'push-follow': CustomElement
      'story-embed': CustomElement
      'story-recording': CustomElement
      'breaking-notice': CustomElement
      'page-clock': CustomElement
      'site-menu': CustomElement
      'search-field': CustomElement
      'search-panel': CustomElement
      'picture-viewer': CustomElement
      'before-after': CustomElement
      'headline-test': CustomElement
      'most-read': CustomElement
      'own-story': CustomElement
      'own-follow': CustomElement
      'own-page': CustomElement
    }
  }
}
