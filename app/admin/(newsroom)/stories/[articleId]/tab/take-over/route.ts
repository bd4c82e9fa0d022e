import { takeOver } from '@/lib/newsroom/stories/editing-tabs.ts'
import { jsonRoute } from '../../../json-route.ts'

export const POST = jsonRoute(takeOver)
