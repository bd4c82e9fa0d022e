import { addresses } from './addresses.ts'
import type { Kind } from './attack.ts'
import { badInput } from './bad-input.ts'
import { entrance } from './entrance.ts'
import { files } from './files.ts'
import { headers } from './headers.ts'
import { outside } from './outside.ts'
import { queries } from './queries.ts'
import { recordings } from './recordings.ts'
import { signatures } from './signatures.ts'
import { subscribers } from './subscribers.ts'
import { whoMay } from './who-may.ts'

/** All that is tried, in this order: what ends with being told to wait comes last. */
export const kinds: readonly Kind[] = [
  ...addresses,
  ...queries,
  ...headers,
  ...badInput,
  ...whoMay,
  ...files,
  ...recordings,
  ...subscribers,
  ...signatures,
  ...outside,
  ...entrance,
]
