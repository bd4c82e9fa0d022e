CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION public.search_fold(given text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  folded text := regexp_replace(normalize(given, NFKC), '[\u0640\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFE00-\uFE0F\uFEFF]', '', 'g');
BEGIN
  folded := replace(folded, 'ئو', 'ؤو');
  folded := replace(folded, 'ءو', 'ؤو');
  folded := regexp_replace(normalize(folded, NFKD), '[\u0300-\u036F\u0483-\u0487\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u08CA-\u08E1\u08E3-\u08FF\u1AB0-\u1ACE\u1DC0-\u1DFF\u20D0-\u20F0\uFE20-\uFE2F]', '', 'g');
  folded := lower(folded COLLATE pg_catalog."C");
  IF folded ~ '[\U000000c6-\U000000c6\U000000d0-\U000000d0\U000000d8-\U000000d8\U000000de-\U000000de\U00000110-\U00000110\U00000126-\U00000126\U00000141-\U00000141\U0000014a-\U0000014a\U00000152-\U00000152\U00000166-\U00000166\U00000181-\U0000018b\U0000018e-\U00000198\U0000019c-\U0000019f\U000001a2-\U000001a9\U000001ac-\U000001ae\U000001b1-\U000001b8\U000001bc-\U000001bc\U000001e4-\U000001e4\U000001f6-\U000001f7\U0000021c-\U0000021c\U00000220-\U00000224\U0000023a-\U0000023e\U00000241-\U0000024e\U00000370-\U00000372\U00000376-\U00000376\U0000037f-\U0000037f\U00000391-\U000003a9\U000003cf-\U000003cf\U000003d8-\U000003ee\U000003f7-\U000003f7\U000003fa-\U000003fa\U000003fd-\U000003ff\U00000402-\U0000040b\U0000040f-\U0000042f\U00000460-\U00000474\U00000478-\U00000480\U0000048a-\U000004c0\U000004c3-\U000004cd\U000004d4-\U000004d4\U000004d8-\U000004d8\U000004e0-\U000004e0\U000004e8-\U000004e8\U000004f6-\U000004f6\U000004fa-\U0000052e\U00000531-\U00000556\U000010a0-\U000010c7\U000010cd-\U000010cd\U000013a0-\U000013f5\U00001c89-\U00001c89\U00001c90-\U00001cba\U00001cbd-\U00001cbf\U00001e9e-\U00001e9e\U00001efa-\U00001efe\U00002132-\U00002132\U00002183-\U00002183\U00002c00-\U00002c2f\U00002c60-\U00002c64\U00002c67-\U00002c72\U00002c75-\U00002c75\U00002c7e-\U00002ce2\U00002ceb-\U00002ced\U00002cf2-\U00002cf2\U0000a640-\U0000a66c\U0000a680-\U0000a69a\U0000a722-\U0000a72e\U0000a732-\U0000a76e\U0000a779-\U0000a786\U0000a78b-\U0000a78d\U0000a790-\U0000a792\U0000a796-\U0000a7dc\U0000a7f5-\U0000a7f5\U00010400-\U00010427\U000104b0-\U000104d3\U00010570-\U00010595\U00010c80-\U00010cb2\U00010d50-\U00010d65\U000118a0-\U000118bf\U00016e40-\U00016e5f\U00016ea0-\U00016eb8\U0001e900-\U0001e921]' THEN
    folded := translate(folded, 'ÆÐØÞĐĦŁŊŒŦƁƂƄƆƇƉƊƋƎƏƐƑƓƔƖƗƘƜƝƟƢƤƦƧƩƬƮƱƲƳƵƷƸƼǤǶǷȜȠȢȤȺȻȽȾɁɃɄɅɆɈɊɌɎͰͲͶͿΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩϏϘϚϜϞϠϢϤϦϨϪϬϮϷϺϽϾϿЂЄЅІЈЉЊЋЏАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯѠѢѤѦѨѪѬѮѰѲѴѸѺѼѾҀҊҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲҴҶҸҺҼҾӀӃӅӇӉӋӍӔӘӠӨӶӺӼӾԀԂԄԆԈԊԌԎԐԒԔԖԘԚԜԞԠԢԤԦԨԪԬԮԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖႠႡႢႣႤႥႦႧႨႩႪႫႬႭႮႯႰႱႲႳႴႵႶႷႸႹႺႻႼႽႾႿჀჁჂჃჄჅჇჍᎠᎡᎢᎣᎤᎥᎦᎧᎨᎩᎪᎫᎬᎭᎮᎯᎰᎱᎲᎳᎴᎵᎶᎷᎸᎹᎺᎻᎼᎽᎾᎿᏀᏁᏂᏃᏄᏅᏆᏇᏈᏉᏊᏋᏌᏍᏎᏏᏐᏑᏒᏓᏔᏕᏖᏗᏘᏙᏚᏛᏜᏝᏞᏟᏠᏡᏢᏣᏤᏥᏦᏧᏨᏩᏪᏫᏬᏭᏮᏯᏰᏱᏲᏳᏴᏵᲉᲐᲑᲒᲓᲔᲕᲖᲗᲘᲙᲚᲛᲜᲝᲞᲟᲠᲡᲢᲣᲤᲥᲦᲧᲨᲩᲪᲫᲬᲭᲮᲯᲰᲱᲲᲳᲴᲵᲶᲷᲸᲹᲺᲽᲾᲿẞỺỼỾℲↃⰀⰁⰂⰃⰄⰅⰆⰇⰈⰉⰊⰋⰌⰍⰎⰏⰐⰑⰒⰓⰔⰕⰖⰗⰘⰙⰚⰛⰜⰝⰞⰟⰠⰡⰢⰣⰤⰥⰦⰧⰨⰩⰪⰫⰬⰭⰮⰯⱠⱢⱣⱤⱧⱩⱫⱭⱮⱯⱰⱲⱵⱾⱿⲀⲂⲄⲆⲈⲊⲌⲎⲐⲒⲔⲖⲘⲚⲜⲞⲠⲢⲤⲦⲨⲪⲬⲮⲰⲲⲴⲶⲸⲺⲼⲾⳀⳂⳄⳆⳈⳊⳌⳎⳐⳒⳔⳖⳘⳚⳜⳞⳠⳢⳫⳭⳲꙀꙂꙄꙆꙈꙊꙌꙎꙐꙒꙔꙖꙘꙚꙜꙞꙠꙢꙤꙦꙨꙪꙬꚀꚂꚄꚆꚈꚊꚌꚎꚐꚒꚔꚖꚘꚚꜢꜤꜦꜨꜪꜬꜮꜲꜴꜶꜸꜺꜼꜾꝀꝂꝄꝆꝈꝊꝌꝎꝐꝒꝔꝖꝘꝚꝜꝞꝠꝢꝤꝦꝨꝪꝬꝮꝹꝻꝽꝾꞀꞂꞄꞆꞋꞍꞐꞒꞖꞘꞚꞜꞞꞠꞢꞤꞦꞨꞪꞫꞬꞭꞮꞰꞱꞲꞳꞴꞶꞸꞺꞼꞾꟀꟂꟄꟅꟆꟇꟉꟋꟌ꟎Ꟑ꟒꟔ꟖꟘꟚꟜꟵ𐐀𐐁𐐂𐐃𐐄𐐅𐐆𐐇𐐈𐐉𐐊𐐋𐐌𐐍𐐎𐐏𐐐𐐑𐐒𐐓𐐔𐐕𐐖𐐗𐐘𐐙𐐚𐐛𐐜𐐝𐐞𐐟𐐠𐐡𐐢𐐣𐐤𐐥𐐦𐐧𐒰𐒱𐒲𐒳𐒴𐒵𐒶𐒷𐒸𐒹𐒺𐒻𐒼𐒽𐒾𐒿𐓀𐓁𐓂𐓃𐓄𐓅𐓆𐓇𐓈𐓉𐓊𐓋𐓌𐓍𐓎𐓏𐓐𐓑𐓒𐓓𐕰𐕱𐕲𐕳𐕴𐕵𐕶𐕷𐕸𐕹𐕺𐕼𐕽𐕾𐕿𐖀𐖁𐖂𐖃𐖄𐖅𐖆𐖇𐖈𐖉𐖊𐖌𐖍𐖎𐖏𐖐𐖑𐖒𐖔𐖕𐲀𐲁𐲂𐲃𐲄𐲅𐲆𐲇𐲈𐲉𐲊𐲋𐲌𐲍𐲎𐲏𐲐𐲑𐲒𐲓𐲔𐲕𐲖𐲗𐲘𐲙𐲚𐲛𐲜𐲝𐲞𐲟𐲠𐲡𐲢𐲣𐲤𐲥𐲦𐲧𐲨𐲩𐲪𐲫𐲬𐲭𐲮𐲯𐲰𐲱𐲲𐵐𐵑𐵒𐵓𐵔𐵕𐵖𐵗𐵘𐵙𐵚𐵛𐵜𐵝𐵞𐵟𐵠𐵡𐵢𐵣𐵤𐵥𑢠𑢡𑢢𑢣𑢤𑢥𑢦𑢧𑢨𑢩𑢪𑢫𑢬𑢭𑢮𑢯𑢰𑢱𑢲𑢳𑢴𑢵𑢶𑢷𑢸𑢹𑢺𑢻𑢼𑢽𑢾𑢿𖹀𖹁𖹂𖹃𖹄𖹅𖹆𖹇𖹈𖹉𖹊𖹋𖹌𖹍𖹎𖹏𖹐𖹑𖹒𖹓𖹔𖹕𖹖𖹗𖹘𖹙𖹚𖹛𖹜𖹝𖹞𖹟𖺠𖺡𖺢𖺣𖺤𖺥𖺦𖺧𖺨𖺩𖺪𖺫𖺬𖺭𖺮𖺯𖺰𖺱𖺲𖺳𖺴𖺵𖺶𖺷𖺸𞤀𞤁𞤂𞤃𞤄𞤅𞤆𞤇𞤈𞤉𞤊𞤋𞤌𞤍𞤎𞤏𞤐𞤑𞤒𞤓𞤔𞤕𞤖𞤗𞤘𞤙𞤚𞤛𞤜𞤝𞤞𞤟𞤠𞤡', 'æðøþđħłŋœŧɓƃƅɔƈɖɗƌǝəɛƒɠɣɩɨƙɯɲɵƣƥʀƨʃƭʈʊʋƴƶʒƹƽǥƕƿȝƞȣȥⱥȼƚⱦɂƀʉʌɇɉɋɍɏͱͳͷϳαβγδεζηθικλμνξοπρστυφχψωϗϙϛϝϟϡϣϥϧϩϫϭϯϸϻͻͼͽђєѕіјљњћџабвгдежзиклмнопрстуфхцчшщъыьэюяѡѣѥѧѩѫѭѯѱѳѵѹѻѽѿҁҋҍҏґғҕҗҙқҝҟҡңҥҧҩҫҭүұҳҵҷҹһҽҿӏӄӆӈӊӌӎӕәӡөӷӻӽӿԁԃԅԇԉԋԍԏԑԓԕԗԙԛԝԟԡԣԥԧԩԫԭԯաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆⴀⴁⴂⴃⴄⴅⴆⴇⴈⴉⴊⴋⴌⴍⴎⴏⴐⴑⴒⴓⴔⴕⴖⴗⴘⴙⴚⴛⴜⴝⴞⴟⴠⴡⴢⴣⴤⴥⴧⴭꭰꭱꭲꭳꭴꭵꭶꭷꭸꭹꭺꭻꭼꭽꭾꭿꮀꮁꮂꮃꮄꮅꮆꮇꮈꮉꮊꮋꮌꮍꮎꮏꮐꮑꮒꮓꮔꮕꮖꮗꮘꮙꮚꮛꮜꮝꮞꮟꮠꮡꮢꮣꮤꮥꮦꮧꮨꮩꮪꮫꮬꮭꮮꮯꮰꮱꮲꮳꮴꮵꮶꮷꮸꮹꮺꮻꮼꮽꮾꮿᏸᏹᏺᏻᏼᏽᲊაბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰჱჲჳჴჵჶჷჸჹჺჽჾჿßỻỽỿⅎↄⰰⰱⰲⰳⰴⰵⰶⰷⰸⰹⰺⰻⰼⰽⰾⰿⱀⱁⱂⱃⱄⱅⱆⱇⱈⱉⱊⱋⱌⱍⱎⱏⱐⱑⱒⱓⱔⱕⱖⱗⱘⱙⱚⱛⱜⱝⱞⱟⱡɫᵽɽⱨⱪⱬɑɱɐɒⱳⱶȿɀⲁⲃⲅⲇⲉⲋⲍⲏⲑⲓⲕⲗⲙⲛⲝⲟⲡⲣⲥⲧⲩⲫⲭⲯⲱⲳⲵⲷⲹⲻⲽⲿⳁⳃⳅⳇⳉⳋⳍⳏⳑⳓⳕⳗⳙⳛⳝⳟⳡⳣⳬⳮⳳꙁꙃꙅꙇꙉꙋꙍꙏꙑꙓꙕꙗꙙꙛꙝꙟꙡꙣꙥꙧꙩꙫꙭꚁꚃꚅꚇꚉꚋꚍꚏꚑꚓꚕꚗꚙꚛꜣꜥꜧꜩꜫꜭꜯꜳꜵꜷꜹꜻꜽꜿꝁꝃꝅꝇꝉꝋꝍꝏꝑꝓꝕꝗꝙꝛꝝꝟꝡꝣꝥꝧꝩꝫꝭꝯꝺꝼᵹꝿꞁꞃꞅꞇꞌɥꞑꞓꞗꞙꞛꞝꞟꞡꞣꞥꞧꞩɦɜɡɬɪʞʇʝꭓꞵꞷꞹꞻꞽꞿꟁꟃꞔʂᶎꟈꟊɤꟍ꟏ꟑꟓꟕꟗꟙꟛƛꟶ𐐨𐐩𐐪𐐫𐐬𐐭𐐮𐐯𐐰𐐱𐐲𐐳𐐴𐐵𐐶𐐷𐐸𐐹𐐺𐐻𐐼𐐽𐐾𐐿𐑀𐑁𐑂𐑃𐑄𐑅𐑆𐑇𐑈𐑉𐑊𐑋𐑌𐑍𐑎𐑏𐓘𐓙𐓚𐓛𐓜𐓝𐓞𐓟𐓠𐓡𐓢𐓣𐓤𐓥𐓦𐓧𐓨𐓩𐓪𐓫𐓬𐓭𐓮𐓯𐓰𐓱𐓲𐓳𐓴𐓵𐓶𐓷𐓸𐓹𐓺𐓻𐖗𐖘𐖙𐖚𐖛𐖜𐖝𐖞𐖟𐖠𐖡𐖣𐖤𐖥𐖦𐖧𐖨𐖩𐖪𐖫𐖬𐖭𐖮𐖯𐖰𐖱𐖳𐖴𐖵𐖶𐖷𐖸𐖹𐖻𐖼𐳀𐳁𐳂𐳃𐳄𐳅𐳆𐳇𐳈𐳉𐳊𐳋𐳌𐳍𐳎𐳏𐳐𐳑𐳒𐳓𐳔𐳕𐳖𐳗𐳘𐳙𐳚𐳛𐳜𐳝𐳞𐳟𐳠𐳡𐳢𐳣𐳤𐳥𐳦𐳧𐳨𐳩𐳪𐳫𐳬𐳭𐳮𐳯𐳰𐳱𐳲𐵰𐵱𐵲𐵳𐵴𐵵𐵶𐵷𐵸𐵹𐵺𐵻𐵼𐵽𐵾𐵿𐶀𐶁𐶂𐶃𐶄𐶅𑣀𑣁𑣂𑣃𑣄𑣅𑣆𑣇𑣈𑣉𑣊𑣋𑣌𑣍𑣎𑣏𑣐𑣑𑣒𑣓𑣔𑣕𑣖𑣗𑣘𑣙𑣚𑣛𑣜𑣝𑣞𑣟𖹠𖹡𖹢𖹣𖹤𖹥𖹦𖹧𖹨𖹩𖹪𖹫𖹬𖹭𖹮𖹯𖹰𖹱𖹲𖹳𖹴𖹵𖹶𖹷𖹸𖹹𖹺𖹻𖹼𖹽𖹾𖹿𖺻𖺼𖺽𖺾𖺿𖻀𖻁𖻂𖻃𖻄𖻅𖻆𖻇𖻈𖻉𖻊𖻋𖻌𖻍𖻎𖻏𖻐𖻑𖻒𖻓𞤢𞤣𞤤𞤥𞤦𞤧𞤨𞤩𞤪𞤫𞤬𞤭𞤮𞤯𞤰𞤱𞤲𞤳𞤴𞤵𞤶𞤷𞤸𞤹𞤺𞤻𞤼𞤽𞤾𞤿𞥀𞥁𞥂𞥃');
  END IF;
  folded := translate(folded, 'ٱٲٳٵةىیېےۍکڪػؼګہھەۃڤں٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬٪،؛؟۔’‘ʼ׳`“”„״«»‐‑‒–—―−־øłđðħıŧ', 'ااااهيييييكككككههههفن01234567890123456789.,%,;?.''''''''''""""""--------olddhit');
  folded := replace(folded, 'æ', 'ae');
  folded := replace(folded, 'œ', 'oe');
  folded := replace(folded, 'ß', 'ss');
  folded := replace(folded, 'þ', 'th');
  RETURN normalize(folded, NFC);
END $$;
--> statement-breakpoint
CREATE FUNCTION public.search_words(language text, given text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  -- In Persian and Urdu a zero-width non-joiner parts what others write with a space; elsewhere it is noise.
  words text := public.search_fold(CASE WHEN language IN ('fa', 'ur') THEN replace(given, U&'\200C', ' ') ELSE given END);
BEGIN
  -- 1,200 and צה"ל are one word, بـtZero and لـ12 are two.
  words := regexp_replace(words, '(?<=[0-9])[,''](?=[0-9]{3}(?![0-9]))', '', 'g');
  words := regexp_replace(words, '(?<=[\u05D0-\u05EA])["''](?=[\u05D0-\u05EA])', '', 'g');
  words := regexp_replace(words, '(?<=[\u0621-\u06D3])(?=[0-9a-z])|(?<=[0-9a-z])(?=[\u0621-\u06D3])', ' ', 'g');
  RETURN btrim(regexp_replace(words, '[^[:alnum:]]+', ' ', 'g'));
END $$;
--> statement-breakpoint
-- A vector holds at most a megabyte; the longest live pages are indexed as far as that goes.
CREATE FUNCTION public.search_vector(language text, headline text, kicker text, standfirst text, dateline text, plain_text text)
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN setweight(to_tsvector('pg_catalog.simple'::regconfig, public.search_words(language, headline)), 'A')
  || setweight(to_tsvector('pg_catalog.simple'::regconfig, public.search_words(language, coalesce(kicker, '') || ' ' || coalesce(standfirst, ''))), 'B')
  || to_tsvector('pg_catalog.simple'::regconfig, public.search_words(language, left(coalesce(dateline, '') || ' ' || plain_text, 200000)));
--> statement-breakpoint
CREATE FUNCTION public.search_bare(word text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(word, '^(?:[وف]?[بك]?ال|[وف]?لل)(?=.{3})|^ו?ה(?=.{3})', '');
--> statement-breakpoint
-- Suffixes of Arabic, off a word that has lost its prefixes.
CREATE FUNCTION public.search_arabic_stems(core text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  cores text[] := ARRAY[core];
  stems text[] := '{}';
  part text[];
  each text;
BEGIN
  -- Possessives: شركتها, حسابهم. Before them ة is written ت.
  part := regexp_match(core, '^(.{3,})(?:هما|كما|ها|هم|هن|كم|نا)$|^(.{3,})ته$');
  IF part IS NOT NULL THEN
    cores := cores || CASE
      WHEN part[2] IS NOT NULL THEN part[2] || 'ه'
      WHEN part[1] ~ '.{2}[^ا]ت$' THEN left(part[1], -1) || 'ه'
      ELSE part[1]
    END;
  END IF;
  FOREACH each IN ARRAY cores LOOP
    part := regexp_match(each, '^(.{3,})ات$|^(.{2,})(?:تين|تان)$|^(.{3,})(?:ين|ون|ان|وا)$|^(.{3,})ا$|^(.{2,})يه$|^(.{4,})ه$');
    IF part[1] IS NOT NULL THEN
      -- شركات and استثمارات: with ة and without.
      stems := stems || part[1] || CASE WHEN part[1] LIKE '%ي' THEN part[1] ELSE part[1] || 'ه' END;
    ELSIF part[2] IS NOT NULL THEN
      stems := stems || (part[2] || 'ه') || each;
    ELSIF part[3] IS NOT NULL THEN
      stems := stems || part[3] || each;
    ELSIF part[4] IS NOT NULL THEN
      stems := stems || part[4] || each;
    ELSIF part[5] IS NOT NULL THEN
      -- رقمية and رقمي, but not رقم.
      stems := stems || (part[5] || 'ي');
    ELSIF part[6] IS NOT NULL THEN
      -- مستقرة and مستقر, حسابه and حساب; shorter ones are words of their own: عملة is not عمل.
      stems := stems || part[6] || each;
    ELSE
      stems := stems || each;
    END IF;
  END LOOP;
  RETURN stems;
END $$;
--> statement-breakpoint
CREATE FUNCTION public.search_stems(language text, word text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  hebrew_suffixes CONSTANT text := '(?<=.{2})(?:ימ|ות|ית|יה|ה|ת|י)$';
  stems text[];
  part text[];
BEGIN
  IF word ~ '^[a-z]+$' THEN
    stems := ts_lexize(CASE language WHEN 'fr' THEN 'pg_catalog.french_stem' ELSE 'pg_catalog.english_stem' END::regdictionary, word);
    RETURN CASE WHEN stems <> '{}' THEN stems ELSE ARRAY[word] END;
  ELSIF word ~ '^[\u05D0-\u05EA]{3,}$' THEN
    word := translate(word, 'םןץףך', 'מנצפכ');
    stems := ARRAY[word, regexp_replace(word, hebrew_suffixes, '')];
    part := regexp_match(word, '^ו?ה(.{3,})$');
    IF part IS NOT NULL THEN
      stems := stems || part[1] || regexp_replace(part[1], hebrew_suffixes, '');
    END IF;
    part := regexp_match(word, '^(?:ו?[בלמכש]|ו)ה?(.{3,})$');
    IF part IS NOT NULL THEN
      stems := stems || ('~' || part[1]) || ('~' || regexp_replace(part[1], hebrew_suffixes, ''));
    END IF;
    RETURN stems;
  ELSIF language = 'fa' AND word ~ '^[\u0621-\u06D3]{4,}$' THEN
    RETURN ARRAY[word, regexp_replace(word, '(?<=.{3})(?:هايي|هايش|هاي|ها|ترين|تر|ي)$', '')];
  ELSIF language = 'ur' AND word ~ '^[\u0621-\u06D3]{3,}$' THEN
    RETURN ARRAY[word, regexp_replace(word, '(?<=.{2})(?:يون|يان|وين|ون|ين|ان|ات|ي|ا|ه|س)$', '')];
  ELSIF word ~ '^[\u0621-\u06D3]{4,}$' THEN
    part := regexp_match(regexp_replace(word, '(?<=.{2}ي)ء$', ''), '^(?:[وف]?[بك]?ال|[وف]?لل)(.{3,})$');
    IF part IS NOT NULL THEN
      stems := public.search_arabic_stems(part[1]);
      -- The letters may be the word's own: إلكتروني, ألمانيا. And لل hides an ل: للجنة is ل and اللجنة.
      IF word LIKE 'ال%' THEN stems := stems || public.search_arabic_stems(word); END IF;
      IF word ~ '^[وف]?لل' THEN stems := stems || public.search_arabic_stems('ل' || part[1]); END IF;
      RETURN stems;
    END IF;
    -- الموانيء is how many write الموانئ.
    IF word ~ '.{2}يء$' THEN word := left(word, -1); END IF;
    stems := public.search_arabic_stems(word);
    part := regexp_match(word, '^(?:[وف][بلك]?|[بلك])(.{3,})$');
    IF part IS NOT NULL THEN
      stems := stems || ARRAY(SELECT '~' || stem FROM unnest(public.search_arabic_stems(part[1])) AS stem);
    END IF;
    RETURN stems;
  END IF;
  RETURN ARRAY[word];
END $$;
--> statement-breakpoint
CREATE FUNCTION public.search_names(names jsonb, aliases jsonb) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
  SELECT coalesce(string_agg(public.search_words('', label #>> '{}'), E'\n'), '')
  FROM (SELECT jsonb_path_query(names, '$.*') UNION ALL SELECT jsonb_path_query(aliases, '$[*]')) AS labels(label)
  WHERE jsonb_typeof(label) = 'string'
);
--> statement-breakpoint
CREATE FUNCTION public.search_name_stems(names jsonb, aliases jsonb) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ARRAY(
  SELECT DISTINCT stem
  FROM regexp_split_to_table(public.search_names(names, aliases), '\s+') AS word, unnest(public.search_stems('', word)) AS stem
  WHERE word <> '' ORDER BY stem
);
--> statement-breakpoint
CREATE TABLE "search_word" (
	"language" text NOT NULL,
	"word" text NOT NULL,
	"bare" text GENERATED ALWAYS AS (public.search_bare("word")) STORED NOT NULL,
	"stems" text[] GENERATED ALWAYS AS (public.search_stems("language", "word")) STORED NOT NULL
);
--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS (public.search_vector("locale", "headline", "kicker", "standfirst", "dateline", "plain_text")) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "author" ADD COLUMN "search_names" text GENERATED ALWAYS AS (public.search_names("names", '[]')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "author" ADD COLUMN "search_stems" text[] GENERATED ALWAYS AS (public.search_name_stems("names", '[]')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "topic" ADD COLUMN "search_names" text GENERATED ALWAYS AS (public.search_names("names", "aliases")) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "topic" ADD COLUMN "search_stems" text[] GENERATED ALWAYS AS (public.search_name_stems("names", "aliases")) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "search_word_word" ON "search_word" USING btree ("language","word");--> statement-breakpoint
CREATE INDEX "search_word_stems" ON "search_word" USING gin ("stems") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "search_word_trigrams" ON "search_word" USING gin ("bare" gin_trgm_ops) WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "article_search" ON "article" USING gin ("search") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "author_search" ON "author" USING gin ("search_stems");--> statement-breakpoint
CREATE INDEX "topic_search" ON "topic" USING gin ("search_stems");
--> statement-breakpoint
CREATE FUNCTION public.search_learn_words() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  -- A word that two transactions learn at once is kept twice, which nobody notices.
  INSERT INTO public.search_word (language, word)
  SELECT NEW.locale, word FROM unnest(tsvector_to_array(NEW.search)) AS learnt(word)
  WHERE length(word) BETWEEN 2 AND 40 AND word !~ '^[0-9]+$'
    AND NOT EXISTS (SELECT FROM public.search_word AS known WHERE known.language = NEW.locale AND known.word = learnt.word);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_learn_words
AFTER INSERT OR UPDATE OF state, locale, headline, kicker, standfirst, dateline, plain_text ON public.article
FOR EACH ROW WHEN (NEW.state = 'published') EXECUTE FUNCTION public.search_learn_words();
--> statement-breakpoint
INSERT INTO public.search_word (language, word)
SELECT DISTINCT locale, word FROM public.article, unnest(tsvector_to_array(search)) AS word
WHERE state = 'published' AND length(word) BETWEEN 2 AND 40 AND word !~ '^[0-9]+$';
