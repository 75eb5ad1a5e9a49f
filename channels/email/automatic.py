"""Mail that no person wrote: replies of programs, bounces, delays, receipts, complaints, lists. Each finding names its evidence.

Sources: RFC 3834 (Auto-Submitted), 3464 (delivery status), 8098 (read receipts), 5965 (complaints), 2919/2369 (lists); beyond them
the fields and phrases that mail servers really use. Nothing here answers or deletes anything.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from channels.email import bounce
from channels.email.headers import Headers, addresses, message_ids
from channels.email.mime import Entity, read_headers
from channels.email.reasons import claims
from router.schema import AutomaticKind, ReceiptState


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`kind` "" means a person wrote it. `state` is news of a mail of ours: `original` its Message-ID, `reason` the server's words."""

    kind: AutomaticKind
    because: str = ""
    state: ReceiptState | None = None
    original: str = ""
    recipient: str = ""
    reason: str = ""
    permanent: bool = True
    deliveries: tuple[bounce.Delivery, ...] = ()


PERSON = Finding(kind="")

_DAEMON = re.compile(
    r"^(?:mailer[-_.]?daemon|post[-_]?master|mail[-_]?daemon|mmdf|mail delivery (?:sub)?system|mail delivery service"
    r"|bounces?(?:[+=-].{0,200})?|mdaemon|microsoftexchange[0-9a-f]{0,64}|system administrator|системный администратор)(?:@|$)",
    re.IGNORECASE,
)
_NO_REPLY = re.compile(
    r"^(?:no|not|do-?not|dont|ne)[-_.]?(?:reply|replay|otvechat|otvet)|^(?:noreply|auto[-_.]?(?:mailer|confirm|notify))",
    re.IGNORECASE,
)
_BOUNCE_SUBJECT = re.compile(
    r"^(?:\*\*|\[postmaster\] |notice: )?(?:undeliver|non-?delivera|non[- ]delivery|(?:your )?(?:e-?mail|mail|message"
    r"|delivery)\b.{0,30}\b(?:failed|failure|error|problem|undeliverable|not delivered|blocked|(?:could ?n.t|could not|cannot"
    r"|was ?n.t) be (?:delivered|sent))|(?:mail )?delivery (?:status|report|notification|system|subsystem)|failed (?:mail"
    r"|delivery)|failure notice|returned mail|postmaster notify|bounce:|(?:сообщение|письмо) не (?:доставлено"
    r"|может быть доставлено|было доставлено|отправлено)|не удается доставить|не удалось доставить|недоставлен"
    r"|невозможно доставить|(?:ошибка|сбой) доставки|уведомление о (?:состоянии|статусе|невозможности) доставк"
    r"|отчет о недоставке|вернувшееся|возвращено отправителю|не доставлено|лист не доставлено|не вдалося доставити"
    r"|хат жеткізілмеді|unzustellbar|onbestelbaar|echec de la remise|non remis|message non (?:distribué|remis)"
    r"|mensaje no entregado|no (?:se puede entregar|entregad)|impossibile recapitare|non recapitabile"
    r"|(?:avviso di )?mancat[oa] (?:consegna|recapito)|não (?:foi )?(?:entregue|é possível)|teslim edilemedi|nedoručiteln"
    r"|niedostarczona|kézbesíthetetlen|投递失败|退信|系统退信|无法投递|未送达|配信不能|メール配信|送信エラー|배달되지|전송 실패)",
    re.IGNORECASE,
)
_STRICT_DAEMON = re.compile(
    r"^(?:mailer[-_.]?daemon|mail[-_]?daemon|microsoftexchange[0-9a-f]{0,64})(?:@|$)", re.IGNORECASE
)
_DELAY_SUBJECT = re.compile(
    r"^(?:warning: (?:message|could not send|delayed)|delivery (?:is )?delayed|delayed mail"
    r"|delivery delayed|mail delayed|delivery status notification \(delay\)"
    r"|message delayed|доставка (?:письма |сообщения )?(?:отложена|задерживается)|задержка)",
    re.IGNORECASE,
)
_DELIVERED_SUBJECT = re.compile(
    r"^(?:delivered|relayed|доставлено|ретранслировано|передано|zugestellt|weitergeleitet|remis|relayé|entregado|consegnato"
    r"|entregue|dostarczono)\s?:|\(success\)|\(relay\)|notification: success$|successful mail delivery",
    re.IGNORECASE,
)
# Here and below: what is searched in whole texts is asked of small letters, which finds it five times as soon.
_DELAY = re.compile(
    r"\b(?:delayed|delay reason|delay notification|will retry|hasn't been delivered yet"
    r"|delivery temporarily suspended; will continue|still (?:being retried|trying)|(?:has been|delivery) deferred"
    r"|will (?:continue|keep) trying|has not yet been delivered|not been delivered yet|(?:temporary|transient) (?:non-?fatal"
    r"|delivery)|will be retried|warning: (?:could not send|message)|задержк|задержан|отложен"
    r"|попытки (?:доставки )?будут продолжены|пока не доставлен|повтор\w{1,4} попытк|ещё не доставлен|ще не доставлен"
    r"|noch nicht zugestellt|затримк|verzögert|retardé)",
)
# «Automatic reply» in whatever language: a word of its own, or one behind or before the other.
_BY_ITSELF = (
    r"(?:auto|avto|otomat|samodejn|авто|аўта|а[ву]том|αυτόματ"
    r"|ավտոմատ|स्वचालित|自[动動]|자동|אוטומטי|تلقائي|อัตโนมัติ|tự động)[^\W\d_]{0,12}"
)
_ANSWER = (
    r"(?:reply|respon|respost|respuest|rispost|répon|răspuns|antwo|abwesenheit|rückantwort|svar|odpov|odpow|odgovor|vastau"
    r"|vastus|válasz|yanıt|javob|cavab|jawa[bp]|balas|ответ|відпов|адказ|жауап|отговор|одговор|atbild|atsakym|απάντηση|պատասխան"
    r"|उत्तर|[回答][复覆]|応答|返信|회신|응답|תגובה|תשובה|מענה|رد|trả lời|ตอบกลับ)[^\W\d_]{0,8}"
)
_AUTO_SUBJECT = re.compile(
    rf"^[\[【(]?(?:{_BY_ITSELF}[- ]?{_ANSWER}|{_ANSWER}[- ]?{_BY_ITSELF}"
    r"|out[- ]of[- ](?:the )?office(?: (?:auto)?re(?:ply|sponse)?\b|\s{0,2}[:(]|$)|ooo:|auto: [^\n]{2,60} is out of the office"
    r"|away from (?:my mail|the office)|вне офиса\s{0,2}[:(]|abwesenheitsnotiz|message d['’]absence)",
    re.IGNORECASE,
)
# Words that people begin subjects with, too: they tell only beside another sign.
_AWAY_SUBJECT = re.compile(
    r"^(?:auto:|[^:\n]{2,60} is (?:currently )?out of (?:the )?office\b"
    r"|(?:i am |i'm )?on (?:vacation|leave|holiday)|vacation|away\b|out[- ]of[- ](?:the )?office"
    r"|(?:я )?(?:сейчас |буду )?в отпуске|отпуск\b|нет на (?:рабочем )?месте"
    r"|(?:я )?отсутствую|у відпустці|abwesend|abwesenheit|absence|absent du bureau|fuera de la oficina"
    r"|fuori ufficio|afwezig|frånvar|fravær|poissa|nieobecno|mimo kancelář)",
    re.IGNORECASE,
)
# The machine says so itself, at the beginning of a line of its first lines.
_AUTO_WORDS = re.compile(
    r"^[\s*>-]{0,4}(?:note: )?(?:(?:это|данное|настоящее) (?:письмо |сообщение "
    r"|уведомление )?(?:было )?(?:автоматический ответ|автоматическое (?:сообщение|уведомление|письмо)"
    r"|(?:создано|отправлено|сформировано|сгенерировано) автоматически)|(?:письмо|сообщение) (?:создано"
    r"|отправлено|сформировано|сгенерировано) автоматически"
    r"|вы получили это (?:письмо|сообщение) автоматически|автоответчик:|автоматическое сообщение:"
    r"|(?:this is|this message is|this e-?mail is) an? (?:auto(?:matic|mated"
    r"|matically)?[- ](?:generated )?|auto)(?:reply|response|message|e-?mail|notification|confirmation)\b"
    r"|this (?:e-?mail|message) (?:is|was|has been) (?:automatically (?:generated|sent)"
    r"|sent automatically)|(?:please )?do not reply to this (?:automated|automatic) )"
    r"|(?<=[.!] )(?:(?:это|данное|настоящее) (?:письмо|сообщение) (?:создано|отправлено|сформировано|сгенерировано) автоматически"
    r"|это автоматическ\w{2} (?:сообщение|письмо|уведомление|ответ)[,.:]? (?:пожалуйста, )?(?:отвечать|не отвечайте)"
    r"|this is an automat\w{2,8} (?:message|e-?mail|response)[,.:;]? (?:please )?do not reply)",
    re.IGNORECASE | re.MULTILINE,
)
_READ_SUBJECT = re.compile(
    r"^(?:read|not read|прочтено|прочитано|не прочтено|не прочитано|gelesen|ungelesen|lu ?:|lu\b|leído|letto|lida|lido"
    r"|przeczytano|přečteno|gelezen|läst|læst|lest|luettu|okundu|已读|開封済み?|return receipt|read receipt)\s{0,2}(?::|：|\(|$)",
    re.IGNORECASE,
)
_READ_WORDS = re.compile(
    r"\bwas (?:read|received by|deleted without being read|displayed)\b|\b(?:было|была) (?:прочтено|прочитано"
    r"|удалено без прочтения)|(?:сообщение|письмо) (?:прочтено|прочитано)"
    r"|wurde (?:am .{0,60})?(?:gelesen|ungelesen gelöscht)|a été (?:lu|affiché)|return receipt"
    r"|this is a (?:read )?receipt|подтверждение о прочтении|уведомление о прочтении",
    re.IGNORECASE,
)
_CHALLENGE_SUBJECT = re.compile(
    r"^(?:please )?(?:confirm|verify) (?:that )?(?:your|you)\b.{0,60}(?:message|e-?mail|address|sender"
    r"|human)|\(action required\)$|^подтвердите (?:отправку|ваше письмо|что вы)"
    r"|(?:sender|message) verification (?:required|request)|anti-?spam (?:confirm|verif|challenge)",
    re.IGNORECASE,
)
_COMPLAINT_SUBJECT = re.compile(
    r"^(?:complaint about message from \d|(?:e-?mail )?(?:feedback|abuse) report for ip )", re.IGNORECASE
)
_AGGREGATE_SUBJECT = re.compile(r"^\[?(?:preview\]? )?report domain:\s?\S{1,200}\s{1,4}submitter:", re.IGNORECASE)

