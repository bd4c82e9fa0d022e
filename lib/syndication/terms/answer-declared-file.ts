/** A file that the paper may not have. */
export const answerDeclaredFile = (text: string | null, type = 'text/plain'): Response =>
  text === null
    ? new Response(null, { status: 404 })
    : new Response(text, {
        headers: { 'Content-Type': `${type}; charset=utf-8`, 'X-Content-Type-Options': 'nosniff' },
      })
