import { doc, h2, p, table } from '../../story/compose.ts'
import type { DemoPage } from '../demo-story.ts'

export const ownership: DemoPage = {
  key: 'ownership',
  versions: {
    ar: {
      slug: 'ownership',
      headline: 'الملكية والتمويل',
      standfirst: 'من يملك الصحيفة، ومن أين تأتي نفقاتها، ومن يقرر ما يُنشر.',
      body: doc(
        p(
          'تصدر «ورّاق» عن شركة لا توزّع أرباحًا، يملكها العاملون فيها. لا يملك أحد منهم أكثر من عُشرها، ولا تملك فيها دولة ولا حزب ولا شركة مما نكتب عنه.',
        ),
        table(
          'من أين جاءت نفقات السنة الماضية',
          ['المصدر', 'الحصة'],
          ['اشتراكات ومساهمات قرّاء', '61%'],
          ['ترجمة وتحقق لمؤسسات أخرى', '24%'],
          ['منح لا تشترط موضوعًا', '15%'],
        ),
        h2('من يقرر'),
        p(
          'تنتخب غرفة الأخبار رئيس تحريرها كل ثلاث سنوات. لا يحضر مديرو الشركة اجتماع التحرير، ولا يحق لهم أن يطلبوا نشر مادة أو تأخيرها. وإذا كتبنا عن جهة دفعت لنا ذكرنا ذلك في المادة نفسها.',
        ),
        h2('الإعلان'),
        p('لا إعلانات على هذه الصفحات، ولا مواد مدفوعة، ولا روابط نتقاضى عنها شيئًا.'),
      ),
    },
    en: {
      slug: 'ownership',
      headline: 'Ownership and funding',
      standfirst: 'Who owns the paper, what pays for it, and who decides what it prints.',
      translatedFrom: 'ar',
      body: doc(
        p(
          'Warraq is published by a company that distributes no profit and is owned by those who work in it. None of them owns more than a tenth, and no state, party or company that we write about owns any of it.',
        ),
        table(
          'What paid for the past year',
          ['Source', 'Share'],
          ['Subscriptions and contributions of readers', '61%'],
          ['Translation and verification for other houses', '24%'],
          ['Grants that set no subject', '15%'],
        ),
        h2('Who decides'),
        p(
          'The newsroom elects its editor-in-chief every three years. The company’s directors do not attend editorial meetings and may not ask for a story to be published or held back. Where we write about anybody who has paid us, the story itself says so.',
        ),
        h2('Advertising'),
        p('There is no advertising on these pages, no paid story, and no link that earns us anything.'),
      ),
    },
  },
}
