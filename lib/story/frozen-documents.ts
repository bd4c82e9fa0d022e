/**
 * Documents as rows of each version hold them. Never edited, only added to: they stand for what is in databases
 * we will never see, and every release must read all of them.
 */
type Frozen = { name: string; version: number; stored: unknown; text: string }

export const frozenDocuments: Frozen[] = [
  {
    name: 'one paragraph',
    version: 1,
    stored: {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          attrs: { dir: null },
          content: [
            { type: 'text', text: 'أعلنت ' },
            {
              type: 'text',
              text: 'Kestrel Labs',
              marks: [{ type: 'isolate', attrs: { dir: 'ltr', lang: 'en' } }],
            },
            { type: 'text', text: ' نتائجها.' },
          ],
        },
      ],
    },
    text: 'أعلنت Kestrel Labs نتائجها.',
  },
  {
    name: 'every block',
    version: 1,
    stored: {
      type: 'doc',
      content: [
        {
          type: 'heading',
          attrs: { dir: 'rtl', level: 2 },
          content: [{ type: 'text', text: 'ما الذي تغيّر' }],
        },
        {
          type: 'orderedList',
          attrs: { dir: null, start: 3 },
          content: [
            { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'بند' }] }] },
          ],
        },
        {
          type: 'blockquote',
          attrs: { dir: null, attribution: 'هدى سالم' },
          content: [{ type: 'paragraph', content: [{ type: 'text', text: 'لا أحد يعرف.' }] }],
        },
        {
          type: 'pullQuote',
          attrs: { dir: null, attribution: null },
          content: [{ type: 'text', text: 'لا أحد يعرف.' }],
        },
        {
          type: 'figure',
          attrs: { mediaId: 'abcdefghjk', alt: null, caption: 'ميناء', credit: null, licence: null },
        },
        { type: 'storyCard', attrs: { storyId: '0123456789' } },
        {
          type: 'embed',
          attrs: { provider: 'youtube', url: 'https://www.youtube.com/watch?v=x', title: 'مقطع' },
        },
        {
          type: 'factBox',
          attrs: { dir: null, title: 'بالأرقام' },
          content: [{ type: 'paragraph', content: [{ type: 'text', text: '12.5%' }] }],
        },
        {
          type: 'table',
          attrs: { dir: null, caption: null },
          content: [
            {
              type: 'tableRow',
              content: [
                {
                  type: 'tableHeader',
                  attrs: { colspan: 1, rowspan: 1 },
                  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'سنة' }] }],
                },
                {
                  type: 'tableCell',
                  attrs: { colspan: 1, rowspan: 1 },
                  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'عدد' }] }],
                },
              ],
            },
          ],
        },
        { type: 'codeBlock', attrs: { language: 'json' }, content: [{ type: 'text', text: '{}' }] },
        { type: 'horizontalRule' },
        {
          type: 'liveUpdate',
          attrs: { dir: null, at: '2026-01-01T10:00:00.000Z', headline: 'عاجل' },
          content: [{ type: 'paragraph', content: [{ type: 'text', text: 'عادت الخدمة.' }] }],
        },
      ],
    },
    text: 'ما الذي تغيّر\n\nبند\n\nلا أحد يعرف.\nهدى سالم\n\nميناء\n\nمقطع\n\nبالأرقام\n12.5%\n\nسنة\tعدد\n\n{}\n\nعاجل\nعادت الخدمة.',
  },
  {
    name: 'marks above, below, under and through the line',
    version: 1,
    stored: {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          attrs: { dir: null },
          content: [
            { type: 'text', text: 'E=mc' },
            { type: 'text', text: '2', marks: [{ type: 'bold' }, { type: 'superscript' }] },
            { type: 'text', text: ' وH' },
            { type: 'text', text: '2', marks: [{ type: 'subscript' }] },
            { type: 'text', text: 'O، ' },
            { type: 'text', text: 'مهم', marks: [{ type: 'underline' }, { type: 'strike' }] },
          ],
        },
      ],
    },
    text: 'E=mc² وH₂O، مهم',
  },
  {
    name: 'poem, footnote, scripture, details, question',
    version: 1,
    stored: {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          attrs: { dir: null },
          content: [
            { type: 'text', text: 'قول' },
            { type: 'footnote', content: [{ type: 'text', text: 'المصدر' }] },
            { type: 'text', text: ' وبقيته' },
          ],
        },
        {
          type: 'poem',
          attrs: { dir: null, attribution: 'شاعرة' },
          content: [
            {
              type: 'verse',
              content: [
                { type: 'hemistich', content: [{ type: 'text', text: 'صدر' }] },
                { type: 'hemistich', content: [{ type: 'text', text: 'عجز' }] },
              ],
            },
            { type: 'verse', content: [{ type: 'hemistich' }] },
            { type: 'verse', content: [{ type: 'hemistich', content: [{ type: 'text', text: 'مفرد' }] }] },
          ],
        },
        {
          type: 'scripture',
          attrs: { kind: 'hadith', reference: 'البخاري 1', grade: 'متفق عليه', translation: null },
          content: [{ type: 'text', text: 'إنما الأعمال بالنيات' }],
        },
        {
          type: 'details',
          attrs: { dir: null, title: 'خلفية' },
          content: [{ type: 'paragraph', attrs: { dir: null }, content: [{ type: 'text', text: 'تفصيل' }] }],
        },
        {
          type: 'questionAnswer',
          attrs: { dir: null, question: 'متى؟' },
          content: [{ type: 'paragraph', attrs: { dir: null }, content: [{ type: 'text', text: 'غدًا' }] }],
        },
      ],
    },
    text: 'قول وبقيته\nالمصدر\n\nصدر\tعجز\n\nمفرد\nشاعرة\n\nإنما الأعمال بالنيات\nالبخاري 1 · متفق عليه\n\nخلفية\nتفصيل\n\nمتى؟\nغدًا',
  },
  {
    name: 'timeline, key figure, call-out, contents, code of its own direction',
    version: 1,
    stored: {
      type: 'doc',
      content: [
        { type: 'contentsList' },
        {
          type: 'timelineEntry',
          attrs: { dir: null, when: '1998' },
          content: [{ type: 'paragraph', attrs: { dir: null }, content: [{ type: 'text', text: 'بدأ' }] }],
        },
        {
          type: 'keyFigure',
          attrs: { dir: null, figure: '4.2 مليون', label: 'حاوية', note: 'سنة 2026' },
        },
        {
          type: 'callOut',
          attrs: { dir: null, label: 'اشترك', url: 'https://example.org/' },
          content: [{ type: 'paragraph', attrs: { dir: null }, content: [{ type: 'text', text: 'نشرة' }] }],
        },
        {
          type: 'codeBlock',
          attrs: { language: null, runs: 'rtl' },
          content: [{ type: 'text', text: 'إذا' }],
        },
      ],
    },
    text: '1998\nبدأ\n\n4.2 مليون\nحاوية\nسنة 2026\n\nنشرة\nاشترك\n\nإذا',
  },
]