_AUTO_FIELDS = (
    "x-autoreply", "x-autorespond", "x-auto-reply", "x-autoreply-from", "x-mail-autoreply", "x-autoresponder", "x-auto-response",
    "x-ms-exchange-inbox-rules-loop", "x-vacation", "x-away", "autorespond", "x-mdautoresponse", "x-yandex-autoreply", "x-mailru-autoreply",
    "x-autoreply-domain", "x-autogenerated-reply", "auto-reply", "x-boxbe-challenge",
    "x-tmda-confirm", "x-spamarrest-challenge", "x-qmail-autoreply",
)  # fmt: skip
_MACHINE_FIELDS = (
    "x-autogenerated", "x-fc-machinegenerated", "x-cron-env", "x-github-reason", "x-jira-fingerprint",
    "x-otrs-loop", "x-loop", "x-nagios-notification", "x-zabbix", "feedback-id", "x-campaign", "x-campaignid", "x-mailgun-tag",
    "tls-report-domain",
)  # fmt: skip
_LIST_FIELDS = (
    "list-id",
    "list-post",
    "list-help",
    "mailing-list",
    "x-mailing-list",
    "x-mailman-version",
    "list-owner",
)

MAX_NOTICE = 3000  # characters of a mail that may call itself automatic in its words alone
_TO_LINE = re.compile(r"^[>\s]{0,8}to:\s{0,10}([^\n]{3,500})", re.IGNORECASE | re.MULTILINE)
_ID_LINE = re.compile(r"^[>\s]{0,8}message-id:\s{0,10}(<[^<>\s]{3,500}>)", re.IGNORECASE | re.MULTILINE)


