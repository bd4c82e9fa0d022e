/** What notifications say, in the readers' languages. Also outside of Next, where the queue runs. */
import { createTranslator } from 'next-intl'
import ar from '../../../messages/ar.json' with { type: 'json' }
import en from '../../../messages/en.json' with { type: 'json' }
import fa from '../../../messages/fa.json' with { type: 'json' }
import fr from '../../../messages/fr.json' with { type: 'json' }
import he from '../../../messages/he.json' with { type: 'json' }
import ur from '../../../messages/ur.json' with { type: 'json' }
import type { Locale } from '../../locale/table.ts'

const messages: Record<Locale, Pick<typeof ar, 'Push'>> = { ar, en, fa, he, ur, fr }

export const pushWords = (locale: Locale) =>
  createTranslator({ locale, messages: messages[locale], namespace: 'Push' })
