"""What stands below a person's words and isn't his message: signatures, sign-offs, phones' footers, disclaimers, drawn lines.

Works on lines, as `reply` does, and only near the end: a delimiter or a sign-off counts when nothing like prose stands below it.
"""

import re

from channels.email.html import SIGNATURE_MARK

MAX_LINE = 600  # characters of a line that the patterns look at
LONG_RULE = re.compile(r"^\s{0,4}[_=—-]{10,80}\s{0,4}$")

_POSTSCRIPT = re.compile(r"\s{0,4}(?:p\.?\s?p?\.?s\b|з\.?ы\b|постскриптум)", re.IGNORECASE)
_DELIMITER = re.compile(r"^(?:--|—|––|__|-- -|__[._,]{4,12}_{0,3})\s{0,3}$")  # the last one is Yahoo's, of its groups
_DASHED_NAME = re.compile(r"^(?:-|(?:--|––|_{2})\s?)[^\W\d_][\w.'-]{1,30}(?: [^\W\d_][\w.'-]{0,30}){0,2}[ .,]{0,2}$")
_MOBILE = re.compile(
    r"^[\s\-—–*]{0,5}(?:sent (?:from|via|with|using|by) (?:my |the |a )?\S|get (?:outlook|bluemail|spark"
    r"|airmail|[\w ]{2,20}) for |secured with |powered by "
    r"|(?:скача|загрузи|получи|завантаж)\w{1,5} outlook |outlook (?:для|for|pour|para|per|für|voor|dla) "
    r"|отправлено (?:с|со|из|от|через|при помощи|посредством) |отослано (?:с|из) |послано (?:с|из) "
    r"|отправил[аи]? с |написано (?:с|в) "
    r"|это (?:письмо|сообщение) (?:было )?отправлено (?:с|из) "
    r"|надіслано (?:з|зі|із|через|за допомогою) |відправлено (?:з|зі|із|через) |адпраўлена (?:з|праз) "
    r"|изпратено (?:от|с|чрез) |послато са |.{0,40}(?:gönderildi|жіберілді"
    r"|жіберілген|küldve)\.?\s{0,3}$"
    r"|von meine[mr](?:/meiner)? .{0,40}gesendet|gesendet (?:von|mit|über|aus) |envoyé (?:de|depuis|à partir|avec"
    r"|via) |enviado (?:desde"
    r"|do|de|a partir|con|com|via|pelo) |enviat (?:des|amb)|inviato (?:da|dal|con) "
    r"|(?:verzonden|verstuurd|gestuurd) (?:vanaf|met|vanuit|van|via) |skickat (?:från|med) |sendt (?:fra"
    r"|med|via) |lähetetty |wysłan[eoay] (?:z|ze|za pomocą|przy użyciu) "
    r"|odesláno (?:z|ze) |odoslané (?:z|zo) |poslano (?:z|s|iz|sa) |(?:el)?küldve |trimis (?:de|din|cu) |trimisă "
    r"|(?:ε?στάλθηκε|εστάλη) από |išsiųsta |nosūtīts no |saadetud "
    r"|(?:télécharger|obtener|obten(?:ha|er)?|obtenir|obter o?|scarica|ottieni|descargar?|baix(?:ar|e) o?"
    r"|download(?:en)?|holen sie sich|pobierz|stáhnout|získat|hämta|hent|få|hanki|haal"
    r"|letöltés|indir)\b.{0,30}outlook|dikirim dari |(?:đã )?gửi từ |được gửi từ |发自|[从從].{1,20}(?:发送|傳送|寄出)"
    r"|.{1,20}から送信|.{1,20}에서 (?:보냄|전송|보낸)|נשלח מ|أ?ُ?رسلت? من|تم الإرسال من"
    r"|mobile(?:пор)? яндекс|yandex\.mail|kaiten mail"
    r"|простите за краткость|(?:please )?excuse (?:my |the |any )?(?:brevity|typos)"
    r"|diese nachricht wurde von mein|yahoo mail:"
    r"|.{0,6}(?:mail\.ru|myMail|яндекс[. ]?почт\w{0,3}) для (?:ios|android))",
    re.IGNORECASE,
)
_SHORT_RULE = re.compile(r"^\s{0,4}(?:[_—–-]{3,80}|[=~*#]{2,80})\s{0,4}$")
_SCANNER = re.compile(r"^[_=—*-]{3,40}\s.{0,160}(?:вирус|virus).{0,160}\s[_=—*-]{3,40}\s{0,4}$", re.IGNORECASE)
_CONTACT = re.compile(r"@|\d[\d() -]{6}|www\.|https?:|\b(?:тел|моб|tel|mob|phone|т)\b", re.IGNORECASE)
_SENT_FROM = re.compile(r"^[\s\-—–]{0,5}sent (?:from|via|with|using) [^.?!,:;\d]{2,60}\.?$", re.IGNORECASE)
# «Отправлено из СЦ» is content when the sentence goes on; a footer names a device or a program and stops.
_MOBILE_MAX = 110
_SIGN_OFF = re.compile(
    r"^[\s*_—–-]{0,4}(?:с\s{1,3}(?:глубоким |большим |искренним |огромным |безмерным |неизменным )?уважением"
    r"|уважающ(?:ий|ая|ие) вас|с наилучшими(?=[\s,.]*$)"
    r"|с наилучшими пожеланиями|с (?:самыми )?добрыми пожеланиями|с почтением|с благодарностью"
    r"|искренне ваш[аи]?|всего (?:вам )?(?:доброго|хорошего|наилучшего)|хорошего (?:вам )?(?:дня|вечера)"
    r"|наилучшие пожелания|с ув(?:аж)?\."
    r"|з повагою|з найкращими побажаннями|із повагою|з павагай|құрметпен|құрметпенен|ізгі ниетпен"
    r"|(?:with |(?:many )?thanks (?:and|&) )?(?:best|kind|kindest|warm|warmest|many) (?:regards|wishes)"
    r"|(?:(?:many )?thanks (?:and|&) )?regards|all the best|warmly(?=[\s,.]*$)|yours(?=[\s,.]*$)|best(?=[\s,.]*$)|"
    r"sincerely(?: yours)?"
    r"|yours (?:sincerely|faithfully|truly)|cheers|respectfully|best,|br,|rgds"
    r"|mit freundlichen? gr(?:ü|ue)(?:ß|ss)en|freundliche gr(?:ü|ue)(?:ß|ss)e|(?:viele|beste|liebe|herzliche"
    r"|schöne) gr(?:ü|ue)(?:ß|ss)e|mfg|lg(?=[\s,.]*$)|vg(?=[\s,.]*$)|(?:mit )?(?:besten |lieben |vielen "
    r"|schönen |freundlichem )?gr(?:u|ü)(?:ß|ss)(?:e|en)?(?: aus \w+)?(?=[\s,.!]*$)|hochachtungsvoll"
    r"|(?:bien )?cordialement|cdlt|bien à (?:vous|toi)|cordialmente|amicalement"
    r"|sincères salutations|meilleures salutations|salutations distinguées"
    r"|(?:un )?(?:cordial )?saludos?(?: cordial(?:es)?)?|atentamente|atenciosamente|cumprimentos"
    r"|com os melhores cumprimentos|abraços"
    r"|cordiali saluti|saluti(?=[\s,.!]*$)|distinti saluti|un saluto|(?:z )?poważaniem|z poważaniem"
    r"|pozdrawiam|serdecznie pozdrawiam"
    r"|s pozdravem|s přátelským pozdravem|s pozdravom"
    r"|met vriendelijke groet(?:en)?|hartelijke groet(?:en)?|groeten|med vänliga? hälsning(?:ar)?|vänliga hälsningar"
    r"|(?:med )?(?:venlig|vennlig) hilsen|(?:de )?bedste hilsner|mange hilsner|hilsen(?=[\s,.]*$)"
    r"|kh(?=[\s,.]*$)|med venlig hilsen|vennlig hilsen|med vennlig hilsen|mvh|hälsningar"
    r"|ystävällisin terveisin|üdvözlettel|cu stimă|cu respect|с поштовањем|tisztelettel|iyi çalışmalar"
    r"|saygılarımla|saygılarımızla|с уважение|поздрави|s poštovanjem"
    r"|lugupidamisega|parimate soovidega|ar cieņu|pagarbiai|terveisin|parhain terveisin|terv(?=[\s,.]*$)"
    r"|groetjes|met groet|mvg|un abrazo|sincères? salutations|salutations"
    r"|(?:s|sa|lep|lijep|srdačan) pozdrav(?:em|om)?|с поздравом|με εκτίμηση|φιλικά|בברכה"
    r"|(?:مع )?(?:أطيب )?تحيات\w{0,3}|مع التحية|此致|祝好|顺颂商祺|敬具|trân trọng|salam hormat|hormat kami"
    r"|saygılar|hörmətlə|hurmat bilan|პატივისცემით|հարգանքով|урматтоо менен|хөрмәт белән|att\.?(?=[\s,.]*$))"
    r"(?=[\s,.!*_;:—–-]|$)",
    re.IGNORECASE,
)
# With a name and a way to reach it below; «Спасибо, Иван» alone is the message itself.
_THANKS = re.compile(
    r"^(?:(?:many )?thanks(?: a lot| so much| again)?|thank you(?: very much| so much)?|thx|спасибо|благодарю|заранее (?:спасибо|благодарю)"
    r"|danke|vielen dank|merci|gracias|grazie|obrigad[oa]|dziękuję|dank u)\s?,?\s{0,3}$",
    re.IGNORECASE,
)
# Asked of whole paragraphs, so of their small letters: a pattern that ignores case is asked at every character, ten times as slow.
_DISCLAIMER = re.compile(
    r"конфиденциальн|предназначен[оаы]? (?:исключительно|только) |не являетесь (?:его )?(?:адресатом|получателем"
    r"|предполагаемым)|не является публичной офертой|является офертой"
    r"|confidential|intended (?:only|solely|recipient)|privileged|unauthori[sz]ed|disclaimer|vertraulich|confidentiel"
    r"|confidencial|riservat[eoi]|poufn[eay]"
    r"|consider the environment|думайте об окружающей|берегите природу|прежде чем (?:рас)?печатать|before printing"
    r"|не распечатывайте"
    r"|notice to recipients?|(?:received|receive) this (?:e-?mail|message|communication) in error|notify the sender"
    r"|this (?:e-?mail|message)(?: \w+){0,6} (?:may contain|is intended)|получили (?:это|данное) (?:письмо"
    r"|сообщение) (?:по ошибке|случайно)"
    r"|irrtümlich erhalten|par erreur|por error|per errore"
    r"|learn why this is important|узнайте, почему это важно|virus-free|без вирусов"
    r"|проверено на (?:наличие )?вирус|avast|scanned (?:by|for)|конфіденційн|құпия",
)
_SHORT_NOTICE = re.compile(r"вирус|virus|environment|printing|окружающ|природ|распечат", re.IGNORECASE)
_BANNER = re.compile(
    r"^[\s*\[⚠!]{0,6}(?:you don't often get e-?mail from|some people who received this message don't often"
    r"|вы нечасто получаете|вы не часто получаете)|"
    r"^[\s*\[⚠!]{0,6}(?:caution|warning|external(?: e-?mail| sender)?|внимание|осторожно|внешн(?:ее|яя|ий)"
    r"|предупреждение)\b.{0,200}"
    r"(?:outside|external|внешн|извне|за предел|originat|\])",
    re.IGNORECASE,
)
_DEVICE = re.compile(
    r"iphon|ipad|ipod|\bios\b|android|андроид|samsung|galaxy|xiaomi|redmi|huawei|honor|nokia|blackberry|lumia|pixel"
    r"|oneplus|realme|oppo|vivo|poco|\bmi\b|телефон|смартфон|планшет|"
    r"смарт|моб|mobile|handy|smartphone|телефонн|почт|пошт|mail|outlook|thunderbird|yandex|яндекс|gmail|windows"
    r"|proton|spark|mac\b|apple|device|устройств|пристро|aqua|k-9|bluemail|портатив|rambler|рамблер|tablet|phone|"
    r"móvil|movil|телеф|samsun|sony|xperia|htc|lg\b|meizu|tecno|infinix|motorola|airmail|mailbird|em client|zoho"
    r"|mailspring|telefon|téléphone|appareil|cihaz|móvil|celular|cellulare|komórk|hotmail|yahoo|aol"
    r"|superhuman|mailbox|tuta|hey\b|手机|手機|华为|小米|邮箱|készülék|zařízení",
    re.IGNORECASE,
)