def find(tree: Entity, *, subject: str, sender: str, text: str, own: frozenset[str]) -> Finding:
    """What kind of automatic mail this is. `own` are the desk's mailboxes: a list that is one of them is no mailing list."""
    sender = sender or tree.headers.text("from")[:200].strip(' "<>').lower()  # «From: MAILER-DAEMON»
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    report = _report(tree, sender, text)
    if report is not None:
        return report
    if bounce := _free_bounce(tree, subject, sender, text, own):
        return bounce
    return _reply_or_machine(tree, subject, sender, text, own)


def _report(tree: Entity, sender: str, text: str) -> Finding | None:
    trusted = tree.type == "multipart/report" or _nobody(tree.headers) or _DAEMON.match(sender) is not None
    for entity in tree.walk():
        if entity.type in {"message/delivery-status", "message/global-delivery-status"}:
            return _delivery(tree, entity, text)
        if entity.type in {"message/disposition-notification", "message/global-disposition-notification"}:
            return _disposition(entity)
        if entity.type == "message/feedback-report":
            return Finding(kind="complaint", because="message/feedback-report (RFC 5965)", original=_returned_id(tree))
        if entity.type in {"message/rfc822", "message/global"} and tree.type != "multipart/report":
            return None  # somebody forwards a report: the report isn't about us
        if trusted and entity.path and entity.type in _RELABELLED and bounce.is_report(entity.content()):
            return _delivery(tree, entity, text)
    return None


