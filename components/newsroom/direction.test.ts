import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Where the newsroom may leave a direction to the first strong letter, and how often: names, notes and searches that
 * are typed in whatever language their writer speaks, and what other programs sent. Words of a story are none of these.
 */
const ofUnknownLanguage: Record<string, number> = {
  // Names of people, devices, keys, receivers, files.
  'app/admin/(entrance)/welcome/[token]/page.tsx': 1,
  'app/admin/(newsroom)/account/page.tsx': 1,
  'app/admin/(newsroom)/data/[datasetId]/page.tsx': 1,
  'app/admin/(newsroom)/data/page.tsx': 2,
  'app/admin/(newsroom)/import/[runId]/page.tsx': 1,
  'app/admin/(newsroom)/import/page.tsx': 1,
  'app/admin/(newsroom)/keys/page.tsx': 1,
  'app/admin/(newsroom)/people/new/page.tsx': 1,
  'components/newsroom/people/add-passkey.client.tsx': 1,
  'components/newsroom/webhooks/webhook-fields.tsx': 1,
  // A password, shown as it is typed.
  'components/newsroom/people/password-field.client.tsx': 1,
  // What editors say to each other about a story, and other spellings of a topic.
  'app/admin/(newsroom)/plan/coverage/[coverageId]/page.tsx': 1,
  'app/admin/(newsroom)/plan/event/[eventId]/page.tsx': 1,
  'components/newsroom/plan/story-coverage.tsx': 1,
  'components/newsroom/inbox/inbox-row.tsx': 1,
  'components/newsroom/log/log-row.tsx': 1,
  'components/newsroom/story/history-events.client.tsx': 1,
  'components/newsroom/story/save-version.client.tsx': 1,
  'components/newsroom/story/move-dialog.client.tsx': 1,
  'components/newsroom/story/preview-links.client.tsx': 1,
  'components/newsroom/board/board-views.tsx': 1,
  'components/newsroom/board/bulk-form.client.tsx': 1,
  'components/newsroom/datasets/column-dialog.client.tsx': 1,
  'components/newsroom/datasets/dataset-grid.client.tsx': 1,
  'components/newsroom/directory/entry-form.tsx': 1,
  'components/newsroom/ui/cut-text.tsx': 2,
  'components/newsroom/notes/note-form.client.tsx': 1,
  // What the newsroom calls what stories share, and asks of them; a template's text, of any language.
  'app/admin/(newsroom)/parts/[partId]/page.tsx': 1,
  'components/newsroom/parts/item-form.tsx': 1,
  'components/newsroom/parts/part-form.client.tsx': 1,
  // A newsletter, whose language is chosen beside its name.
  'components/newsroom/newsletters/newsletter-fields.tsx': 2,
  // A search.
  'components/newsroom/front/figures-desk.client.tsx': 1,
  'components/newsroom/front/front-shelf.client.tsx': 1,
  // What stood in a file, and what a receiver answered.
  'components/newsroom/import/run-facts.tsx': 2,
  'components/newsroom/import/as-in-file.tsx': 1,
  'components/newsroom/import/columns-form.tsx': 1,
  'components/newsroom/import/mapping-fields.tsx': 2,
  'components/newsroom/import/trial-stories.tsx': 1,
  'components/newsroom/webhooks/delivery-log.tsx': 1,
  'components/newsroom/forms/kept-words.client.tsx': 1,
  // What a machine said of why it failed.
  'components/newsroom/settings/backup-standing.tsx': 1,
  // How platforms set what they are given: the mistake is theirs, and is shown.
  'components/newsroom/story/platform-previews.client.tsx': 2,
}

it('finds the direction of words by themselves only where nobody knows their language', () => {
  const found: Record<string, number> = {}
  for (const folder of ['app/admin', 'app/preview', 'components/newsroom'])
    for (const name of readdirSync(root + folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(name) || name.includes('.test.')) continue
      const path = `${folder}/${name.replaceAll('\\', '/')}`
      const times = readFileSync(root + path, 'utf8').match(/\bdir\b[^\n]*['"]auto['"]|plaintext/g)?.length
      if (times) found[path] = times
    }
  expect(found).toEqual(ofUnknownLanguage)
})
