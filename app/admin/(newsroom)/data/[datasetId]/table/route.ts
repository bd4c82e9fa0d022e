import { largestTable } from '@/lib/dataset/dataset.ts'
import { readDataset } from '@/lib/newsroom/datasets/read-datasets.ts'
import { changeRows, replaceDataset } from '@/lib/newsroom/datasets/write-dataset.ts'
import { jsonRoute } from '../../../stories/json-route.ts'

/** A table as it stands; some of its cells changed; all of it put in its place. */
export const GET = jsonRoute(readDataset)
export const POST = jsonRoute(changeRows, { most: largestTable })
export const PUT = jsonRoute(replaceDataset, { most: largestTable })