# What relays and old servers call the part for machines.
_RELABELLED = {
    "text/plain",
    "application/octet-stream",
    "message/rfc822-headers",
    "text/rfc822-headers",
    "message/report",
}


def _nobody(headers: Headers) -> bool:
    """The empty sender of RFC 5321 section 4.5.5, as the receiving server wrote it down, or the daemon's name that some write for it."""
    path = headers.raw("return-path").strip().lower()
    return path == b"<>" or path.startswith((b"<mailer-daemon@", b"<mailer-daemon>"))


def _delivery(tree: Entity, entity: Entity, text: str) -> Finding | None:
    """RFC 3464: the worst recipient decides. None when the part names no recipient: the words may."""
    found, blocks = bounce.from_report(entity.content(), text)
    if not found:
        return None
    told = [block.raw(name) for block in blocks for name in ("x-original-message-id", "original-message-id")]
    original = _returned_id(tree) or _told_id(text) or _cited([*told, *_thread(tree.headers)])
    because = f"{entity.type} says {found[0].action} (RFC 3464)"
    return _found(found[0], tuple(found), because, original)


_MAYBE_MAIL = {"text/plain", "application/octet-stream"}


def _thread(headers: Headers) -> list[bytes]:
    return [headers.raw("in-reply-to"), headers.raw("references")]


def _cited(values: Iterable[bytes]) -> str:
    """The last Message-ID of the first of these fields that has one."""
    return next((found[-1] for value in values if (found := message_ids(value))), "")


