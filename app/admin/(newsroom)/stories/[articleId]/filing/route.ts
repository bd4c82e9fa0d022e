import { fileStory } from '@/lib/newsroom/stories/file-story.ts'
import { jsonRoute } from '../../json-route.ts'

/** Files the story; what is left out stays as it is. */
export const PUT = jsonRoute(fileStory)
