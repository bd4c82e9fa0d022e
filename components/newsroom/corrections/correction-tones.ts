import type { CorrectionKind } from '@/lib/db/schema.ts'
import type { Tone } from '../ui/badge.tsx'

export const correctionTones: Record<CorrectionKind, Tone> = {
  correction: 'red',
  clarification: 'ochre',
  update: 'indigo',
}