def _found(worst: bounce.Delivery, deliveries: tuple[bounce.Delivery, ...], because: str, original: str) -> Finding:
    """`worst` decides the kind; the mail is lost for good if one of its recipients is."""
    kind: AutomaticKind = "bounce"
    state: ReceiptState | None = "bounced"
    if worst.action == "delayed":
        kind, state = "delay", None
    elif worst.action in {"delivered", "relayed", "expanded"}:
        kind, state = "receipt", "delivered"
    reason = worst.diagnostic if worst.status in worst.diagnostic else f"{worst.status} {worst.diagnostic}".strip()
    return Finding(
        kind=kind, because=because, state=state, original=original, recipient=worst.asked or worst.recipient, reason=reason[:500],
        permanent=worst.permanent or any(one.permanent for one in deliveries), deliveries=deliveries,
    )  # fmt: skip


def _disposition(entity: Entity) -> Finding:
    """RFC 8098: displayed, deleted, dispatched, processed."""
    fields = next(iter(bounce.fields_of(entity.content())), Headers([]))
    what = fields.text("disposition").rpartition(";")[2].strip().lower() or fields.text("disposition").lower()
    original = next(iter(message_ids(fields.raw("original-message-id"))), "")
    read = "displayed" in what
    return Finding(
        kind="receipt", because=f"message/disposition-notification says {what[:40] or 'nothing'} (RFC 8098)",
        state="read" if read else None,
        original=original, recipient=bounce.address_of(fields.text("final-recipient")), reason=what[:200],
    )  # fmt: skip


def _returned_id(tree: Entity) -> str:
    """The Message-ID of the mail that a report returns, whole or its headers only."""
    return next((found[0] for fields in _returned(tree) if (found := message_ids(fields.raw("message-id")))), "")


def _told_id(text: str) -> str:
    """The Message-ID of a mail that is copied into the words."""
    found = _ID_LINE.search(text[:200_000])
    return found.group(1) if found is not None else ""


def _returned(tree: Entity) -> Iterator[Headers]:
    """The fields of the mail that a report returns, in whatever form."""
    for entity in tree.walk():
        if entity.path == "":
            continue
        yield entity.headers
        if entity.type.startswith(("text/rfc822", "message/")) or (entity.type in _MAYBE_MAIL and entity.path != "1"):
            fields, _ = read_headers(entity.content().lstrip())
            yield fields


def _returned_to(tree: Entity, text: str, own: frozenset[str]) -> str:
    """The one address that the returned mail was sent to, where the report names none; "" for several."""
    found = [one.address for fields in _returned(tree) for one in addresses(fields.all("to"))]
    if not found and (line := _TO_LINE.search(text[:200_000])) is not None:
        found = [one.address for one in addresses([line.group(1).encode()])]
    distinct = {one for one in found if "@" in one and one not in own}
    return distinct.pop() if len(distinct) == 1 else ""


def _free_bounce(tree: Entity, subject: str, sender: str, text: str, own: frozenset[str]) -> Finding | None:
    """Bounces in free form (qmail, Exim, old Exchange, web mails): a daemon's sender and words, codes and ids in the text."""
    if not _may_bounce(tree, subject, sender):
        return None
    head = bounce.without_copy(text)
    status, code = bounce.STATUS.search(head), bounce.CODE.search(head)
    has_code = bool(status or code) or bool(_ID_LINE.search(text[:200_000]))
    because = _bounce_evidence(tree, subject, sender, head, has_code)
    if not because:
        return None
    original = _told_id(text) or _returned_id(tree) or _cited(_thread(tree.headers))
    final = bool(code and code.group(1)[0] == "5") or bool(status and status.group(1) == "5")
    delayed = bool(
        _DELAY.search(subject.lower())
        or _DELAY_SUBJECT.match(subject)
        or (_DELAY.search(claims(head[:3000].lower())) and not final)
    )
    action = "delivered" if _DELIVERED_SUBJECT.search(subject) else "delayed" if delayed else "failed"
    named = tree.headers.text("x-failed-recipients")
    ours = (
        own
        | {sender}
        | {one.address for one in addresses([*tree.headers.all("to"), *tree.headers.all("delivered-to")])}
    )
    returned = _returned_to(tree, text, ours) or bounce.first_address(subject, ours)
    found = bounce.from_words(text, named, ours, action=action, returned=returned)
    worst = next((one for one in found if one.permanent), found[0] if found else None)
    if worst is None:
        worst = bounce.told("", head, action=action)
    return _found(worst, tuple(found), because, original)