_GOING_ON = re.compile(r",\s[a-zа-яё]{1,20}\s[a-zа-яё]{1,20}\s")


def mark(lines: list[str], own: list[bool], mine: list[int]) -> None:
    """Sets `own` to False for every line of `mine` (those that somebody wrote, blank ones left out) that no person wrote now."""
    mine = _without_banner(lines, own, mine)
    mine = _without_disclaimers(lines, own, mine)
    whole = mine
    for find in (_scanner, _delimiter, _marked_signature, _sign_off, _thanks, _mobile, _ruled_off, _dashed_name):
        if mine and (start := find(lines, mine)) is not None:
            stop = next((index for index in mine if index > start and _POSTSCRIPT.match(lines[index])), len(lines))
            for index in mine:
                own[index] = not start <= index < stop
            mine = [index for index in mine if own[index]]
    if mine is not whole:
        _without_disclaimers(lines, own, mine)


def _without_banner(lines: list[str], own: list[bool], mine: list[int]) -> list[int]:
    """«Внимание! Внешнее письмо …» that the receiving company's gateway puts on top."""
    if len(mine) < 2 or not _BANNER.match(lines[mine[0]][:MAX_LINE]):
        return mine
    own[mine[0]] = False
    return mine[1:]


def _scanner(lines: list[str], mine: list[int]) -> int | None:
    """«__________ Information from … Antivirus, version … __________» and what stands below it."""
    return next((index for index in mine[-8:] if _SCANNER.match(lines[index][:MAX_LINE])), None)


