import { translateStory } from '@/lib/newsroom/stories/translate-story.ts'
import { jsonRoute } from '../../json-route.ts'

/** Begins a translation into another language. */
export const POST = jsonRoute(translateStory)
