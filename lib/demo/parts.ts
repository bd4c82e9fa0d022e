/** What the demo newsroom begins stories with, shares among them, and asks of them before they are published. */
import { idFor } from '../db/id.ts'
import { checklistItem, sharedPart, sharedPartRevision } from '../db/tables/parts.ts'
import type { Transaction } from '../db/transaction.ts'
import { bullets, doc, factBox, h2, p } from '../story/compose.ts'
import { documentVersion, type StoryDocument } from '../story/document.ts'
import { validateDocument } from '../story/validate.ts'
import type { PartKind, StoryKind } from '../vocabulary.ts'
import { partId } from './demo-story.ts'

type DemoPart = {
  key: string
  kind: PartKind
  locale: 'ar' | 'en'
  name: string
  document: StoryDocument
  storyKind?: StoryKind
  section?: string
  topics?: string[]
}

const parts: readonly DemoPart[] = [
  {
    key: 'results',
    kind: 'template',
    locale: 'ar',
    name: 'نتائج شركة',
    storyKind: 'report',
    section: 'economy',
    document: doc(
      p('[الشركة] أعلنت [اليوم] أن [الربح أو الخسارة] بلغ [الرقم] في [المدة]، مقابل [الرقم] قبل عام.'),
      p('[ما الذي فسّرت به الشركة ذلك؟ انسبه إلى من قاله باسمه.]'),
      h2('الأرقام'),
      bullets('الإيرادات: [الرقم]', 'صافي الربح: [الرقم]', 'التوزيعات: [الرقم]'),
      p('[ما قاله من خارج الشركة، وما لم تُجب عنه.]'),
    ),
  },
  {
    key: 'questions',
    kind: 'template',
    locale: 'ar',
    name: 'شرح في أسئلة',
    storyKind: 'explainer',
    document: doc(
      p('[ما الذي تغيّر الآن حتى يُسأل عنه؟ جملتان.]'),
      h2('[السؤال الأول كما يسأله القارئ]'),
      p('[الجواب أولًا، ثم من أين عُرف.]'),
      h2('[السؤال الثاني]'),
      p('[الجواب.]'),
      h2('ما الذي لا نعرفه بعد؟'),
      p('[قُله بوضوح.]'),
    ),
  },
  {
    key: 'interview',
    kind: 'template',
    locale: 'ar',
    name: 'حوار',
    storyKind: 'interview',
    document: doc(
      p('[من هو، ولماذا نحاوره الآن؟ أين جرى الحوار ومتى؟]'),
      p('[السؤال، بخط عريض]'),
      p('[الجواب]'),
      p('حُرّر هذا الحوار للإيجاز والوضوح.'),
    ),
  },
  {
    key: 'stablecoin',
    kind: 'box',
    locale: 'ar',
    name: 'ما العملة المستقرة؟',
    document: doc(
      factBox(
        'ما العملة المستقرة؟',
        p('رمز رقمي يَعِد مُصدره بأن يردّ لحامله مقابله عند الطلب: درهمًا بدرهم أو دولارًا بدولار.'),
        p('لا يصدق الوعد إلا بقدر ما تُباع الاحتياطيات التي خلفه، وبالسرعة التي تُباع بها.'),
      ),
    ),
  },
  {
    key: 'no-answer',
    kind: 'snippet',
    locale: 'ar',
    name: 'لم يردّ على طلب التعليق',
    document: doc(p('ولم يردّ [من؟] على طلب «ورّاق» التعليق حتى موعد النشر.')),
  },
  {
    key: 'rates',
    kind: 'snippet',
    locale: 'ar',
    name: 'سعر الصرف المستعمل',
    document: doc(p('حُسبت المبالغ بسعر الصرف في يوم النشر، وقُرّبت إلى أقرب مليون.')),
  },
]

/** Nothing here stops a newcomer from publishing: what is asked is advice, until the owner says otherwise. */
const items: readonly { key: string; words: string; template?: string }[] = [
  { key: 'names', words: 'الأسماء والأرقام روجعت على مصدرها' },
  { key: 'answer', words: 'من تذكره المادة بسوء سُئل عن رأيه' },
  { key: 'figures', words: 'قورنت الأرقام ببيان الشركة نفسه', template: 'results' },
]

/** @param by who made them, as the log and the history say it */
export async function writeParts(tx: Transaction, { by, at }: { by: string; at: Date }): Promise<void> {
  for (const { key, kind, locale, name, document: given, storyKind, section, topics = [] } of parts) {
    const { document } = validateDocument(given)
    const id = partId(key)
    await tx.insert(sharedPart).values({
      ...{ id, kind, locale, name, document, documentVersion, state: 'published' as const },
      ...(kind === 'box' && {
        publishedDocument: document,
        publishedDocumentVersion: documentVersion,
        publishedAt: at,
        // The stories were filed without its words.
        indexedUpTo: '',
      }),
      storyKind: storyKind ?? null,
      sectionId: section ? idFor(`section:${section}`) : null,
      topicIds: topics.map((topic) => idFor(`topic:${topic}`)),
      createdAt: at,
      changedAt: at,
    })
    await tx.insert(sharedPartRevision).values({
      ...{ partId: id, number: 1, name, document, documentVersion, madeBy: by, at },
      act: 'published',
    })
  }
  await tx.insert(checklistItem).values(
    items.map(({ key, words, template }, position) => ({
      id: idFor(`checklist:${key}`),
      words,
      isRequired: false,
      templateId: template ? partId(template) : null,
      position,
    })),
  )
}