def _thanks(lines: list[str], mine: list[int]) -> int | None:
    """«Thanks,» over a name and an address or a phone."""
    for place in range(max(1, len(mine) - 10), len(mine) - 2):
        if _THANKS.match(lines[mine[place]][:MAX_LINE].lstrip()):
            below = [lines[index].strip() for index in mine[place + 1 :]]
            if all(_title(one) for one in below) and any(_CONTACT.search(one[:200]) for one in below):
                return mine[place]
    return None


def _delimiter(lines: list[str], mine: list[int]) -> int | None:
    """ "-- " on a line of its own (RFC 3676 section 4.3); without the blank, and other dashes, with nothing like prose below."""
    for place, index in enumerate(mine):
        if _DELIMITER.match(lines[index]) and (place or len(mine) < 15):
            below = [lines[one] for one in mine[place + 1 :]]
            if lines[index] == "-- " or (len(below) <= 20 and all(len(one) <= 200 or _signs(one) for one in below)):
                return index
    return None


def _signs(line: str) -> bool:
    return _reaches(line) or _DISCLAIMER.search(line[:MAX_LINE].lower()) is not None


def _marked_signature(lines: list[str], mine: list[int]) -> int | None:
    """What the HTML's own class names call a signature, unless it is all there is above the quote and too long for one."""
    for index in mine:
        if lines[index] == SIGNATURE_MARK:
            inside = [other for other in mine if other > index]
            if len(inside) <= 25:
                return index
    return None