def _may_bounce(tree: Entity, subject: str, sender: str) -> bool:
    """The cheap half of the question: nearly every mail is none."""
    by_field = "x-failed-recipients" in tree.headers or _nobody(tree.headers) or _is_delivery_report(tree)
    return by_field or bool(_DAEMON.match(sender) or _BOUNCE_SUBJECT.match(subject) or _DELAY_SUBJECT.match(subject))


def _is_delivery_report(tree: Entity) -> bool:
    return (
        tree.type == "multipart/report"
        and tree.params.get("report-type", "delivery-status").lower() == "delivery-status"
    )


def _bounce_evidence(tree: Entity, subject: str, sender: str, text: str, has_code: bool) -> str:
    """Why this is a bounce; "" when it is none. The further the sender is from a mail system's, the more the rest must say."""
    if failed := tree.headers.text("x-failed-recipients"):
        return f"x-failed-recipients: {failed[:80]}"
    if _is_delivery_report(tree):
        return "multipart/report of a delivery (RFC 3464)"
    if _AUTO_SUBJECT.match(subject) or _READ_SUBJECT.match(subject) or _AGGREGATE_SUBJECT.match(subject):
        return ""
    by_subject = bool(_BOUNCE_SUBJECT.match(subject) or _DELAY_SUBJECT.match(subject))
    daemon = bool(_DAEMON.match(sender))
    nobody = _nobody(tree.headers)
    undelivered = _UNDELIVERED.search(text[:6000].lower()) is not None
    if (daemon or nobody) and by_subject:
        return f"a mail system's sender ({sender[:60] or '<>'}) and subject ({subject[:60]})"
    answers = (
        tree.headers.word("auto-submitted").startswith("auto-replied")
        or subject[:3].lower() == "re:"
        or _AWAY_SUBJECT.match(subject) is not None
    )
    told = has_code or (bounce.names_a_recipient(text) and not answers)
    if undelivered and (_STRICT_DAEMON.match(sender) or (nobody and told)):
        return f"a mail system's sender ({sender[:60] or '<>'}) and words"
    if (
        by_subject
        and undelivered
        and has_code
        and bounce.names_a_recipient(text)
        and not _ASKS.search(text[:2000].lower())
    ):
        return f"a bounce's subject ({subject[:60]}), words and codes"
    if _STRICT_DAEMON.match(sender) or (daemon and nobody):
        return f"a mail system's sender ({sender[:60]}), in words that are not known"
    return ""


# A person shows us what came back to him.
_ASKS = re.compile(
    r"\b(?:здравствуйте|добрый (?:день|вечер)|доброе утро|помогите|подскажите|почему|что (?:это|делать)|пожалуйста|прошу|(?:мне"
    r"|у меня|я)\b|what does|why|please help|could you|can you|i got|i sent|i tried|my mail)\b",
)
_UNDELIVERED = re.compile(
    r"could ?n.t be delivered|could not be delivered|not delivered|undeliverable|was (?:blocked|rejected|returned)\b"
    r"|delivery (?:failed|failure|error|to the following)|permanent (?:error|failure)|wasn't able to deliver|unable to deliver"
    r"|cannot be delivered|user unknown|no such user|mailbox (?:unavailable|not found|full|is full)|unknown user|does not exist"
    r"|over quota|не (?:может быть|было|удалось|удаётся|удается|доставлен)|не доставлен|ящик.{0,30}(?:переполнен|не существует"
    r"|заблокирован)|не існує",
)


