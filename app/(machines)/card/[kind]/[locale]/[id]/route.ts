import { answerCard } from '../../../answer-card.ts'

type Context = { params: Promise<{ kind: string; locale: string; id: string }> }

/** The card as most platforms show it: 1200 × 630 pixels. */
export const GET = async (_: Request, { params }: Context) => answerCard({ ...(await params), shape: 'wide' })