def _sign_off(lines: list[str], mine: list[int]) -> int | None:
    """«С уважением, …» with nothing but short lines below it, up to a postscript: names, phones, posts, links."""
    start, signature = None, True
    for index in reversed(mine[-14:]):
        line = lines[index].strip()
        if _POSTSCRIPT.match(line):
            signature = True
        elif signature:
            found = _SIGN_OFF.match(line) if len(line) <= 120 else None
            if found is not None and not _goes_on(line[found.end() :]):
                start = index
            signature = _short(line) or _signs(line)
    return start


def _reaches(line: str) -> bool:
    """«email: … | mobile: … | web: …» in one long line."""
    return len(line) <= 300 and not line.endswith(("?", "!")) and len(_CONTACT.findall(line)) > 1


def _short(line: str) -> bool:
    return len(line) <= 90 and not line.endswith("?")


def _goes_on(rest: str) -> bool:
    """«С уважением отношусь к вам, но …»: a sentence, not a signature."""
    rest = rest.strip(" ,.!*_;:—–-")
    words = rest.split()
    return len(words) > 12 or (bool(words) and words[0][:1].islower() and len(words) > 3) or rest.endswith("?")


def _mobile(lines: list[str], mine: list[int]) -> int | None:
    for place in range(max(0, len(mine) - 5), len(mine)):
        line = lines[mine[place]].strip()
        if len(line) <= _MOBILE_MAX and _MOBILE.match(line) and (_is_footer(line) or _sent_from(lines, mine[place])):
            below = mine[place + 1 :]
            if all(_short(lines[index].strip()) for index in below):
                return mine[place]
    return None


