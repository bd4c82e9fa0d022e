import { offerDatasets } from '@/lib/newsroom/datasets/read-datasets.ts'
import { jsonRoute } from '../../stories/json-route.ts'

/** The tables of figures that can be put into a story. */
export const GET = jsonRoute(offerDatasets)
