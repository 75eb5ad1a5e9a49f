"""What the person wrote now, apart from quotes, signatures, disclaimers and forwards. Nothing is thrown away: it moves to `quoted`.

Works on lines. Each line is the person's own until something shows otherwise:
  an attribution («…, Иван <i@x.ru> пишет:», "On … wrote:"), a block of copied headers («От: … Отправлено: … Кому: …»), a separator
  ("-----Original Message-----"), a mark that the HTML reader left, `>` at the line's beginning, "-- ", a sign-off, a phone's footer.
Below an attribution whose quote is prefixed with `>`, unprefixed lines are the person's answers and stay.
"""

import re
from dataclasses import dataclass

from channels.email.html import QUOTE_MARK, SIGNATURE_MARK

MAX_LINES = 20_000
MAX_LINE = 600  # characters of a line that the patterns look at

_QUOTED = re.compile(r"[ \t]{0,3}(?:[A-ZА-ЯЁ][A-Za-zА-Яа-яЁё]{0,3})?(?:>|&gt;)")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_EMAIL_IN_BRACKETS = re.compile(r"[<(\[](?:mailto:)?[^\s<>()\[\]]{1,64}@[^\s<>()\[\]]{1,120}[>)\]]")
_TIME = re.compile(r"\b\d{1,2}[:.h]\d\d\b")
_DATE = re.compile(
    r"\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b|\b(?:19|20)\d\d\b|\d{4}年"
    r"|\b\d{1,2}\.?\s(?:de\s)?(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|січ|лют|бер|квіт|трав|черв|лип"
    r"|серп|вер|жовт"
    r"|лист|груд|jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:пишет|пишут|писал(?:\(а\)|а|и)?|написал(?:\(а\)|а|и)?|пише|писав|писала|написав(?:\(ла\)|ла)?|напісаў|напісала|піша"
    r"|жазды|жазған|жазады|деп жазды|сообщил(?:\(а\)|а)?|wrote|writes|написа|писа|schrieb(?:en)?|a écrit|ecrit|écrit"
    r"|écrivit|escribió|escribio"
    r"|escreveu|ha scritto|scrisse|scritto|napisał(?:\(a\)|a)?|pisze|napsal(?:\(a\)|a)?|napísal(?:\(a\)|a)?|skrev"
    r"|schreef|geschreven|kirjoitti"
    r"|írta|ezt írta|a scris|yazdı|şunu yazdı|έγραψε|kirjutas|rakstīja|rašė|ha escrit|escrigué)\b"
    r"|写道|のメール|書きました|작성",
    re.IGNORECASE,
)
# "Text. On Tue, Nov 12, 2024 at 3:30 PM Support <a@b.example> wrote:" in one line, as some programs flatten HTML.
_GLUED = re.compile(r"(?<=[^\s>]) (?=On (?:[A-Z][a-z]{2,8},? |\d)[^\n]{10,200} wrote:$)", re.MULTILINE)
_YOU_WROTE = re.compile(r"\b(?:вы|ты|ви|you)\s(?:писали|писал|писала|wrote)\b.{0,120}\d", re.IGNORECASE)
_ENDS = (":", "：", ":*", ": *", "-", "wrote", "写道", "пишет", "написал(а)")
_INTRO_START = re.compile(
    r"^[\s*—-]{0,6}(?:on|le|am|el|il|em|op|den|på|dne|dnia|w dniu|în|pe|a\b|в\b|у\b|\d|пн|вт|ср|чт|пт|сб|вс|нд|понед"
    r"|вторн|сред|четв|пятн|суб|воск"
    r"|поне|вівт|сере|пʼят|п'ят|неді|mon|tue|wed|thu|fri|sat|sun|mo\b|di\b|mi\b|do\b|fr\b|sa\b|so\b|lun|mar|mer|jeu"
    r"|ven|sam|dim)",
    re.IGNORECASE,
)