def _reply_or_machine(tree: Entity, subject: str, sender: str, text: str, own: frozenset[str]) -> Finding:
    headers = tree.headers
    return (
        _read_by_words(headers, subject, text)
        or _declared_reply(headers, subject, text)
        or _complaint_by_words(tree, subject)
        or _aggregate(subject)
        or _list(headers, own)
        or _machine(headers, subject, sender)
    )


def _read_by_words(headers: Headers, subject: str, text: str) -> Finding | None:
    """«Прочтено: …» without the part that RFC 8098 asks for. Which mail was read nobody can tell for sure."""
    if not (_READ_SUBJECT.match(subject) and _READ_WORDS.search(text[:3000])):
        return None
    declared = _nobody(headers) or headers.word("auto-submitted") not in {"", "no"}
    return Finding(kind="receipt", because=f"a read receipt's subject ({subject[:60]}) and words") if declared else None


def _complaint_by_words(tree: Entity, subject: str) -> Finding | None:
    """A provider's complaint without the part that RFC 5965 asks for (Microsoft's junk mail reporting)."""
    if "x-hmxmroriginalrecipient" in tree.headers or _COMPLAINT_SUBJECT.match(subject):
        original = _returned_id(tree) or _cited(_thread(tree.headers))
        return Finding(kind="complaint", because=f"a provider's complaint: {subject[:60]}", original=original)
    return None


def _aggregate(subject: str) -> Finding | None:
    if _AGGREGATE_SUBJECT.match(subject):
        return Finding(kind="machine", because=f"the subject of a DMARC or TLS report: {subject[:80]}")
    return None


def _declared_reply(headers: Headers, subject: str, text: str) -> Finding | None:
    named = _AUTO_SUBJECT.match(subject)
    away = named or _AWAY_SUBJECT.match(subject)
    submitted = headers.word("auto-submitted")
    if submitted and submitted != "no":
        kind: AutomaticKind = "auto_reply" if submitted.startswith("auto-replied") or away else "machine"
        return Finding(kind=kind, because=f"Auto-Submitted: {submitted[:40]} (RFC 3834)")
    for name in headers.those_of(_AUTO_FIELDS):
        if headers.word(name) not in {"no", "none", "false"}:
            return Finding(kind="auto_reply", because=f"{name}: {headers.text(name)[:60]}")
    if _precedence(headers) in {"auto_reply", "auto-reply", "autoreply"}:
        return Finding(kind="auto_reply", because="Precedence: auto_reply")
    if named and not _speaks_of_it(named.group(), subject[named.end() :], text):
        return Finding(kind="auto_reply", because=f"the subject begins as automatic replies do: {subject[:60]}")
    if away and (sign := _sign_of_a_machine(headers)):
        return Finding(kind="auto_reply", because=f"the subject is one of absence ({subject[:60]}), beside {sign}")
    if _CHALLENGE_SUBJECT.search(subject) and (sign := _sign_of_a_machine(headers)):
        return Finding(kind="auto_reply", because=f"it asks the sender to confirm ({subject[:60]}), beside {sign}")
    low = text[:600].lower() if len(text) < MAX_NOTICE else ""
    # One of these is in all of those words, and is looked for at a tenth of the price.
    if ("auto" in low or "авто" in low) and (said := _AUTO_WORDS.search(text[:600])):
        return Finding(kind="auto_reply", because=f"it says so itself: {' '.join(said.group().split())[:80]}")
    return None


