import { readFile } from '@/lib/newsroom/files/list-files.ts'
import { jsonRoute } from '../../../../stories/json-route.ts'

export const GET = jsonRoute(readFile)
