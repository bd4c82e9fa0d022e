import { join } from 'node:path'
import { jsonRoute } from '@/app/admin/(newsroom)/stories/json-route.ts'
import { readLink } from '@/lib/newsroom/links/read-link.ts'
import { readSettings } from '@/lib/settings/settings.ts'

/** What a link leads to, for its card in a story. */
export const POST = jsonRoute(readLink, {
  context: () => {
    const { dataFolder, privateDestinations, siteUrl } = readSettings()
    return [
      {
        mediaFolder: join(/* turbopackIgnore: true */ dataFolder, 'media'),
        allowed: privateDestinations,
        siteUrl,
      },
    ]
  },
})
