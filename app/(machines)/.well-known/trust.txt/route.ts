import { database } from '@/lib/db/open.ts'
import { answerDeclaredFile } from '@/lib/syndication/terms/answer-declared-file.ts'
import { trustTxt } from '@/lib/syndication/terms/declared-files.ts'

export const dynamic = 'force-dynamic'

export const GET = async () => answerDeclaredFile(await trustTxt(await database()))
