import { answerCard } from '../../../../answer-card.ts'

type Context = { params: Promise<{ kind: string; locale: string; id: string; shape: string }> }

/** The card in another shape (`square`), or a story's picture in the proportions search engines ask for. */
export const GET = async (_: Request, { params }: Context) => {
  const asked = await params
  // The wide card has one address.
  return asked.shape === 'wide' ? new Response(null, { status: 404 }) : answerCard(asked)
}
