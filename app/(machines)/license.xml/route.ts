import { database } from '@/lib/db/open.ts'
import { answerDeclaredFile } from '@/lib/syndication/terms/answer-declared-file.ts'
import { licenceXml } from '@/lib/syndication/terms/licence.ts'
import { licenceType } from '@/lib/syndication/terms/machine-terms.ts'

export const dynamic = 'force-dynamic'

export const GET = async () => answerDeclaredFile(await licenceXml(await database()), licenceType)
