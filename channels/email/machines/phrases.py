"""By what senders, subjects, fields and words the mail of servers and programs is known, in the languages that they speak.

What is searched in whole texts is asked of small letters, which finds it five times as soon; what is matched at a beginning ignores case.
"""

import re

from channels.email.words import any_of

DAEMON = re.compile(
    r"^(?:mailer[-_.]?daemon|post[-_]?master|mail[-_]?daemon|mmdf|mail delivery (?:sub)?system|mail delivery service|mail[-_ ]?router"
    r"|[a-z.]{1,20}-daemon|bounces?(?:[+=-].{0,200})?|mdaemon|posta-certificata"
    r"|microsoftexchange[0-9a-f]{0,64}|system administrator|системный администратор)(?:@|$)",
    re.IGNORECASE,
)
STRICT_DAEMON = re.compile(
    r"^(?:mailer[-_.]?daemon|mail[-_]?daemon|microsoftexchange[0-9a-f]{0,64})(?:@|$)", re.IGNORECASE
)
# Programs and people send from these: the words and the mail that came back must say more.
ROLE = re.compile(
    r"^(?:administrator|admin|(?:e?mail|web)[-_.]?(?:admin|filter|gateway|guard|robot|router|service|sys(?:tem)?)|anti-?(?:virus|spam)"
    r"|quarantine"
    r"|gateway|robot|router|10000)@"
)
SYSTEM = re.compile(
    rb'\s{0,9}"?(?:(?:internet |e-?)?mail delivery|mailer[- ]daemon|mail router|delivery status|(?:\w{3,12} )?postmaster"?\s{0,3}<)',
    re.IGNORECASE,
)
NOBODY = re.compile(rb"\s*+<(?:>\s*\Z|mailer-daemon[@>])", re.IGNORECASE)
NO_REPLY = re.compile(
    r"^(?:[\w.+-]{2,30}[-_.+])?(?:no|not|do[-_.]?not|dont|ne)[-_.]?(?:reply|replay|otvechat|otvet)|^(?:noreply|auto[-_.]?(?:mailer"
    r"|confirm|notify))",
    re.IGNORECASE,
)
LIST_OWNER = re.compile(r"\bowner-[\w.+-]{1,64}@\S{1,100}|^owner of .{1,80}@\S{1,100}")
LIST_SENDER = re.compile(r"(?:owner-[^@]{1,64}|majordomo(?:-owner)?|listserv|sympa|mailman)@")
# What list managers send, and from whom.
LIST_MANAGER = re.compile(r"[^@]{1,64}-(?:request|bounces|owner|confirm)@")
LIST_SUBJECT = re.compile(
    r"^(?:confirm [0-9a-f]{6,}|your (?:message|request) to .{1,80} (?:awaits|has been (?:held|rejected)|was (?:held|rejected))"
    r"|.{1,60} digest, vol"
    r"|welcome to .{1,60} mailing list"
    r"|you have been (?:un)?subscribed (?:from|to)|.{1,60} (?:un)?subscri(?:be|ption) (?:confirmation|notification)|not member article"
    r"|request to mailing list|auto-discard|your posting to|rejected posting)",
    re.IGNORECASE,
)
UNANSWERED = re.compile("|".join(one.pattern for one in (NO_REPLY, STRICT_DAEMON, LIST_SENDER)), re.IGNORECASE)
# The programs of people.
PROGRAMS = re.compile(
    rb"thunderbird|outlook|apple mail|iphone|ipad|android|the bat|evolution|kmail|k-9|roundcube|mutt|claws|sylpheed|seamonkey"
    rb"|zimbra|squirrelmail|webmail|mailbird|emclient|postbox|mail\.ru mailer|yamail",
    re.IGNORECASE,
)
# A person shows us what came back to him.
ASKS = re.compile(
    any_of(
        r"\b(?:здравствуйте|добрый (?:день|вечер)|доброе утро|помогите|подскажите|почему|что (?:это|делать)|пожалуйста|прошу|(?:мне"
        r"|у меня|я)\b|с уважением|what does|why (?:is|are|do|does|did|can|was (?:it|my|this))|please help|hi (?:team|all|there)|коллеги"
        r"|could you|can you|i got|i sent|i tried|my mail"
        r"|(?:kind|best) regards|sincerely|please advise|what shall i|sent from my|отправлено с|верните"
        r"|куда (?:мне )?(?:писать|слать|отправ\w{2,4}|обра\w{4,6}))\b",
    )
)
# Somebody shows a report: whom it came from stands in the text.
SHOWN = re.compile(
    r"^[>\s]{0,8}(?:from|от(?: кого)?|von|de|od|da): [^\n]{0,80}(?:mailer-daemon|postmaster|mail delivery)",
    re.MULTILINE,
)
BOUNCE_SUBJECT = re.compile(
    r"^(?:\*\*|\[postmaster\] |notice: )?(?:undeliver|non-?delivera|non[- ]delivery|(?:your )?(?:e-?mail|mail|message"
    r"|delivery)\b.{0,30}\b(?:failed|failure|error|problem|undeliverable|not delivered|blocked|(?:could ?n.t|could not|cannot"
    r"|was ?n.t) be (?:delivered|sent))|(?:mail )?delivery (?:status|report|notification|system|subsystem)|failed (?:mail"
    r"|delivery)|failure notice|returned mail|postmaster notify|bounce:|(?:ваше )?(?:сообщение|письмо) не (?:доставлено"
    r"|может быть доставлено|было доставлено|отправлено)|не удается доставить|не удалось доставить|недоставлен"
    r"|невозможно доставить|(?:ошибка|сбой) доставки|уведомление о (?:состоянии|статусе|невозможности) доставк"
    r"|отч[её]т о недоставке|уведомление о недоставке"
    r"|вернувшееся|возвращено отправителю|не доставлено|лист не доставлено|не вдалося доставити"
    r"|хат жеткізілмеді|unzustellbar|onbestelbaar|echec de la remise|non remis|message non (?:distribué|remis)"
    r"|mensaje no entregado|no (?:se puede entregar|entregad)|impossibile recapitare|non recapitabile|mail system error|mail failure"
    r"|problem with your mail|mailbox (?:is )?full|rejected:"
    r"|(?:avviso di )?mancat[oa] (?:consegna|recapito)|não (?:foi )?(?:entregue|é possível)|teslim edilemedi|nedoručiteln"
    r"|niedostarczona|kézbesíthetetlen|投递失败|退信|系统退信|无法投递|未送达"
    r"|[無无]法[傳传][遞递送]|未[傳传][遞递]|郵件未能|配信不能|メール配信|送信エラー|배달되지|전송 실패)",
    re.IGNORECASE,
)
DELAY_SUBJECT = re.compile(
    r"^(?:warning: (?:message(?! (?:delivery fail|rejected|refused|blocked|returned))|could not send|delayed)|delivery (?:is )?delayed"
    r"|(?:warning: )?delay in (?:message|mail)|delayed mail"
    r"|delivery delayed|mail delayed|delivery status notification \(delay\)"
    r"|message delayed|доставка (?:письма |сообщения )?(?:отложена|задерживается)|задержка)",
    re.IGNORECASE,
)
UNDELIVERED = re.compile(
    any_of(
        r"could ?n.t be delivered|not delivered|undeliverable|was (?:blocked|rejected|returned)\b"
        r"|delivery (?:failed|failure|error|to the following)|permanent (?:error|failure)|wasn't able to deliver|unable to deliver"
        r"|(?:has|did|does) not reach(?:ed)? (?:the|its|your|any|some)\b"
        r"|cannot be delivered|user unknown|no such user|mailbox (?:unavailable|not found|full|is full)|unknown user|does not exist"
        r"|over quota|not (?:yet |have )?been delivered|delivery of the (?:e-?mail|message) was stopped"
        r"|не (?:может быть|было|удалось|удаётся|удается|доставлен|принят)|доставка (?:\S{1,80} ){0,4}невозможна|отклон[её]н|возвращ[её]н"
        r"|не представ\w{3,5} возможн|не дошл|ящик.{0,30}(?:переполнен"
        r"|не существует|заблокирован)|не існує|не (?:вдалося|може бути) доставл|не дастаўлен|жеткізілме"
        r"|не (?:може да бъде|беше|е) доставен|nicht (?:zugestellt|ausgeliefert)|unzustellbar"
        r"|(?:pas|n.a) (?:pu |été |pas ){0,3}(?:être )?(?:délivré|remis|distribué|livré|envoyé)"
        r"|impossible de (?:remettre|délivrer|distribuer)|échec de (?:la )?(?:remise|livraison)"
        r"|(?:no|imposible) (?:se )?(?:ha |ha sido |ha podido |pudo |puede |fue )?(?:ser )?entreg|error (?:de|en la) entrega"
        r"|(?:non|impossibile) (?:è stato |può )?(?:possibile )?(?:essere )?(?:recapit|consegn)|recapito non riuscito|mancat[ao] consegna"
        r"|não (?:pôde |pode |foi )?(?:possível )?(?:ser )?entreg|falha na entrega"
        r"|nie (?:można|może|mogła|udało się|został[ao]?) (?:być |zostać )?dostarcz|niedostarcz"
        r"|niet (?:worden )?(?:bezorg|afgelever)|onbestelbaar|(?:nepodařilo se|nelze|nebyl[ao]?) doruč|nedoruč|nepodarilo sa doruč"
        r"|nem (?:sikerült )?kézbesí|kézbesíthetetlen|nu a (?:putut fi |fost )livrat|teslim edilem|iletilem"
        r"|(?:kunde inte|kan inte) leverer|(?:kunne ikke|kan ikke) lever|ei voitu toimittaa|toimitus epäonnistui"
        r"|nije isporučen|није испоручен|nepristatyt|nevar(?:ēja)? piegādāt|δεν (?:παραδόθηκε|ήταν δυνατή η παράδοση)"
        r"|neizdevās piegādāt|nurjus|nepavyko pristatyti|није (?:могуће испоручити|успела)|zlyhal|mislykke"
        r"|livrarea nu a reușit|η παράδοση απέτυχε|αδύνατη η παράδοση|неуспешно доставяне|devuelt|retourné|respinto|rechazad|rejeté"
        r"|abgelehnt|zurückgew|odrzucon|odmítn|geweigerd"
        r"|退回|退信|(?:未|无法|無法|不能|失[败敗])(?:能)?(?:投[递遞]|送[达達出]|[发發寄]送|[传傳][递遞送])|投[递遞]失[败敗]|配信(?:でき"
        r"|不能|に失敗)|届けられ|送信(?:できません|に失敗)"
        r"|전송(?:되지|하지| ?실패)|배달(?:되지|할 수 없)|반송"
    )
)
# What mail systems tell of nothing that was sent: our own box, and mail that waits for a moderator.
OTHER_NEWS = re.compile(
    r"(?:your|ваш\w{0,2}|ihr|votre|[st]u|(?:sua|tua|il (?:suo|tuo)|la (?:sua|tua))|sua|twoja|uw|je|din|vaš[ae]?) (?:\w{4,14} )?"
    r"(?:mail ?box|inbox|ящик\w?|postfach|boîte aux lettres|buzón|casella|caixa|skrzynka|postvak|postlåda|postkasse|schránka)[^.\n]{0,30}"
    r"(?:almost|nearly|\d ?%|approach|почти|заполнен|переполнен|fast voll|presque|casi|quasi|quase|prawie|bijna|nästan|næsten|téměř|достиг)"
    r"|(?:pending|await\w*|sent to the moderator for|held for|waiting for) (?:\w{3,12} )?(?:approval|moderation)|approval pending"
    r"|(?:ожидает|отправлен\w? на) (?:\w{4,12} )?(?:утверждени|одобрени|модерац|проверк\w модератор)|in attesa di approvazione"
    r"|(?:wartet auf|zur) (?:die )?genehmigung|en attente d'approbation|pendiente de aprobación"
)
GIVEN_UP = re.compile(
    r"\b(?:given|gave|giving) up\b|stopped trying|no (?:further|more) attempts|not be (?:tried|retried|attempted) again"
    r"|попытки прекращены|и прекращены"
)
# Of what it is said that it did not arrive: couriers and shops speak as servers do.
OF_MAIL = re.compile(
    any_of(
        r"(?<![\w@.-])(?:e-?mails?|mails?|mail ?box|messages?)(?!\.?[\w@-])|письм|сообщени|ящик|лист\w{0,2}\b|повідомлен|nachricht"
        r"|courriel|mensaje|correo"
        r"|messaggi|mensage|wiadomo|bericht|meddelande|melding|besked|viesti|zpráv|üzenet|mesaj|ileti|μήνυμα|съобщение|邮件|メール|메일"
    )
)
OF_PARCELS = re.compile(r"parcel|package|shipment|посылк|курьер|\bpaket|\bcolis|paquete|\bpacco|paczk|encomenda|посилк")
REFUSED = re.compile(r"\b(?:rejected|refused)\b|отклонен")
DELIVERED_SUBJECT = re.compile(
    r"^(?:delivered|relayed|доставлено|ретранслировано|передано|zugestellt|weitergeleitet|remis|relayé|entregado|consegn(?:ato|a)"
    r"|entregues?|dostarczon[oe]|doručen[oé]|teslim edildi|levere[rt]t|levererat|levert|bezorgd|afgeleverd|toimitettu|kézbesítve"
    r"|recapitato|livrat|доставено"
    r"|παραδόθηκε|dostavljeno|已[送传傳][达達递遞]|配信済み?|배달됨)\s?[:：]|\(success\)|\(relay\)|notification: success$"
    r"|successful mail delivery",
    re.IGNORECASE,
)
DELAY = re.compile(
    any_of(
        r"\b(?:delayed(?! or (?:has )?failed)|delay reason|delay notification|will retry|hasn't been delivered yet"
        r"|delivery temporarily suspended; will continue|still (?:being retried|trying)|(?:has been|delivery) deferred"
        r"|will (?:continue|keep) trying|not yet been (?:\w+ )?delivered|not been delivered yet"
        r"|attempts [^.\n]{0,30}will continue|(?:temporary|transient) (?:problem delivering|non-?fatal"
        r"|delivery)|will be retried|warning: (?:could not send|message(?! (?:delivery fail|rejected|refused|blocked|returned)))|задержк"
        r"|задержан|задержива|отложен"
        r"|попытки (?:доставки )?будут продолж|пока не (?:доставлен|удалось)|повтор(?:ные|ных|ы)? попытк|still being attempted|(?:is"
        r"|was) (?:being |currently )?held (?:for|until)\b"
        r"|ещ[её] не доставлен|ще не доставлен|noch nicht zugestellt|затримк|затрим|закъсн|забавен|кешікті|verzöger(?:t|ung)|retardé"
        r"|retard de (?:remise|distribution|livraison)|différé|retrasad"
        r"|demorad|atrasad|opóźnion|ritard|vertraagd|gecik|försenad|forsinke|viivästy|zpožd|oneskor|késik|întârzi|καθυστέρ|odgođen)"
        r"|(?:aún|todavía) no (?:se )?ha (?:entreg|podido entreg|sido entreg)|seguirá intent|ainda não (?:foi|pôde)|novas tentativas"
        r"|continuer\w{1,3} a (?:ri)?prov|non è ancora stat[oa] (?:consegn|recapit)"
        r"|pas encore (?:été|pu être) (?:remis|délivré|distribué|livré)|nog niet (?:bezorg|afgelever)|jeszcze nie został|będzie ponawi"
        r"|dosud nebyl|ännu inte lever|(?:endnu"
        r"|ennå) ikke"
        r"|henüz teslim|még nem (?:sikerült )?kézbesí|încă nu a (?:fost|putut fi) livrat|延迟|延遲|尚未(?:送|投)|继续尝试|繼續嘗試"
        r"|遅延|遅れ|再送を試みます"
        r"|再試行します|지연",
    )
)
# «Automatic reply» in whatever language: a word of its own, or one behind or before the other.
_BY_ITSELF = (
    r"(?:[ao]uto|a[vw]to|otomat|samodejn|sjálfvirk|авто(?:матты түр)?|аўта|а[ву]том|худкор|αυτόματ"
    r"|ავტომატ|خودکار|স্বয়ংক্রিয়|ավտոմատ|स्वचालित|自[动動]|자동|אוטומטי|تلقائي|อัตโนมัติ|tự động)[^\W\d_]{0,12}"
)
_ANSWER = (
    r"(?:(?:reply|respon|respost|respuest|rispost|rispondi|répon|răspuns|antwo|abwesenheit|rückantwort|svar|odpov|odpow|odgovor|vastau"
    r"|vastus|válasz|yanıt|javob|cavab|jawa[bp]|balas|jogap|përgjigj|erantzun"
    r"|ответ|відпов|адказ|жауап|жооп|[ҷҗ]ав[ао][пб]|хариу|отговор|одговор|atbild|atsakym|απάντηση|պատասխան"
    r"|პასუხ|پاسخ|جواب|উত্তর|उत्तर|תגובה|תשובה|מענה|رد|trả lời|ตอบกลับ)[^\W\d_]{0,20}"
    r"|(?:[回答][复覆]|応答|返信|회신|응답)(?:メール|邮件|郵件|메일)?)"
)
_NOTE = (
    r"(?:message|e-?mail|confirmation|acknowledge?ment|notification|accusé de réception|conferma di ricezione|acuse de recibo"
    r"|eingangsbestätigung|nachricht|mensaje|messaggio|mensagem|wiadomość|bericht|meddelande"
    r"|melding|besked|viesti|zpráva|üzenet|mesaj"
    r"|сообщение|уведомление|письмо|подтверждение(?: получения)?|повідомлення|паведамленне|хабарлама|лист|ліст|хат)"
)
_SAID = f"(?:{_ANSWER}|{_NOTE})"
AUTO_SUBJECT = re.compile(
    rf"^[\[【(]?(?:부재 ?중 )?(?:{_BY_ITSELF}[- ]?{_ANSWER}|{_ANSWER}[- ]?{_BY_ITSELF}"
    r"|out[- ]of[- ](?:the )?office(?: (?:auto)?re(?:ply|sponse)?\b|\s{0,2}[:(–—-]|$)|ooo(?::| re:)|auto: [^\n]{2,60} is out of the office"
    r"|(?:vacation|holiday|absence|away) (?:reply|response|auto-?repl(?:y|ies)|message)\b\s{0,2}(?:[:(–—-]|$)"
    r"|away from (?:my mail|the office)|(?:вне офиса|отсутствие (?:на (?:работе|рабочем месте)|в офисе)"
    r"|fuera de la oficina|fuori (?:ufficio|sede)|poza biurem|mimo kancelář"
    r"|fora do escritório|ausência temporária|afwezigheidsbericht)\s{0,2}[:(]|(?:abwesend|abwesenheitsassistent|nicht im büro"
    r"|afwezig(?:heidsassistent)?|frånvarande|fraværsassistent|ausente|poissa toimistolta|нет на"
    r" (?:рабочем )?месте|не в офисе|меня нет(?: на (?:рабочем )?месте| в офисе)?|отсутствую(?: на рабочем месте)?)\s{0,2}:"
    r"|absent\(e\) du bureau|abwesenheitsnotiz"
    rf"|message (?:automatique )?d['’]absence|(?:{_NOTE} {_BY_ITSELF}|{_BY_ITSELF} {_NOTE})\s?[:\]])",
    re.IGNORECASE,
)
# Somebody left the firm, or changed in it.
_LEFT = (
    r"[^:\n]{2,40} (?:has left |is no longer (?:with|at|employed)|no longer works|has changed jobs|(?:больше|уже) не работает (?:в"
    r"|у)\b)"
)
# Words that people begin subjects with, too: they tell only beside another sign.
AWAY_SUBJECT = re.compile(
    rf"^(?:auto:|{_LEFT}"
    r"|[(\[]auto[)\]]|on (?:annual|maternity|parental|sick) leave|[^:\n]{2,60} is (?:currently )?out of (?:the )?office\b"
    r"|(?:i am |i'm |i will be )?(?:currently )?(?:on (?:vacation|leave|holiday)|out[- ]of[- ](?:the )?office|away\b)|vacation"
    r"|(?:я )?(?:сейчас |буду )?в отпуске|отпуск\b(?! (?:в|и|за|по)\b)|нет на (?:рабочем )?месте"
    r"|не в офисе|больничный|командировка|меня (?:нет|не будет)"
    r"|(?:уведомление|сообщение) об (?:отпуске|отсутствии)|(?:я )?отсутству(?:ю|ет)\b"
    r"|(?:annual|maternity|parental|sick) leave|urlaub|congés?\b|vacaciones|ferie\b|férias|urlop"
    r"|dovolen|loma\b|lomalla|semester\b|szabadság|concediu|i[zž]in|відпустк|у відпустці"
    r"|abwesend|abwesenheit|absence|absent du bureau|fuera de la oficina"
    r"|отсутствие (?:на (?:работе|рабочем)|в офисе)|fuori ufficio|afwezig|frånvar|fravær|poissa|nieobecno|(?:zpráva )?mimo kancelář)",
    re.IGNORECASE,
)
LEFT_SUBJECT = re.compile(f"^{_LEFT}", re.IGNORECASE)
# The machine says so itself, at the beginning of a line of its first lines.
_THIS_IS = (
    r"(?:this is|this (?:e-?mail|message) is|это|dies(?:e|es)? ist|das ist|ceci est|c'est|est[ae] (?:es|é)|quest[ao] è"
    r"|to jest|це|гэта|dit is|detta är|dette er|tämä on"
    r"|toto je|бұл|ez egy|acesta este|ovo je|ово је|това е|bu(?: bir)?)"
)
# «… was generated automatically», in either order.
_MADE = (
    r"(?:generated|created|sent|erstellt|erzeugt|generiert|versendet|verschickt|generad|enviad|cread|inviat|generat|généré|envoyé"
    r"|wygenerowan|wysłan|vygenerován|odeslán|skickat|gegenereerd|verzonden|verstuurd|gönderil|oluşturul"
    r"|создан|отправлен|сформирован|сгенерирован|створен|надіслан|жіберіл|жасал)\w{0,4}+"
)
_BY_ITS_OWN = (
    r"(?:auto\w{0,6}(?:ally|isch|mente|quement|iskt|ycznie|icky)|otomatik olarak|автоматичн?о|автоматически"
    r"|автоматты түрде|роботом)\b"
)
_THIS = (
    r"(?:(?:this|diese[rs]?|este|esta|quest[oa]|ce|cette|ta|tato|toto|denna|detta|denne|dit|deze|bu|бұл|цей|це) "
    r"|(?:(?:это|данное|настоящее) )?(?=[а-я])|(?=messaggio |wiadomość |mensaje |mensagem |nachricht |bericht |zpráva ))"
)
_GREETING = r"(?:note:|(?:hello|hi|hallo|dear|sehr geehrt|bonjour|estimad|gentil|здравствуйте|добрый день|уважаем)[^,!.\n]{0,40}[,!])"
# An address that nobody reads any more.
_UNREAD = (
    r"(?:this (?:mailbox|inbox|e-?mail address) is (?:not|no longer) (?:monitored|checked)"
    r"|(?:этот|данный) (?:почтовый |электронный )?(?:ящик|адрес)(?: (?:электронной )?почты)? (?:больше |уже )?не (?:просматривается"
    r"|проверяется|обслуживается|читается)"
    r"|cette (?:adresse|bo[îi]te)(?: \S{1,12}){0,2} n'est (?:plus|pas) (?:consultée|relevée|lue)"
    r"|diese[sr]? (?:postfach|e-?mail-?adresse|adresse) wird nicht (?:mehr )?(?:gelesen|abgerufen|überwacht)"
    r"|(?:esta dirección|este buzón|esta cuenta) (?:ya )?no (?:está|es|se) (?:monitori[zs]ad|supervisad|atiend|revis)\w{0,3}"
    r"|ten adres (?:e-?mail )?nie jest (?:już )?(?:obsługiwany|monitorowany))"
)
# Words without one of which none of these is said: a tenth of the price.
AUTO_HINTS = (
    "auto", "авто", "аўта", "otomat", "робот", "monitor", "checked", "сматривается", "проверяется", "обслуживается", "читается",
    "consultée", "relevée", "gelesen", "abgerufen", "überwacht", "supervisad", "atiend", "revis", "obsługiwan",
)  # fmt: skip
AUTO_WORDS = re.compile(
    rf"(?:^[\s*\[(-]{{0,4}}(?:{_GREETING} )?|(?<=[.!] )[*\[(]{{0,3}} ?)(?:please note(?: that|:)? )?"
    rf"(?:{_THIS_IS}(?: (?!не |not? )\w{{1,5}})? (?:{_BY_ITSELF}(?:[ -]\w{{3,12}})?[- ]?{_SAID}|{_SAID} {_BY_ITSELF})"
    rf"|{_THIS}{_NOTE} (?:\w{{1,8}} ){{0,3}}(?:{_BY_ITS_OWN} {_MADE}|{_MADE} (?:системой )?{_BY_ITS_OWN})"
    r"|вы получили (?:это (?:письмо|сообщение) автоматически|(?:этот )?автоматический ответ)|это автоответчик|(?:вам|на (?:письма"
    r"|сообщения)) отвечает (?:робот|бот|автоответчик)|(?:я"
    r"|это) (?:[—–-] )?робот(?=[.!]| и отвеча)"
    rf"|{_UNREAD}(?=[.!,;]\s{{0,4}}(?:please|for|пожалуйста|пишите|просьба|по всем|для|merci|veuillez|pour|bitte|wenden|por favor"
    r"|proszę|\Z))"
    rf"|[(\[](?:автоответ|{_BY_ITSELF}[- ]{_SAID}|{_SAID} {_BY_ITSELF})(?=[)\]])"
    r"|automatically generated (?:message|e-?mail|reply)|(?:please )?do not reply to this (?:automated|automatic) )"
    # not «… вашей системой, но …»
    r"(?![^.!\n]{0,100}\?)(?! —| не | by (?:the )?mail (?:delivery|system)|\w{0,9} звон| (?:(?:с|из|от) )?ваш\w{1,3}\b"
    r"|[^.!\n]{0,60}, (?:но|but|aber|mais) )",
    re.IGNORECASE | re.MULTILINE,
)
# An address that was given up, and where to write instead.
GIVEN_UP_HINTS = (
    "no longer",
    "не использу",
    "не действ",
    "не актив",
    "nicht mehr",
    "n'est plus",
    "ya no",
    "non è più",
    "não está mais",
)
GIVEN_UP_ADDRESS = re.compile(
    r"(?:\bthis (?:mailbox|(?:e-?mail )?address) is no longer (?:in use|used|active|valid)"
    r"|(?:этот|данный) (?:\w{4,12} )?(?:ящик|адрес) (?:больше|уже) не (?:используется|действует|действителен|активен)"
    r"|\bdiese (?:e-?mail-?)?adresse (?:wird nicht mehr (?:verwendet|genutzt|benutzt)|ist nicht mehr (?:gültig|aktiv))"
    r"|\bcette adresse (?:\S{1,12} )?n'est plus (?:utilisée|valide|active)|\besta dirección (?:de \w{2,8} )?ya no (?:está en uso|es válida)"
    r"|\bquesto indirizzo (?:\S{1,8} )?non è più (?:in uso|attivo|valido)|\beste endereço (?:\S{1,8} )?não está mais em uso)"
    r"[.!,;]\s{0,4}(?:[^\s.!@]{1,11} ){0,2}(?:d')?(?:write|contact|e-?mail (?:us )?(?:at|to)|use|пишите|писать|обращайтесь|schreiben"
    r"|wenden|écri|contacter"
    r"|escrib|scriv|escrev)[^\n@]{0,40}@"
)
# The same in languages that put no blanks between words, or have other letters.
AUTO_HINTS_FAR = (
    "自动", "自動", "자동", "발신전용", "발신 전용", "אוטומט", "تلقائي", "آلي", "αυτόματ", "tự động", "خودکار", "อัตโนมัติ",
    "स्वचालित", "otomatis",
)  # fmt: skip
AUTO_WORDS_FAR = re.compile(
    r"(?:(?:この|本)(?:電子)?メールは[^。\n]{0,30}自動(?!車)|[本此这這]封?(?:[邮郵]件|信)[^。\n]{0,12}自[动動][发發回生产產]|[这這此本]是一?[封条條则則]?自[动動](?:[回答][复覆]|生成|[发發]送)"
    r"|系[统統]自[动動][发發回生][^。\n]{0,12}[，,][^。\n]{0,4}[请請]勿"
    r"|(?:본|이) 메일은[^.\n]{0,30}(?:자동(?!차)|발신 ?전용)|(?:זוהי|זו|זאת) [^.\n]{0,15}אוטומטי|(?:هذه|هذا) (?:ال)?(?:رسالة"
    r"|بريد)[^.\n]{0,20}(?:تلقائي|آلي)"
    r"|(?:αυτό|το παρόν) [^.\n]{0,12}αυτόματ\w{1,3} (?:μήνυμα|e-?mail)|(?:đây là|thư này|email này) [^.\n]{0,25}tự động"
    r"|(?:ini adalah|email ini|pesan ini) [^.\n]{0,30}otomatis|این (?:یک )?(?:ایمیل|پیام)[^.\n]{0,20}خودکار|(?:อีเมล"
    r"|ข้อความ)นี้[^\n]{0,20}อัตโนมัติ|यह [^।\n]{0,20}स्वचालित)(?![^。.!\n]{0,80}[?？])",
)
CITED = re.compile(r"「[^「」]{10,600}」|«(?:[^«»]|«[^«»]{0,80}»){20,600}»|\"[^\"]{20,600}\"|“[^“”]{20,600}”")
QUOTED = re.compile(r"^(?:[-_]{5}|(?:From|От|Von|De|Від): )", re.MULTILINE)
READ_SUBJECT = re.compile(
    r"^(?:read|not read|прочтено|прочитано|не прочтено|не прочитано|gelesen|ungelesen|lu ?:|lu\b|leído|letto|lida|lido"
    r"|non lue?|no leíd[oa]|non lett[oa]|não lid[oa]|nieprzeczytan[oe]|niet gelezen|oläst|ulæst|ulest|nepřečteno|okunmadı|не ?прочитане"
    r"|przeczytan[oe]|прочитане|přečteno|gelezen|läst|læst|lest|luettu|okundu|已[读讀]|已[閱阅][读讀]|읽음|開封(?:済み?|確認|通知)?"
    r"|elolvasva|citit|pročitano|prečítané|прочетено|διαβάστηκε|נקרא|loetud|perskaityta|izlasīts|đã đọc|อ่านแล้ว)\s{0,2}[:：(]"
    r"|^(?:return receipt|read receipt|(?:empfangs|lese)bestätigung|accusé de lecture|confirmation de lecture|confirmación de lectura"
    r"|conferma di lettura|confirmação de leitura|potwierdzenie (?:od|prze)czytania|leesbevestiging|okundu bilgisi"
    r"|підтвердження прочитання|(?:подтверждение|уведомление|отч[её]т) о?\s?прочтени[ия])\s{0,2}(?:[:：(]|$)",
    re.IGNORECASE,
)
READ_WORDS = re.compile(
    r"непроч[иет]|отч[её]т о прочтении|\bwas (?:read|received by|deleted without being read|displayed)\b|\b(?:прочтен|прочитан|прочтён"
    r"|открыт"
    r"|удалено без прочтения)"
    r"|gelesen|a été (?:lu|affiché)|return receipt|this is a (?:read )?receipt"
    r"|przeczyta(?:n|ni)|přečten|gelezen|\bl[äæe]st(?:es)?\b|sans être lu|sin leer|sem ser lid|senza essere lett|luettu|okundu|leído"
    r"|\blett[oa]|\blid[oa]\b|已[读讀]|[閱阅][读讀]|읽[었은]|開封|olvas|\bcitit|pročitan|prečítan|прочетен|διαβάστηκε|נקרא|loeti|perskaity"
    r"|izlasīt|đã (?:được )?đọc|อ่าน",
    re.IGNORECASE,
)
# When it was read; or that this is a receipt.
WHEN = re.compile(r"\d[.:]\d\d|this is a (?:return|read) receipt|это подтверждение того, что ваше", re.IGNORECASE)
CHALLENGE_SUBJECT = re.compile(
    r"^(?:please )?(?:confirm|verify) (?:that )?(?:your|you)\b.{0,60}(?:message|e-?mail|address|sender"
    r"|human)|\(action required\)$|confirmation (?:required|request)\b|^подтвердите (?:отправку|ваше письмо|что вы)"
    r"|(?:requires|sender|message|\() ?verification(?: required| request|\b)|anti-?spam (?:confirm|verif|challenge)",
    re.IGNORECASE,
)
# A guard keeps the mail back; with RELEASE it is one. HELD_HINTS are words of RELEASE.
HELD_HINTS = ("click", "follow", "visit", "reply to this", "use the link", "нажмите", "перейдите", "ответьте на")
HELD = re.compile(
    r"\byour (?:e-?mail|mail|message)\b[^.\n]{0,60}\b(?:held(?! by my)|waiting (?:for|to)|waitlisted|on hold|quarantined"
    r"|not (?:yet )?been delivered)"
    r"|message (?:that )?you sent [^.\n]{0,60}requires|only (?:see|receive|accept|get|allow) (?:incoming )?(?:e-?mails?|mail"
    r"|messages) (?:only )?from"
    r"|\bto (?:avoid|control|cut down on|fight|reduce|stop) spam\b|protecting myself (?:against|from)|verify (?:that )?you are a"
    r"|защит\w{1,2} (?:почты )?от спама|чтобы (?:ваше|это) (?:письмо|сообщение) (?:дошло|было доставлено)"
)
# How a mail that is held may go on to whom it was sent to.
RELEASE = re.compile(
    r"(?:click|follow|use the link|visit|reply to this (?:message|e-?mail)|empty message)\b[^\n]{0,200}"
    r"\b(?:verif|deliver|confirm|following address|release|prove you|can receive your)"
    r"|\b(?:deliver|release)[^\n]{0,80}\b(?:click|follow|use the link|visit|reply to this (?:message|e-?mail))\b"
    r"|(?:письм|сообщени)[^\n]{0,100}(?:перейдите|нажмите|ответьте)[^\n]{0,100}(?:по ссылке|на это (?:письмо|сообщение))"
    r"|(?:перейдите|нажмите|ответьте)[^\n]{0,100}(?:по ссылке|на это (?:письмо|сообщение))[^\n]{0,100}(?:письм|сообщени|доставл)"
)
COMPLAINT_SUBJECT = re.compile(
    r"^(?:complaint about message from \d|(?:e-?mail )?(?:feedback|abuse) report for ip )", re.IGNORECASE
)
COMPLAINT_TYPE = re.compile(
    r"^feedback-type: ?[a-z-]{3,20}$(?=[\s\S]{0,2000}^(?:user-agent|version|source-ip"
    r"|original-mail-from): )",
    re.MULTILINE,
)
COMPLAINT_FIELDS = ("x-hmxmroriginalrecipient", "x-spamcop-sourceip")
AGGREGATE_SUBJECT = re.compile(r"^\[?(?:preview\]? )?report domain:\s?\S{1,200}\s{1,4}submitter:", re.IGNORECASE)
AGGREGATE_FILE = re.compile(r"[\w.-]{1,100}![\w.-]{1,100}!\d{1,12}!\d{1,12}[!.]")
AUTO_FIELDS = (
    "x-autoreply", "x-autorespond", "x-auto-reply", "x-autoreply-from", "x-auto-reply-from", "x-mail-autoreply", "x-autoresponder",
    "x-auto-response", "x-autoresponse", "x-auto-responder",
    "x-ms-exchange-inbox-rules-loop", "x-vacation", "x-away", "autorespond", "x-mdautoresponse", "x-yandex-autoreply", "x-mailru-autoreply",
    "x-autoreply-domain", "x-autogenerated-reply", "auto-reply", "x-boxbe-challenge",
    "x-tmda-confirm", "x-spamarrest-challenge", "x-qmail-autoreply",
)  # fmt: skip
# What other fields say then.
_AUTO_REPLY = re.compile(rb"\s*+auto[-_]?reply", re.IGNORECASE)
AUTO_VALUES = {
    "precedence": _AUTO_REPLY,
    "x-precedence": _AUTO_REPLY,
    "preference": _AUTO_REPLY,
    "delivered-to": re.compile(rb"\s*+autoresponder\s*+\Z", re.IGNORECASE),
    "x-post-messageclass": re.compile(rb"\s*+9\s?;\s?autoresponder", re.IGNORECASE),
    "x-mailer": re.compile(rb"\s*+(?:vacation[\sv/\d.]{0,12}\Z|auto-?respond)", re.IGNORECASE),
    "x-ms-exchange-generated-message-source": re.compile(rb"\s*+mailbox rules agent", re.IGNORECASE),
}
# Feedback-ID is none of them: Fastmail, Proton and QQ put it on people's mail.
MACHINE_FIELDS = (
    "x-autogenerated", "x-fc-machinegenerated", "x-cron-env", "x-github-reason", "x-jira-fingerprint",
    "x-otrs-loop", "x-loop", "x-nagios-notification", "x-zabbix", "x-campaign", "x-campaignid", "x-mailgun-tag",
    "tls-report-domain",
)  # fmt: skip
WAYS = frozenset({"x-campaign", "x-campaignid", "x-mailgun-tag"})  # of sending to many, or anything
LOOP_FIELDS = frozenset({"x-loop", "x-ms-exchange-inbox-rules-loop"})
LIST_FIELDS = (
    "list-id",
    "list-post",
    "list-help",
    "mailing-list",
    "x-mailing-list",
    "x-mailman-version",
    "list-owner",
)
OF_WHOM = re.compile(
    r"\s{0,4}(?:from|for|to|re|by|von|an|de|da|du|od|van|från|fra|от|на|від|для|auf|à|para|per|na|z|ze|o)\b(?! (?:you|вас|ihnen|vous)\b)",
    re.IGNORECASE,
)
GOT = re.compile(
    r"[你您](?:们|們)?的?自[动動]|(?:自動(?:返信|応答)|자동 ?(?:응답|회신))(?:メール|메일)?[がは이은]"
    r"|\b(?:i(?:'ve| have)? (?:just |only )?(?:got|get|received|receive)|j['’]ai (?:bien )?reçu|ich habe|habe ich|he recibido|ho ricevuto"
    r"|otrzymał[ae]m|recebi|(?:мне|нам) (?:пришёл|пришел|приходит|прислал|отвеча"
    r"|ответил)|(?:(?<!\bвы )получил\w?|получаю)|при(?:шёл|шел|ходит) (?:ваш |лишь |один |только ){0,2}автоответ"
    r"|(?:автоответ|автоматическ\w{2} ответ)\w{0,2} (?:не|при(?:ход|ш)|пуст|работа)\w*"
    rf"|(?:ваш\w{{0,3}}|ihre?n?|eure|votre|vos|su|vuestra|vostra|sua|twoj\w|wasz\w|państwa|uw|din|ert) (?:{_ANSWER} )?{_BY_ITSELF}"
    r"|(?:your|ваш\w{0,2}) (?:auto|automatic|(?:ro)?bot|бот|робот)[\w-]*"
    r"|i keep getting|ich (?:erhalte|bekomme)|je reçois|recibo|ricevo|recebo|(?:dostaj|otrzymuj)ę)\b",
    re.IGNORECASE,
)
# A person shows what came.
GOT_IT = re.compile(
    r"(?:(?:мне|нам)(?: \w{1,3} почту)?|я) (?:пришл[аио]|при(?:шел|шёл|ходит)|получил\w?)\b(?! ваш)|\bi (?:just )?(?:got"
    r"|received)\b(?! your)"
    r"|(?:пришл[аио]|пришёл|пришел) (?:мне|нам|на почту)"
)
UNANSWERABLE = re.compile(
    r"не (?:нужно |надо |требуется )?отвеча|отвечать [^.\n]{0,30}не (?:нужно|надо|требуется|следует)|\bnot (?:\w{1,9} )?(?:reply|respond"
    r"|answer)"
    r"|don't reply|nicht (?:auf|beantwort|antwort)|ne pas (?:y )?répondre|no responda|non risponde|não responda|nie odpowiada|не відповіда"
)
MYSELF = re.compile(r"\b(?:я|мне|меня|мной|мо[йяеёию]|моего|моей|i|i'm|me|my|ich|mir|mein\w{0,2}|je|moi|mon|ma)\b")
SUBSCRIBED = re.compile(
    r"(?<!\bif )\byou(?:'re| are)? (?:receiv|subscribed)|\byou (?:have )?signed up|(?<!\bесли )\bвы (?:получ\w{2,4} это|подписаны"
    r"|подписались)"
)
