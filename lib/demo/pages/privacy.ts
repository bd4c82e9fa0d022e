import { bullets, doc, h2, p, storyLink } from '../../story/compose.ts'
import { type DemoPage, pageId } from '../demo-story.ts'

export const privacy: DemoPage = {
  key: 'privacy',
  versions: {
    ar: {
      slug: 'privacy',
      headline: 'الخصوصية',
      standfirst: 'تقرأ هنا ولا يُكتب عنك شيء. هذه الصفحة تقول بالتفصيل ما معنى ذلك.',
      body: doc(
        h2('ما لا نفعله'),
        bullets(
          'لا حساب للقارئ، ولا ملف تعريف، ولا رقم يُعرف به متصفحك من زيارة إلى زيارة.',
          'لا شيفرة ولا خط ولا صورة من موقع آخر: كل ما في الصفحة يأتي من عندنا.',
          'لا إعلانات، ولا من يقيس نيابة عن معلن.',
        ),
        h2('ما يبقى في جهازك'),
        p(
          'إن غيّرت حجم الحرف أو ألوان الصفحة حُفظ ذلك في متصفحك وحده ولا يصلنا. وإن اخترت أرقامًا أو تقويمًا غير ما نطبع به حُفظ اختيارك في ملف تعريف صغير، لأن الصفحة تُطبع عندنا. لا يقول هذا الملف من أنت، وتمحوه من أسفل أي صفحة.',
        ),
        h2('ما يأتي من غيرنا'),
        p(
          'في بعض المواد مقطع أو منشور من موقع آخر. لا يُحمَّل حتى تضغط عليه؛ فإذا ضغطت صرت في ضيافة ذلك الموقع وقواعده.',
        ),
        h2('إذا راسلتنا'),
        p(
          'نحتفظ بالرسالة ما احتجنا إليها في العمل، ولا نعطيها لأحد. اكتب لنا من صفحة ',
          storyLink(pageId('contact'), 'اتصل بنا'),
          ' إن أردت محو ما أرسلت.',
        ),
      ),
    },
    en: {
      slug: 'privacy',
      headline: 'Privacy',
      standfirst: 'You read here, and nothing is written down about you. This page says what that means.',
      translatedFrom: 'ar',
      body: doc(
        h2('What we do not do'),
        bullets(
          'There are no accounts for readers, no profiles, and no number by which your browser is known again.',
          'No script, font or picture comes from another site: all that is on a page comes from us.',
          'There is no advertising, and nobody who measures on an advertiser’s behalf.',
        ),
        h2('What stays on your device'),
        p(
          'If you change the size of the text or the colours of the page, your browser alone remembers it, and we are not told. If you choose other digits or another calendar than we print, a small cookie remembers it, since pages are printed at our end. It does not say who you are, and you can erase it at the foot of any page.',
        ),
        h2('What comes from others'),
        p(
          'Some stories hold a video or a post of another site. It is not loaded until you press it; once you do, you are that site’s guest, under its rules.',
        ),
        h2('If you write to us'),
        p(
          'We keep a letter as long as our work needs it, and give it to nobody. Write to us by way of ',
          storyLink(pageId('contact'), 'contact us'),
          ' if you want what you sent erased.',
        ),
      ),
    },
    fr: {
      slug: 'privacy',
      headline: 'Vie privée',
      standfirst: 'Vous lisez ici, et l’on n’écrit rien sur vous. Cette page dit ce que cela signifie.',
      translatedFrom: 'ar',
      body: doc(
        h2('Ce que nous ne faisons pas'),
        bullets(
          'Pas de compte de lecteur, pas de profil, pas de numéro qui ferait reconnaître votre navigateur.',
          'Ni script, ni police, ni image d’un autre site : tout ce qui est sur la page vient de chez nous.',
          'Pas de publicité, et personne qui mesure pour le compte d’un annonceur.',
        ),
        h2('Ce qui reste sur votre appareil'),
        p(
          'Si vous changez la taille du texte ou les couleurs, seul votre navigateur s’en souvient, et nous n’en savons rien. Si vous choisissez d’autres chiffres ou un autre calendrier que les nôtres, un petit cookie le retient, car la page est imprimée chez nous. Il ne dit pas qui vous êtes, et vous l’effacez au pied de toute page.',
        ),
        h2('Ce qui vient d’ailleurs'),
        p(
          'Certains articles contiennent une vidéo ou un message d’un autre site. Rien n’en est chargé avant que vous n’appuyiez ; dès lors, vous êtes l’hôte de ce site et de ses règles.',
        ),
        h2('Si vous nous écrivez'),
        p(
          'Nous gardons une lettre tant que notre travail en a besoin et ne la donnons à personne. Écrivez-nous par ',
          storyLink(pageId('contact'), 'nous écrire'),
          ' pour faire effacer ce que vous avez envoyé.',
        ),
      ),
    },
    fa: {
      slug: 'privacy',
      headline: 'حریم خصوصی',
      standfirst: 'اینجا می‌خوانید و چیزی دربارهٔ شما نوشته نمی‌شود. این صفحه می‌گوید یعنی چه.',
      translatedFrom: 'ar',
      body: doc(
        h2('آنچه نمی‌کنیم'),
        bullets(
          'خواننده حساب ندارد، پرونده ندارد و شماره‌ای ندارد که مرورگرش را باز بشناسد.',
          'نه کدی، نه قلمی و نه تصویری از سایت دیگر: هر چه در صفحه هست از ماست.',
          'نه آگهی هست و نه کسی که برای آگهی‌دهنده بسنجد.',
        ),
        h2('آنچه در دستگاه شما می‌ماند'),
        p(
          'اگر اندازهٔ حروف یا رنگ صفحه را عوض کنید تنها مرورگرتان به یاد می‌سپارد و به ما نمی‌رسد. اگر ارقام یا تقویمی جز آنچه چاپ می‌کنیم برگزینید کوکی کوچکی نگهش می‌دارد، چون صفحه نزد ما چاپ می‌شود. نمی‌گوید شما کیستید و از پای هر صفحه پاکش می‌کنید.',
        ),
        h2('آنچه از دیگران می‌آید'),
        p(
          'در برخی نوشته‌ها ویدئو یا پستی از سایت دیگری هست. تا نزنید بار نمی‌شود؛ وقتی زدید مهمان آن سایت و قاعده‌های آنید.',
        ),
        h2('اگر به ما بنویسید'),
        p(
          'نامه را تا وقتی کارمان لازم دارد نگه می‌داریم و به کسی نمی‌دهیم. اگر می‌خواهید آنچه فرستادید پاک شود از ',
          storyLink(pageId('contact'), 'تماس با ما'),
          ' بنویسید.',
        ),
      ),
    },
    he: {
      slug: 'privacy',
      headline: 'פרטיות',
      standfirst: 'אתם קוראים כאן, ודבר אינו נכתב עליכם. הדף הזה אומר מה פירוש הדבר.',
      translatedFrom: 'ar',
      body: doc(
        h2('מה איננו עושים'),
        bullets(
          'אין חשבון לקורא, אין פרופיל, ואין מספר שמזהה את הדפדפן שלכם מביקור לביקור.',
          'אין קוד, גופן או תמונה מאתר אחר: כל מה שבדף בא מאיתנו.',
          'אין פרסומות, ואין מי שמודד בשביל מפרסם.',
        ),
        h2('מה נשאר במכשיר שלכם'),
        p(
          'אם שיניתם את גודל האותיות או את צבעי הדף, רק הדפדפן זוכר זאת ואנחנו איננו יודעים. אם בחרתם ספרות או לוח שנה שאינם שלנו, עוגייה קטנה שומרת את הבחירה, כי הדף מודפס אצלנו. היא אינה אומרת מי אתם, ואפשר למחוק אותה בתחתית כל דף.',
        ),
        h2('מה בא מאחרים'),
        p(
          'בכמה מאמרים יש סרטון או רשומה מאתר אחר. הם אינם נטענים עד שלוחצים; משלחצתם, אתם אורחיו של אותו אתר וכפופים לכלליו.',
        ),
        h2('אם תכתבו לנו'),
        p(
          'אנו שומרים מכתב כל עוד עבודתנו זקוקה לו, ואיננו נותנים אותו לאיש. כתבו לנו דרך ',
          storyLink(pageId('contact'), 'יצירת קשר'),
          ' אם תרצו שיימחק.',
        ),
      ),
    },
    ur: {
      slug: 'privacy',
      headline: 'رازداری',
      standfirst:
        'آپ یہاں پڑھتے ہیں اور آپ کے بارے میں کچھ نہیں لکھا جاتا۔ یہ صفحہ بتاتا ہے کہ اس کا مطلب کیا ہے۔',
      translatedFrom: 'ar',
      body: doc(
        h2('ہم کیا نہیں کرتے'),
        bullets(
          'قاری کا نہ کھاتہ ہے، نہ پروفائل، نہ کوئی نمبر جس سے براؤزر دوبارہ پہچانا جائے۔',
          'کسی دوسری سائٹ کا نہ کوڈ، نہ فونٹ، نہ تصویر: صفحے کی ہر چیز ہمارے ہاں سے آتی ہے۔',
          'نہ اشتہار، نہ کوئی جو مشتہر کے لیے پیمائش کرے۔',
        ),
        h2('آپ کے آلے میں کیا رہتا ہے'),
        p(
          'حروف کا سائز یا صفحے کے رنگ بدلیں تو صرف آپ کا براؤزر یاد رکھتا ہے، ہم تک نہیں پہنچتا۔ اگر ہمارے علاوہ ہندسے یا تقویم چنیں تو ایک چھوٹی کوکی یاد رکھتی ہے کیونکہ صفحہ ہمارے ہاں چھپتا ہے۔ وہ یہ نہیں بتاتی کہ آپ کون ہیں، اور ہر صفحے کے نیچے سے مٹائی جا سکتی ہے۔',
        ),
        h2('دوسروں سے کیا آتا ہے'),
        p(
          'بعض تحریروں میں دوسری سائٹ کی ویڈیو یا پوسٹ ہوتی ہے۔ جب تک دبائیں نہیں، نہیں کھلتی؛ دبائیں تو آپ اس سائٹ اور اس کے ضابطوں کے مہمان ہیں۔',
        ),
        h2('ہمیں لکھیں تو'),
        p(
          'خط تب تک رکھتے ہیں جب تک کام کو ضرورت ہو اور کسی کو نہیں دیتے۔ بھیجا ہوا مٹوانا ہو تو ',
          storyLink(pageId('contact'), 'ہم سے رابطہ'),
          ' کے صفحے سے لکھیں۔',
        ),
      ),
    },
  },
}
