import type { CorrectionKind } from '@/lib/vocabulary.ts'
import type { Tone } from '../ui/badge.tsx'

export const correctionTones: Record<CorrectionKind, Tone> = {
  correction: 'red',
  clarification: 'ochre',
  update: 'indigo',
}