_ORIGINAL = (
    r"original message|original mail|reply message|исходное сообщение|исходное письмо|оригинальное сообщение"
    r"|оригинал письма|ответное сообщение"
    r"|вихідне повідомлення|оригінальне повідомлення|початкове повідомлення|зыходнае паведамленне|арыгінальнае паведамленне"
    r"|бастапқы хабар(?:лама)?|түпнұсқа хабар(?:лама)?|ursprüngliche nachricht|originalnachricht|message d['’]origine"
    r"|message original"
    r"|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|origineel bericht|oprindelig meddelelse"
    r"|originalmeddelande|ursprungligt meddelande|opprinnelig melding|alkuperäinen viesti|původní (?:zpráva|e-mail)"
    r"|pôvodná správa"
    r"|(?:wiadomość oryginalna|oryginalna wiadomość)|eredeti üzenet|mesaj(?:ul)? original|orijinal (?:ileti|mesaj)"
    r"|原始邮件|元のメッセージ|원본 메시지"
)
_FORWARDED = (
    r"forwarded (?:message|mail|by[^-]{0,80})|пересылаемое (?:сообщение|письмо)|пересланное (?:сообщение|письмо)"
    r"|перенаправленное (?:сообщение|письмо)"
    r"|переадресованное (?:сообщение|письмо)|переслане повідомлення|переадресоване повідомлення"
    r"|перасланае паведамленне|перанакіраванае паведамленне"
    r"|(?:қайта )?(?:жіберілген|бағытталған) хабар(?:лама)?|weitergeleitete (?:nachricht|mail)|message transféré"
    r"|message réexpédié"
    r"|mensaje reenviado|mensagem encaminhada|messaggio inoltrato|doorgestuurd bericht|videresendt (?:meddelelse|melding)"
    r"|vidarebefordrat meddelande|välitetty viesti|přeposlaná zpráva|preposlaná správa"
    r"|(?:wiadomość )?przekazana wiadomość|wiadomość przekazana"
    r"|továbbított üzenet|mesaj redirecționat|iletilen (?:ileti|mesaj)|转发的?邮件|転送メッセージ"
)
_RULE = r"[\s*]{0,4}[-_=~–—]{2,60}[\s*]{0,4}"
_ORIGINAL_LINE = re.compile(rf"^{_RULE}(?:{_ORIGINAL})\s{{0,3}}:?{_RULE}$", re.IGNORECASE)
_FORWARDED_LINE = re.compile(
    rf"^{_RULE}(?:{_FORWARDED})\s{{0,3}}:?{_RULE}$"
    r"|^\s{0,4}(?:begin forwarded message|начало (?:переадресованного|пересылаемого|пересланного) (?:сообщения"
    r"|письма)|пересланное сообщение"
    r"|початок (?:переадресованого|пересланого) (?:повідомлення|листа)|anfang der weitergeleiteten (?:nachricht|e-mail)"
    r"|début du message (?:réexpédié|transféré)|inicio del mensaje reenviado|início da mensagem (?:encaminhada"
    r"|reencaminhada)|inizio messaggio inoltrato"
    r"|begin doorgestuurd bericht|начато пересланого листа)\s{0,2}:?\s{0,4}$",
    re.IGNORECASE,
)
_ABOVE_LINE = re.compile(
    r"^[\s#*=_-]{2,20}[^\n]{0,60}(?:(?:reply|write|type|respond) (?:your reply )?above this line|above this line to reply"
    r"|ответ\w{0,3} (?:над|выше) (?:этой )?(?:строк|черт|лини)|выше этой (?:строк|черт|лини))",
    re.IGNORECASE,
)
_INVISIBLE = " \t\xa0\u200e\u200f\u202a\u202b\u202c"
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_DRAWN = "-_=~–—*#"
_POSTSCRIPT = re.compile(r"\s{0,4}(?:p\.?\s?p?\.?s\b|з\.?ы\b|постскриптум)", re.IGNORECASE)
_ZOHO_LINE = re.compile(r"^\s{0,4}-{2,10}\s.{10,200}\s-{2,10}\s{0,4}$")
_LONG_RULE = re.compile(r"^\s{0,4}[_=—-]{10,80}\s{0,4}$")