def _speaks_of_it(named: str, rest: str, text: str) -> bool:
    """«Автоответ от вас»: a person who got one. Programs put a sign behind the words, or of whom it is."""
    rest = rest.strip()
    if rest and not (named[-1] + rest[0]).isalnum():
        return False
    own_words = bool(rest) and _OF_WHOM.match(rest) is None
    return own_words or "?" in (rest or text[:600]) or _GOT.search(text[:600]) is not None


_OF_WHOM = re.compile(r"\s{0,4}(?:from|for|to|re|by|von|an|de|da|du|od|van|från|fra|от|на|від|для)\b", re.IGNORECASE)
_GOT = re.compile(
    r"\b(?:i(?:'ve| have)? (?:just |only )?(?:got|get|received|receive)|(?:мне|нам) (?:пришёл|пришел|приходит|прислал|отвеча"
    r"|ответил)|(?:получил\w?|получаю))\b",
    re.IGNORECASE,
)


def _sign_of_a_machine(headers: Headers) -> str:
    if _nobody(headers):
        return "Return-Path: <>"
    if "x-auto-response-suppress" in headers:
        return "X-Auto-Response-Suppress"
    if _precedence(headers) in {"bulk", "junk"}:
        return f"Precedence: {_precedence(headers)}"
    return (
        "In-Reply-To" if "in-reply-to" in headers and "x-mailer" not in headers and "user-agent" not in headers else ""
    )


def _list(headers: Headers, own: frozenset[str]) -> Finding | None:
    if found := headers.those_of(_LIST_FIELDS):
        listed = found[0]
        ours = any(_same_list(headers.text(name), own) for name in ("list-id", "list-post", "mailing-list"))
        return PERSON if ours else Finding(kind="list", because=f"{listed}: {headers.text(listed)[:80]}")
    if "list-unsubscribe" in headers:
        return Finding(kind="list", because="List-Unsubscribe")
    if (precedence := _precedence(headers)) in {"bulk", "junk", "list"}:
        answers = precedence != "list" and "in-reply-to" in headers
        kind: AutomaticKind = "auto_reply" if answers else "machine" if precedence == "junk" else "list"
        return Finding(kind=kind, because=f"Precedence: {precedence}" + " and In-Reply-To" * answers)
    return None


def _machine(headers: Headers, subject: str, sender: str) -> Finding:
    if subject.startswith("Cron <"):
        return Finding(kind="machine", because=f"cron's subject: {subject[:60]}")
    for name in headers.those_of(_MACHINE_FIELDS):
        if headers.word(name) not in {"", "none", "no"}:
            return Finding(kind="machine", because=f"{name}: {headers.text(name)[:60]}")
    if _NO_REPLY.match(sender) or _STRICT_DAEMON.match(sender):
        return Finding(kind="machine", because=f"the sender {sender[:80]} takes no answers")
    if _nobody(headers):
        if "in-reply-to" in headers:
            return Finding(
                kind="auto_reply", because="Return-Path: <> and In-Reply-To (RFC 3834 sections 3.1.6 and 3.3)"
            )
        return Finding(kind="machine", because="Return-Path: <> (RFC 3834 section 2)")
    return PERSON


def declines_answers(headers: Headers) -> str:
    """X-Auto-Response-Suppress where it asks programs not to answer ([MS-OXCMAIL] section 2.1.3.2.20); "" where it doesn't.

    It says nothing of who wrote: people whose mail passes Exchange carry it, too.
    """
    value = headers.text("x-auto-response-suppress")[:200]
    return value if _DECLINED & {one.strip() for one in value.lower().split(",")} else ""


_DECLINED = {"all", "oof", "autoreply"}  # the rest is about receipts and reports


def _precedence(headers: Headers) -> str:
    return headers.word("precedence") or headers.word("x-precedence")


def _same_list(value: str, own: frozenset[str]) -> bool:
    """support@x.ru as a group has `List-ID: <support.x.ru>` and `List-Post: <mailto:support@x.ru>`."""
    value = value.lower()
    return any(address in value or address.replace("@", ".") in value for address in own)
