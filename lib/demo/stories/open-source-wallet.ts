import { bullets, code, codeBlock, doc, isolate, p } from '../../story/compose.ts'
import type { DemoStory } from '../demo-story.ts'

export const openSourceWallet: DemoStory = {
  key: 'open-source-wallet',
  kind: 'report',
  section: 'digital-assets',
  desk: 'san-francisco',
  topics: ['open-source', 'cybersecurity', 'payments'],
  picture: 'phone-payment',
  publishedHoursAgo: 52,
  versions: {
    ar: {
      slug: 'محفظة-القطا-تفتح-شيفرتها',
      headline: 'محفظة Sandgrouse تفتح شيفرتها بعد ثغرة كلّفت 1.7 مليون دولار',
      standfirst: 'النسخة 2.0.0 يستطيع أي شخص أن يبنيها بنفسه ويقارن بصمتها بما نزّله من المتجر.',
      dateline: 'سان فرانسيسكو',
      bylines: [{ author: 'nour-khatib', role: 'author' }],
      body: doc(
        p(
          'نشرت Sandgrouse («القطا»)، وهي محفظة للأصول الرقمية يستخدمها 430 ألف شخص معظمهم في مصر والأردن، الشيفرة الكاملة لتطبيقها برخصة Apache 2.0، بعد ستة أسابيع من ثغرة سُحب بها ما قيمته 1.7 مليون دولار من 212 حسابًا.',
        ),
        p(
          'وقال المدير التقني رامي حبيب إن الثغرة كانت في مكتبة لتوليد الأرقام العشوائية كتبتها الشركة بنفسها: «كانت 90 سطرًا لم يقرأها أحد سوانا. لو كانت مكشوفة لرآها طالب في أسبوع». وأضاف أن أصحاب الحسابات المتضررة عُوّضوا كاملًا من احتياطي الشركة.',
        ),
        p('وتأتي النسخة 2.0.0 بثلاثة تغييرات:'),
        bullets(
          'بناء قابل للإعادة: من يبني التطبيق من مصدره يحصل على الملف نفسه بايتًا ببايت.',
          'تدقيق خارجي كل ستة أشهر تُنشر نتيجته قبل إصلاح ما فيه، بمهلة 30 يومًا.',
          [
            'مكافآت تصل إلى 50 ألف دولار لمن يبلّغ عن ثغرة على العنوان ',
            isolate('security@sandgrouse.example', null, 'ltr'),
            '.',
          ],
        ),
        p('ويكفي أمران في الطرفية للتحقق، إذ يجب أن تتطابق البصمة مع المنشورة في ', code('SHA256SUMS'), ':'),
        codeBlock('bash', 'make release VERSION=2.0.0\nsha256sum build/sandgrouse-2.0.0.apk'),
        p(
          'ورحّب باحثون بالخطوة بحذر. وكتبت الباحثة الأمنية لينا زعرور على حسابها ',
          isolate('@lz_audits', null, 'ltr'),
          ' أن الخادم الذي يمرّ عليه التوقيع لا يزال مغلقًا: «فتحوا الخزنة، وأبقوا الممرّ المؤدي إليها في الظلام». ووعدت الشركة بفتحه في النسخة 2.2.',
        ),
      ),
    },
  },
}