_KEYS = {
    "from": "от|de la|από|no|nuo|saatja|šalje|מאת|من|từ|от кого|отправитель|from|de|von|da|van|fra|från|od|від"
    "|від кого|ад|ад каго|кімнен|жіберуші|gönderen|kimden|lähettäjä|feladó|发件人|差出人|보낸 사람",
    "date": "отправлено|отправленные|στάλθηκε|ημερομηνία|изпратено|nosūtīts|išsiųsta|saadetud|poslano|נשלח|תאריך"
    "|التاريخ|تاريخ الإرسال|أرسل|đã gửi|enviat el|odoslané|отправлен|дата|дата отправки|дата и время|sent|date"
    "|sent at|gesendet|datum|envoyé|envoyé le|enviado|enviado el|enviada em|enviado em|fecha|data"
    "|data wysłania|inviato|verzonden|sendt|dato|skickat|lähetetty|päiväys|wysłano|wysłane|odesláno|надіслано"
    "|відправлено|адпраўлена|адаслана|жіберілді|жіберілген|күні|发送时间|日期|gönderilme|tarih|送信日時|날짜|elküldve"
    "|dátum|trimis",
    "to": "кому|προς|до|kam|iki|adressaat|prima|אל|إلى|đến|per a|to|an|à|pour|para|a|aan|til|till|do|komu|каму|кімге"
    "|кому:|收件人|宛先|받는 사람|kime|címzett|vastaanottaja|către",
    "cc": "копия|копии|cc|cc:|копія|копія:|копія|көшірме|kopie|copie|copia|con copia|kopia|dw|抄送|bcc|скрытая копия",
    "subject": "тема|θέμα|относно|temats|tēma|tema|teema|נושא|الموضوع|chủ đề|тема письма|subject|betreff|objet|asunto"
    "|assunto|oggetto|onderwerp|emne|ämne|temat|předmět|predmet|тэма|тақырып|тақырыбы|主题|件名|제목|konu|aihe|tárgy"
    "|subiect",
    "other": "reply-to|ответить|important|importance|важность|attachments|вложения|приоритет|priority|organization"
    "|организация|answer to|antwort an",
}  # fmt: skip
_CATEGORY = {word: category for category, words in _KEYS.items() for word in words.split("|")}
_HEADER = re.compile(r"^[\s*_>]{0,4}([^\s:*<>@][^:*<>@\n]{0,20}?)[\s*_]{0,3}[:：][*_]{0,3}(?:\s|$|\S)")

