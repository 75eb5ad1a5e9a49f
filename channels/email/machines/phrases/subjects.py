"""Subjects of programs: a mail did not arrive, comes late, or arrived; somebody is away. Matched at the beginning, whatever the case."""

import re

from channels.email.machines.phrases.replying import ANSWER, BY_ITSELF, NOTE
from channels.email.words import either

_BOUNCE_SUBJECT = (
    r"undeliver",
    r"non-?delivera",
    r"non[- ]delivery",
    (
        r"(?:your )?(?:e-?mail|mail|message|delivery)\b.{0,30}\b(?:failed|failure|error|problem|undeliverable|not delivered"
        r"|blocked|(?:could ?n.t|could not|cannot|was ?n.t) be (?:delivered|sent))"
    ),
    r"(?:mail )?delivery (?:status|report|notification|system|subsystem)",
    r"failed (?:mail|delivery)",
    r"failure notice",
    r"returned mail",
    r"postmaster notify",
    r"bounce:",
    r"problem with your mail",
    r"mailbox (?:is )?full",
    r"rejected:",
    # Russian
    r"(?:ваше )?(?:сообщение|письмо) не (?:доставлено|может быть доставлено|было доставлено|отправлено)",
    r"не удается доставить",
    r"не удалось доставить",
    r"недоставлен",
    r"невозможно доставить",
    r"(?:ошибка|сбой) доставки",
    r"уведомление о (?:состоянии|статусе|невозможности) доставк",
    r"отч[её]т о недоставке",
    r"уведомление о недоставке",
    r"вернувшееся",
    r"возвращено отправителю",
    r"не доставлено",
    # Ukrainian, Kazakh
    r"лист не доставлено",
    r"не вдалося доставити",
    r"хат жеткізілмеді",
    # German, Dutch
    r"unzustellbar",
    r"onbestelbaar",
    # French
    r"echec de la remise",
    r"non remis",
    r"message non (?:distribué|remis)",
    # Spanish
    r"mensaje no entregado",
    r"no (?:se puede entregar|entregad)",
    # Italian
    r"impossibile recapitare",
    r"non recapitabile",
    r"(?:avviso di )?mancat[oa] (?:consegna|recapito)",
    # Portuguese
    r"não (?:foi )?(?:entregue|é possível)",
    # Polish, Czech
    r"niedostarczona",
    r"nedoručiteln",
    # Hungarian
    r"kézbesíthetetlen",
    # Turkish
    r"teslim edilemedi",
    # Chinese
    r"投递失败",
    r"退信",
    r"系统退信",
    r"无法投递",
    r"未送达",
    r"[無无]法[傳传][遞递送]",
    r"未[傳传][遞递]",
    r"郵件未能",
    # Japanese
    r"配信不能",
    r"メール配信",
    r"送信エラー",
    # Korean
    r"배달되지",
    r"전송 실패",
)
BOUNCE_SUBJECT = re.compile(rf"^(?:\*\*|\[postmaster\] |notice: )?{either(*_BOUNCE_SUBJECT)}", re.IGNORECASE)
_RETURNED_SUBJECT = (
    r"returned to sender",
    r"returning message to sender",
    r"^delivery failure:",
    # Russian
    r"возвращен\w? отправител",
)
RETURNED_SUBJECT = re.compile(either(*_RETURNED_SUBJECT))
_DELAY_SUBJECT = (
    r"warning: (?:message(?! (?:delivery fail|rejected|refused|blocked|returned))|could not send|delayed)",
    r"delivery (?:is )?delayed",
    r"(?:warning: )?delay in (?:message|mail)",
    r"delayed mail",
    r"mail delayed",
    r"delivery status notification \(delay\)",
    r"message delayed",
    # Russian
    r"доставка (?:письма |сообщения )?(?:отложена|задерживается)",
    r"задержка",
)
DELAY_SUBJECT = re.compile(rf"^{either(*_DELAY_SUBJECT)}", re.IGNORECASE)
_DELIVERED_SUBJECT = (
    r"delivered",
    r"relayed",
    # Russian
    r"доставлено",
    r"ретранслировано",
    r"передано",
    # German, Dutch
    r"zugestellt",
    r"weitergeleitet",
    r"bezorgd",
    r"afgeleverd",
    # French
    r"remis",
    r"relayé",
    # Spanish
    r"entregado",
    # Italian
    r"consegn(?:ato|a)",
    r"recapitato",
    # Portuguese
    r"entregues?",
    # Romanian
    r"livrat",
    # Polish, Czech
    r"dostarczon[oe]",
    r"doručen[oé]",
    # Swedish, Norwegian, Danish
    r"levererat",
    r"levert",
    r"levere[rt]t",
    # Finnish
    r"toimitettu",
    # Hungarian
    r"kézbesítve",
    # Bulgarian, Croatian
    r"доставено",
    r"dostavljeno",
    # Greek
    r"παραδόθηκε",
    # Turkish
    r"teslim edildi",
    # Chinese
    r"已[送传傳][达達递遞]",
    # Japanese
    r"配信済み?",
    # Korean
    r"배달됨",
)
DELIVERED_SUBJECT = re.compile(
    rf"^{either(*_DELIVERED_SUBJECT)}\s?[:：]"
    r"|\(success\)|\(relay\)|notification: success$|successful mail delivery",
    re.IGNORECASE,
)
_BEFORE_A_SIGN = (
    # Russian
    r"вне офиса",
    r"отсутствие (?:на (?:работе|рабочем месте)|в офисе)",
    # Dutch
    r"afwezigheidsbericht",
    # Spanish, Italian, Portuguese
    r"fuera de la oficina",
    r"fuori (?:ufficio|sede)",
    r"fora do escritório",
    r"ausência temporária",
    # Polish, Czech
    r"poza biurem",
    r"mimo kancelář",
)
_BEFORE_A_COLON = (
    # Russian
    r"нет на (?:рабочем )?месте",
    r"не в офисе",
    r"меня нет(?: на (?:рабочем )?месте| в офисе)?",
    r"отсутствую(?: на рабочем месте)?",
    # German, Dutch
    r"abwesend",
    r"abwesenheitsassistent",
    r"nicht im büro",
    r"afwezig(?:heidsassistent)?",
    # Spanish, Portuguese
    r"ausente",
    # Swedish, Danish, Norwegian
    r"frånvarande",
    r"fraværsassistent",
    # Finnish
    r"poissa toimistolta",
)
_AUTO_SUBJECT = (
    rf"{BY_ITSELF}[- ]?{ANSWER}",
    rf"{ANSWER}[- ]?{BY_ITSELF}",
    r"out[- ]of[- ](?:the )?office(?: (?:auto)?re(?:ply|sponse)?\b|\s{0,2}[:(–—\])-]|$)",
    r"ooo(?::| re:)",
    r"auto: [^\n]{2,60} is out of the office",
    r"(?:vacation|holiday|absence|away) (?:reply|response|auto-?repl(?:y|ies)|message)\b\s{0,2}(?:[:(–—-]|$)",
    r"away from (?:my mail|the office)",
    # German
    r"abwesenheitsnotiz",
    # French
    r"absent\(e\) du bureau",
    r"message (?:automatique )?d['’]absence",
    # In several languages
    rf"{either(*_BEFORE_A_SIGN)}\s{{0,2}}[:(]",
    rf"{either(*_BEFORE_A_COLON)}\s{{0,2}}:",
    rf"(?:{NOTE} {BY_ITSELF}|{BY_ITSELF} {NOTE})\s?[:\]]",
)
AUTO_SUBJECT = re.compile(rf"^[\[【(]?(?:부재 ?중 )?{either(*_AUTO_SUBJECT)}", re.IGNORECASE)
# Somebody left the firm, or changed in it.
_GONE = (
    r"has left ",
    r"is no longer (?:with|at|employed)",
    r"no longer works",
    r"has changed jobs",
    # Russian
    r"(?:больше|уже) не работает (?:в|у)\b",
)
_LEFT = rf"[^:\n]{{2,40}} {either(*_GONE)}"
LEFT_SUBJECT = re.compile(rf"^{_LEFT}", re.IGNORECASE)
# Words that people begin subjects with, too: they tell only beside another sign.
_AWAY_SUBJECT = (
    _LEFT,
    r"auto:",
    r"[(\[]auto[)\]]",
    r"on (?:annual|maternity|parental|sick) leave",
    r"[^:\n]{2,60} is (?:currently )?out of (?:the )?office\b",
    r"(?:i am |i'm |i will be )?(?:currently )?(?:on (?:vacation|leave|holiday)|out[- ]of[- ](?:the )?office|away\b)",
    r"vacation",
    r"(?:annual|maternity|parental|sick) leave",
    # Russian
    r"(?:я )?(?:сейчас |буду )?в отпуске",
    r"отпуск\b(?! (?:в|и|за|по)\b)",
    r"нет на (?:рабочем )?месте",
    r"не в офисе",
    r"больничный",
    r"командировка",
    r"меня (?:нет|не будет)",
    r"(?:уведомление|сообщение) об (?:отпуске|отсутствии)",
    r"(?:я )?отсутству(?:ю|ет)\b",
    r"отсутствие (?:на (?:работе|рабочем)|в офисе)",
    # Ukrainian
    r"відпустк",
    r"у відпустці",
    # German, Dutch
    r"urlaub",
    r"abwesend",
    r"abwesenheit",
    r"afwezig",
    # French
    r"congés?\b",
    r"absence",
    r"absent du bureau",
    # Spanish
    r"vacaciones",
    r"fuera de la oficina",
    # Italian
    r"ferie\b",
    r"fuori ufficio",
    # Portuguese
    r"férias",
    # Romanian
    r"concediu",
    # Polish, Czech
    r"urlop",
    r"nieobecno",
    r"dovolen",
    r"(?:zpráva )?mimo kancelář",
    # Swedish, Danish, Norwegian
    r"semester\b",
    r"frånvar",
    r"fravær",
    # Finnish
    r"loma\b",
    r"lomalla",
    r"poissa",
    # Hungarian
    r"szabadság",
    # Turkish
    r"i[zž]in",
)
AWAY_SUBJECT = re.compile(rf"^{either(*_AWAY_SUBJECT)}", re.IGNORECASE)