def _sent_from(lines: list[str], index: int) -> bool:
    """«Sent from a magnificent torch of pixels»: a paragraph of its own, no sentence."""
    apart = index > 0 and not lines[index - 1].strip()
    return apart and _SENT_FROM.match(lines[index]) is not None


def _ruled_off(lines: list[str], mine: list[int]) -> int | None:
    """A drawn line with nothing but a few short lines below it: names, firms, phones. A short one needs a way to reach somebody there."""
    for place in range(max(1, len(mine) - 8), len(mine) - 1):
        line = lines[mine[place]]
        if _SHORT_RULE.match(line):
            below = [lines[index].strip() for index in mine[place + 1 :]]
            named = (len(below) < 3 and line.lstrip()[0] in "_—–-") or any(_CONTACT.search(one[:200]) for one in below)
            if (named or LONG_RULE.match(line)) and all(_title(one) for one in below):
                return mine[place]
    return None


def _title(line: str) -> bool:
    if _reaches(line):
        return True
    return _short(line) and len(line) <= 60 and (not line.endswith((".", "!")) or len(line.split()) <= 3)


def _dashed_name(lines: list[str], mine: list[int]) -> int | None:
    """«-John» as the last word, where no other line begins with a dash."""
    last = lines[mine[-1]].strip()
    if len(mine) < 2 or not _DASHED_NAME.match(last) or lines[mine[-2]].lstrip()[:1] in ("-", "–", "—"):
        return None
    return mine[-1] if all(word[:1].isupper() for word in last.strip("-–_ .,").split()) else None


def _is_footer(line: str) -> bool:
    """It names a device or a program, and is no sentence: «Sent from my desk, is much easier than my mobile phone.»"""
    return bool(_DEVICE.search(line)) and not (len(line.split()) > 8 and _GOING_ON.search(line))


def _without_disclaimers(lines: list[str], own: list[bool], mine: list[int]) -> list[int]:
    """The last paragraphs, as long as they speak of secrecy, viruses or paper; never the whole text."""
    while mine:
        start = len(mine) - 1
        while start > 0 and mine[start] == mine[start - 1] + 1:
            start -= 1
        paragraph = " ".join(lines[index] for index in mine[start:])
        rule = all(not line.strip(" _-=*—") for line in (lines[index] for index in mine[start:]))
        if start == 0 or not (
            rule
            or (
                _DISCLAIMER.search(paragraph[:4000].lower())
                and (len(paragraph) > 60 or _SHORT_NOTICE.search(paragraph))
            )
        ):
            return mine
        for index in mine[start:]:
            own[index] = False
        mine = mine[:start]
    return mine