_DELIMITER = re.compile(r"^(?:--|—|––|-- -)[\s\xa0]{0,3}$")
_MOBILE = re.compile(
    r"^[\s\-—–]{0,5}(?:sent (?:from|via|with|using) (?:my |the )?\S|get outlook for |скачать outlook "
    r"|загрузить outlook |получить outlook "
    r"|отправлено (?:с|со|из|от|через|при помощи|посредством) |отослано (?:с|из) |послано с |отправил[аи]? с "
    r"|это письмо отправлено (?:с|из) "
    r"|надіслано (?:з|із|через|за допомогою) |відправлено (?:з|із|через) |адпраўлена (?:з|праз) |.{0,40}(?:gönderildi|жіберілді"
    r"|жіберілген)\.?\s{0,3}$"
    r"|von meine[mr] .{0,40}gesendet|gesendet (?:von|mit|über) |envoyé (?:de|depuis|à partir|avec) |enviado (?:desde"
    r"|do|de|a partir|con|via) |inviato (?:da|dal) "
    r"|verzonden (?:vanaf|met|vanuit|van) |verstuurd vanaf |skickat från |sendt fra |lähetetty |wysłan[eoa] z "
    r"|odesláno z |odoslané z |trimis de pe |obter o outlook para "
    r"|télécharger outlook |outlook für |downloaden outlook |holen sie sich outlook |mobile(?:пор)? яндекс"
    r"|yandex\.mail|kaiten mail"
    r"|простите за краткость|(?:please )?excuse (?:my |the )?brevity|diese nachricht wurde von mein|yahoo mail:"
    r"|.{0,6}(?:mail\.ru|myMail|яндекс[. ]?почт\w{0,3}) для (?:ios|android))",
    re.IGNORECASE,
)
# «Отправлено из СЦ» is content when the sentence goes on; a footer names a device or a program and stops.
_MOBILE_MAX = 110
_SIGN_OFF = re.compile(
    r"^[\s*_]{0,4}(?:с\s{1,3}(?:глубоким |большим |искренним |огромным |безмерным )?уважением"
    r"|с наилучшими пожеланиями|с (?:самыми )?добрыми пожеланиями|с почтением|с благодарностью"
    r"|искренне ваш[аи]?|всего (?:вам )?(?:доброго|хорошего|наилучшего)|хорошего (?:вам )?(?:дня|вечера)"
    r"|наилучшие пожелания|с ув(?:аж)?\."
    r"|з повагою|з найкращими побажаннями|із повагою|з павагай|құрметпен|құрметпенен|ізгі ниетпен"
    r"|(?:with )?(?:best|kind|kindest|warm|warmest|many) (?:regards|wishes)|regards|sincerely(?: yours)?"
    r"|yours (?:sincerely|faithfully|truly)|cheers|respectfully|best,|br,|rgds"
    r"|mit freundlichen? gr(?:ü|ue)(?:ß|ss)en|freundliche gr(?:ü|ue)(?:ß|ss)e|(?:viele|beste|liebe|herzliche"
    r"|schöne) gr(?:ü|ue)(?:ß|ss)e|mfg|lg,"
    r"|(?:bien )?cordialement|bien à vous|sincères salutations|meilleures salutations|salutations distinguées"
    r"|(?:un )?(?:cordial )?saludos?(?: cordial(?:es)?)?|atentamente|atenciosamente|cumprimentos"
    r"|com os melhores cumprimentos|abraços"
    r"|cordiali saluti|distinti saluti|un saluto|(?:z )?poważaniem|z poważaniem|pozdrawiam|serdecznie pozdrawiam"
    r"|s pozdravem|s přátelským pozdravem|s pozdravom"
    r"|met vriendelijke groet(?:en)?|hartelijke groet(?:en)?|groeten|med vänliga? hälsning(?:ar)?|vänliga hälsningar"
    r"|med venlig hilsen|vennlig hilsen|med vennlig hilsen|mvh|hälsningar"
    r"|ystävällisin terveisin|üdvözlettel|cu stimă|saygılarımla|saygılarımızla|с уважение|поздрави|s poštovanjem"
    r"|lugupidamisega|ar cieņu|pagarbiai)"
    r"(?=[\s,.!*_;:—–-]|$)",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"конфиденциальн|предназначен[оаы]? (?:исключительно|только) |не являетесь (?:его )?(?:адресатом|получателем"
    r"|предполагаемым)|не является публичной офертой|является офертой"
    r"|confidential|intended (?:only|solely|recipient)|privileged|unauthori[sz]ed|disclaimer|vertraulich|confidentiel"
    r"|confidencial|riservat[eoi]|poufn[eay]"
    r"|consider the environment|думайте об окружающей|берегите природу|прежде чем (?:рас)?печатать|before printing"
    r"|не распечатывайте"
    r"|virus-free|без вирусов|проверено на (?:наличие )?вирус|avast|scanned (?:by|for)|конфіденційн|құпия",
    re.IGNORECASE,
)
_BANNER = re.compile(
    r"^[\s*\[⚠!]{0,6}(?:caution|warning|external(?: e-?mail| sender)?|внимание|осторожно|внешн(?:ее|яя|ий)"
    r"|предупреждение)\b.{0,200}"
    r"(?:outside|external|внешн|извне|за предел|originat|\])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """`text` is the person's own, `quoted` all the rest in its order; `forwarded` says that the rest is a forward, not a quote."""

    text: str
    quoted: str
    forwarded: bool = False


def strip_reply(text: str) -> tuple[str, str]:
    """(what the person wrote now, everything else): a text that mail programs made, plain, any language in the tables above."""
    parts = split(text.replace("\x1d", ""))
    return parts.text, parts.quoted


def split(text: str) -> Split:
    """As `strip_reply`, and says whether the rest is a forward."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    lines = _GLUED.sub("\n", text).split("\n") if "wrote:" in text else text.split("\n")
    rest = lines[MAX_LINES:]
    lines = lines[:MAX_LINES]
    own = [True] * len(lines)
    forwarded = _mark_quotes(lines, own)
    _mark_footers(lines, own)
    kept = [line.rstrip() for line, mine in zip(lines, own, strict=True) if mine and not line.startswith("\x1d")]
    others = [line.rstrip() for line, mine in zip(lines, own, strict=True) if not mine and not line.startswith("\x1d")]
    return Split(text=_tidy(kept), quoted=_tidy(others + rest), forwarded=forwarded)


def _tidy(lines: list[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n").strip()


# --- quotes -----------------------------------------------------------------------------------------------------------------


def _mark_quotes(lines: list[str], own: list[bool]) -> bool:
    """Finds where the first quote begins and decides what below it is still the person's. Returns whether it is a forward."""
    cut = _first_cut(lines)
    if cut is None:
        _mark_plain_quotes(lines, own)
        return False
    start, after, forwarded = cut
    for index in range(start, after):
        own[index] = False
    first = _next_text(lines, after)
    if first is None:
        return forwarded
    if not _is_quoted(lines[first]):
        for index in range(after, len(lines)):
            own[index] = False
        return forwarded
    _mark_prefixed(lines, own, after)
    return forwarded


def _first_cut(lines: list[str]) -> tuple[int, int, bool] | None:
    """(first line of the quote's introduction, first line after it, is it a forward)."""
    for index, line in enumerate(lines):
        if line == QUOTE_MARK:
            found = _cut_at_mark(lines, index)
        elif not line.strip() or _is_quoted(line):
            continue
        else:
            found = _cut_at(lines, index)
        if found is not None:
            return found
    return None


def _cut_at_mark(lines: list[str], index: int) -> tuple[int, int, bool] | None:
    """The mail program marked a quote here: an attribution or headers in the next lines belong to it, and tell a forward."""
    following = _next_text(lines, index + 1)
    if following is None:
        return None
    if not _is_quoted(lines[following]):
        for probe in range(following, min(following + 4, len(lines))):
            if lines[probe].strip() and not _is_quoted(lines[probe]) and (found := _cut_at(lines, probe)) is not None:
                return index, found[1], found[2]
        # An attribution in a language that we don't know: short lines, then the quoted lines.
        for probe in range(following, min(following + 4, len(lines))):
            if _is_quoted(lines[probe]):
                return index, probe, False
    return index, following, False


def _cut_at(lines: list[str], index: int) -> tuple[int, int, bool] | None:
    line = lines[index][:MAX_LINE]
    bare = line.lstrip()
    drawn = bare[:1] in _DRAWN
    if (drawn or bare[:1].lower() in "bнпadiвf") and _FORWARDED_LINE.match(line):
        return index, _after_headers(lines, index + 1), True
    if drawn and (_ORIGINAL_LINE.match(line) or _ABOVE_LINE.match(line)):
        return index, _after_headers(lines, index + 1), False
    if drawn and _LONG_RULE.match(line):
        following = _next_text(lines, index + 1)
        if following is not None and (end := _header_block(lines, following, needed=2)):
            return index, end, False
        if following is not None and (end := _headers_and_attribution(lines, following)):
            return index, end, False
        return None
    if (end := _header_block(lines, index, needed=3)) > 0:
        return index, end, False
    if (end := _attribution(lines, index)) > 0:
        return index, end, False
    return None


def _headers_and_attribution(lines: list[str], index: int) -> int:
    """The line after «Кому: … Тема: … 12.11.2024, 15:30, "Имя" <a@b>:» as Yandex's program for phones writes it; 0 when it is none."""
    position = index
    while position < min(index + 4, len(lines)) and _category(lines[position]) is not None:
        position += 1
    return _attribution(lines, position) if index < position < len(lines) else 0


def _after_headers(lines: list[str], index: int) -> int:
    following = _next_text(lines, index)
    if following is None:
        return index
    end = _header_block(lines, following, needed=1)
    return end or _attribution(lines, following) or index


def _header_block(lines: list[str], index: int, *, needed: int) -> int:
    """The line after a block of copied header fields that begins here; 0 when it is none."""
    if _category(lines[index]) is None:
        return 0
    seen: set[str] = set()
    end = index
    position = index
    misses = 0
    while position < len(lines) and position < index + 30:
        line = lines[position]
        if not line.strip():
            # Some programs put a blank line between the fields; two end the block.
            following = _next_text(lines, position)
            if following is None or following > position + 1 or _category(lines[following]) is None:
                break
            position += 1
            continue
        category = _category(line)
        if category is not None:
            seen.add(category)
            end = position + 1
            misses = 0
        else:
            misses += 1  # a folded value, or the end of a block without a blank line after it
            if misses > 2 or _is_quoted(line) != _is_quoted(lines[index]):
                break
        position += 1
    if "from" not in seen or len(seen - {"other"}) < needed:
        return 0
    return _folded_end(lines, end)


def _folded_end(lines: list[str], end: int) -> int:
    """The last field's value may go on in an indented line."""
    while end < len(lines) and lines[end].strip() and lines[end][:1] in " \t":
        end += 1
    return end


def _category(line: str) -> str | None:
    colon = line.find(":", 0, 40)
    found = _HEADER.match(line[:MAX_LINE]) if colon > 0 or "：" in line[:40] else None
    return _CATEGORY.get(found.group(1).strip().lower()) if found else None


def _attribution(lines: list[str], index: int) -> int:
    """The line after «On … wrote:» that begins here and may be wrapped over up to four lines; 0 when it is none."""
    window = lines[index : index + 4]
    last = index + len(window)
    for line in window:
        if line.rstrip(_INVISIBLE).endswith(_ENDS):
            break
    else:
        return 0
    joined = ""
    for position in range(index, last):
        line = (
            _DIRECTIONS.sub("", lines[position]).strip() if not lines[position].isascii() else lines[position].strip()
        )
        if position > index and (not line or _is_quoted(lines[position])):
            return 0
        joined = f"{joined} {line}".strip()[:MAX_LINE]
        if _ends_attribution(joined):
            following = _next_text(lines, position + 1)
            prefixed = following is not None and _is_quoted(lines[following])
            wrapped = position > index
            if _is_attribution(joined, prefixed=prefixed, wrapped=wrapped) and not (
                wrapped and _begins_later(lines, index, position)
            ):
                return position + 1
            return 0
    return 0


def _begins_later(lines: list[str], index: int, last: int) -> bool:
    """The first line says nothing of an attribution, or the lines below it are a whole one: then it is the person's own."""
    first = lines[index][:MAX_LINE]
    if not (_DATE.search(first) or _TIME.search(first) or _EMAIL.search(first) or _VERB.search(first)):
        return True
    rest = " ".join(line.strip() for line in lines[index + 1 : last + 1])[:MAX_LINE]
    return bool(_DATE.search(rest)) and _is_attribution(rest, prefixed=True, wrapped=False)


def _ends_attribution(joined: str) -> bool:
    if joined.endswith((":", "：", ":*", ": *")) or _ZOHO_LINE.match(joined):
        return True
    return joined.endswith(("wrote", "写道", "пишет", "написал(а)")) and bool(_DATE.search(joined))


def _is_attribution(joined: str, *, prefixed: bool, wrapped: bool) -> bool:
    verb = bool(_VERB.search(joined))
    dated = bool(_DATE.search(joined))
    timed = bool(_TIME.search(joined))
    if _EMAIL_IN_BRACKETS.search(joined) and (verb or (dated and (timed or prefixed))):
        return True
    if verb and _EMAIL.search(joined) and (dated or timed):
        return True
    if verb and dated and timed and _INTRO_START.match(joined):
        return True
    if _YOU_WROTE.search(joined):
        return True
    if not prefixed:
        return verb and dated and joined.lower().startswith("on ") and joined.endswith(":")
    if wrapped and not (dated or timed):
        return False
    return verb or (dated and timed) or bool(_EMAIL.search(joined) and len(joined) < 200)


def _mark_prefixed(lines: list[str], own: list[bool], after: int) -> None:
    """Below an attribution, quoted lines are marked. Answers between two quoted blocks keep the quotes that they answer."""
    end = len(lines)
    position = after
    while position < len(lines):
        line = lines[position]
        if line.strip() and not _is_quoted(line) and position > after and (cut := _cut_at(lines, position)) is not None:
            end = cut[0]  # a second quote below: everything from here on is older
            break
        position += 1
    for index in range(end, len(lines)):
        own[index] = False
    blocks = _blocks(lines, after, end)
    answers = [block for block in blocks if not block[2] and not _only_footer(lines, block)]
    quotes = [block for block in blocks if block[2]]
    interleaved = bool(answers) and any(first > answers[0][0] for first, _, _ in quotes)
    last_answer = answers[-1][1] if answers else after
    for first, last, quoted in blocks:
        keep = interleaved and last <= last_answer and last - first <= 15
        if quoted and not keep:
            own[first:last] = [False] * (last - first)
    if not answers:
        for first, last, quoted in blocks:
            if not quoted:
                own[first:last] = [False] * (last - first)


def _mark_plain_quotes(lines: list[str], own: list[bool]) -> None:
    """No attribution: quotes at the end are marked; short ones above an answer were put there on purpose and stay."""
    blocks = _blocks(lines, 0, len(lines))
    answers = [block for block in blocks if not block[2]]
    if answers and _only_footer(lines, answers[-1]):
        answers.pop()
    last_answer = answers[-1][1] if answers else 0
    introduced = (
        bool(blocks)
        and blocks[0][2]
        and [one[2] for one in blocks].count(True) == 1
        and _introduces(lines[blocks[0][0]])
    )
    for first, last, quoted in blocks:
        if quoted and (first >= last_answer or last - first > 15 or introduced):
            own[first:last] = [False] * (last - first)


def _introduces(line: str) -> bool:
    """«> On Tue, Nov 12, 2024 Support wrote:»: the program quoted its own introduction, nobody chose these lines."""
    bare = line[:MAX_LINE].lstrip("> ")
    return bare.endswith(_ENDS) and bool(_VERB.search(bare)) and bool(_DATE.search(bare) or _EMAIL.search(bare))


def _blocks(lines: list[str], start: int, end: int) -> list[tuple[int, int, bool]]:
    """Runs of quoted and of own lines, (first, after last, quoted); blank lines belong to the run above them."""
    blocks: list[tuple[int, int, bool]] = []
    for index in range(start, end):
        line = lines[index]
        if not line.strip() or line.startswith("\x1d"):
            if blocks:
                blocks[-1] = (blocks[-1][0], index + 1, blocks[-1][2])
            continue
        quoted = _is_quoted(line)
        if blocks and blocks[-1][2] == quoted:
            blocks[-1] = (blocks[-1][0], index + 1, quoted)
        else:
            blocks.append((index, index + 1, quoted))
    return blocks


def _only_footer(lines: list[str], block: tuple[int, int, bool]) -> bool:
    """The unquoted lines are only a signature: the quote above them isn't an answered one."""
    own = [True] * (block[1] - block[0])
    part = lines[block[0] : block[1]]
    _mark_footers(part, own)
    return not any(mine and line.strip() for line, mine in zip(part, own, strict=True))


def _is_quoted(line: str) -> bool:
    return line[:1] == ">" or (
        ("&gt;" in line[:12] or ">" in line[:8]) and _QUOTED.match(line) is not None and _looks_quoted(line)
    )


def _looks_quoted(line: str) -> bool:
    """«ИИ> текст» is a quote of The Bat!, «A>B» is not."""
    mark = line.find(">") + 1 or line.find("&gt;") + 4
    head = line[: mark - 1].strip().removesuffix("&gt").strip()
    return not head or (head[:2].isupper() and line[mark : mark + 1] in ("", " ", ">"))


def _next_text(lines: list[str], index: int) -> int | None:
    for position in range(index, len(lines)):
        if lines[position].strip() and not lines[position].startswith("\x1d"):
            return position
    return None


# --- signatures, footers, disclaimers -----------------------------------------------------------------------------------------


def _mark_footers(lines: list[str], own: list[bool]) -> None:
    mine = [index for index, flag in enumerate(own) if flag and lines[index].strip() and not _is_quoted(lines[index])]
    if not mine:
        return
    _mark_banner(lines, own, mine)
    for find in (_delimiter, _marked_signature, _sign_off, _mobile, _ruled_off):
        mine = [index for index in mine if own[index]]
        if mine and (start := find(lines, mine)) is not None:
            stop = next((index for index in mine if index > start and _POSTSCRIPT.match(lines[index])), len(lines))
            for index in mine:
                if start <= index < stop:
                    own[index] = False
    _mark_disclaimers(lines, own, [index for index in mine if own[index]])


def _mark_banner(lines: list[str], own: list[bool], mine: list[int]) -> None:
    """«Внимание! Внешнее письмо …» that the receiving company's gateway puts on top."""
    first = mine[0]
    if len(mine) > 1 and _BANNER.match(lines[first][:MAX_LINE]):
        own[first] = False


def _delimiter(lines: list[str], mine: list[int]) -> int | None:
    """ "-- " on a line of its own (RFC 3676 section 4.3), with or without the blank."""
    return next(
        (index for index in mine if _DELIMITER.match(lines[index]) and (index != mine[0] or len(mine) < 15)), None
    )


def _marked_signature(lines: list[str], mine: list[int]) -> int | None:
    """What the HTML's own class names call a signature, unless it is all there is above the quote and too long for one."""
    for index in mine:
        if lines[index] == SIGNATURE_MARK:
            inside = [other for other in mine if other > index]
            if len(inside) <= 25:
                return index
    return None


def _sign_off(lines: list[str], mine: list[int]) -> int | None:
    """«С уважением, …» with nothing but short lines below it: names, phones, posts, links."""
    for place in range(max(0, len(mine) - 14), len(mine)):
        line = lines[mine[place]]
        found = _SIGN_OFF.match(line[:MAX_LINE])
        if found is None or len(line) > 120:
            continue
        below = _until_postscript([lines[index].strip() for index in mine[place + 1 :]])
        if all(_short(one) or _DISCLAIMER.search(one[:MAX_LINE]) for one in below) and not _goes_on(
            line[found.end() :]
        ):
            return mine[place]
    return None


def _until_postscript(below: list[str]) -> list[str]:
    return below[: next((place for place, line in enumerate(below) if _POSTSCRIPT.match(line)), len(below))]


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
        if len(line) <= _MOBILE_MAX and _MOBILE.match(line) and _is_footer(line):
            below = mine[place + 1 :]
            if all(_short(lines[index].strip()) for index in below):
                return mine[place]
    return None


def _ruled_off(lines: list[str], mine: list[int]) -> int | None:
    """A drawn line with nothing but a few short lines below it: names, firms, phones."""
    for place in range(max(1, len(mine) - 8), len(mine) - 1):
        if _LONG_RULE.match(lines[mine[place]]):
            below = [lines[index].strip() for index in mine[place + 1 :]]
            if all(_short(one) and len(one) <= 60 and not one.endswith((".", "!")) for one in below):
                return mine[place]
    return None


_DEVICE = re.compile(
    r"iphon|ipad|ipod|\bios\b|android|андроид|samsung|galaxy|xiaomi|redmi|huawei|honor|nokia|blackberry|lumia|pixel"
    r"|oneplus|realme|oppo|vivo|poco|\bmi\b|телефон|смартфон|планшет|"
    r"смарт|моб|mobile|handy|smartphone|телефонн|почт|пошт|mail|outlook|thunderbird|yandex|яндекс|gmail|windows"
    r"|proton|spark|mac\b|apple|device|устройств|пристро|aqua|k-9|bluemail|портатив|rambler|рамблер|tablet|phone|"
    r"móvil|movil|телеф|samsun|sony|xperia|htc|lg\b|meizu|tecno|infinix|motorola|airmail|mailbird|em client|zoho"
    r"|mailspring|hotmail|yahoo|aol",
    re.IGNORECASE,
)


def _is_footer(line: str) -> bool:
    return bool(_DEVICE.search(line))


def _mark_disclaimers(lines: list[str], own: list[bool], mine: list[int]) -> None:
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
                _DISCLAIMER.search(paragraph[:4000])
                and (len(paragraph) > 60 or "вирус" in paragraph.lower() or "virus" in paragraph.lower())
            )
        ):
            return
        for index in mine[start:]:
            own[index] = False
        mine = mine[:start]


def forwarded_from(quoted: str) -> str:
    """Who wrote what was forwarded, as the copied header says («Иван <i@x.ru>»); "" when it doesn't say."""
    for line in quoted.split("\n")[:60]:
        if _category(line) == "from":
            return re.split("[:：]", line, maxsplit=1)[1].strip(" *_")
    for line in quoted.split("\n")[:6]:
        if (found := _EMAIL_IN_BRACKETS.search(line[:MAX_LINE])) is not None and _DATE.search(line):
            return found.group().strip("<>()[]")
    return ""
