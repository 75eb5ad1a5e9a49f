"""Why a mail server refused: a class for people and statistics, from its words first and its enhanced status (RFC 3463) second.

Words come first because servers give the code of one thing with the words of another («550 5.7.1 No such user!»). The order of the table
matters: the more particular stands above the more general.
"""

import re
from functools import lru_cache

from channels.email.machines import abroad
from channels.email.words import any_of


def _near(one: str, other: str) -> str:
    """Both in one clause, in either order."""
    one, other = any_of(one), any_of(other)
    return rf"(?:{one})(?:[^.;\n]|\.\w){{0,60}}(?:{other})|(?:{other})(?:[^.;\n]|\.\w){{0,40}}(?:{one})"


# Words of refusals, in the languages that servers speak: two of them in a clause say why.
_BOX = (
    r"quota|mail ?box|inbox|mail (?:drop|folder|store)|disk|stor(?:age|ed)|allocation|space\b|квот|ящик|хранилищ|мест[ао]\b|скриньк"
    r"|postfach"
    r"|speicher"
    r"|bo[îi]te|buz[oó]n|casella|caixa|skrzynk|postvak|brevlåda|postlåda|schránk|posta kutusu|postafiók|postkasse|postboks|innboks"
    r"|postilaatikko|сандуче|кутия"
)
_FULL = (
    r"\bfull\b|exceed|exhaust|insufficient|not enough|no (?:more )?(?:room|space)|used up|violation|limit\b"
    r"|переполн|\bполон\b|заполнен|превы|исчерпан|недостаточно|не хватает|закончил|нет мест|переповнен|\bvoll\b|überschritten|pleine"
    r"|saturée|lotad[oa]|h(?<!non h)a raggiunto|\bhat [^.;\n]{0,40}(?<!nicht )erreicht|\ba atteint\b|h(?<!no h)a alcanzado"
    r"|a(?<!não a)tingiu"
    r"|o(?<!nie o)siągnę|\bheeft [^.;\n]{0,40}(?<!niet )bereikt"
    r"|llen[oa]|pien[oa]\b|chei[oa]|pełna|przepełnion|przekroczon|\bvol\b|plná|dolu|megtelt|fyldt|\bfuld\b|\bпуно\b|\bпълн|täynnä"
)
_SIZE = (
    r"größe|taille|tamaño|tamanho|dimension[ei]|rozmiar|velikost|grootte|storlek|størrelse|\bkoko\b|méret|boyut|розмір|памер|размер|veličin"
    r"|μέγεθος|サイズ|大小|크기"
)
_TOO_MUCH = (
    r"zu gro[sß]|überschr|dépass|excede|eccede|supera|ultrapass|przekracza|překrač|překroč|prekrač|te groot|overschrijd|överskrid|overskrid"
    r"|ylitt|meghalad|aşıyor|depăș|перевищ|перавыш|превыш|надвиш|premaš|υπερβ|超|초과"
)
_AMOUNT = r"quota|stor(?:age|ed)\b|allocation|\bspace\b"
_OVER = r"\bover\b|\bout of\b|reached|maximum"
_WHO = (
    r"\b(?:users?|recipients?|subscribers?|mail ?box|address(?:es)?|accounts?|addressee|alias|user\(s\) account)\b"
    r"|пользовател|адресат|получател|абонент"
    r"|ящик|(?<!ip-)адрес\w{0,2}\b|аккаунт|учетн\w{2} запис|акаунт|скриньк|користувач|карыстальнік"
    r"|адрас\w{0,2}\b|korisnik|потребител|destinat[aá]ri[oa]|usu[aá]rio"
    r"|utente|casella|indirizzo|conta\b|cuenta|buzón|correo|direcci[oó]n|bo[îi]te|destinataire|utilisateur|compte|adresse|użytkownik"
    r"|odbiorc|kont[oa]\b"
    r"|skrzynk|empfänger|benutzer|postfach|mottagare|användare|modtager|bruker|bruger|mottaker|ontvanger|gebruiker"
    r"|vastaanottaja|käyttäjä|címzett|felhasználó|schránk|uživatel|příjemc|\badres\w{0,3}\b|\be-?mailadres|endereço"
    r"|aadress|osoite|e-?mail[- ]cím"
    r"|διεύθυνση|παραλήπτ|χρήστ|alıcı|прималац|примател|primatelj|收件人|地址|아이디|주소"
)
_STRANGE = (
    r"inconnu|desconocid|desconhecid|sconosciut|necunoscut|unbekannt|onbekend|okänd|ukendt|ukjent|tuntematon|tundmatu|nieznan|neznám"
    r"|neznan|nepoznat|nežinom|nezinām|ismeretlen|bilinmeyen|άγνωστ|неизвест(?:н|ен)|невідом|невядом|непознат|белгісіз|未知|알 수 없"
)
_ABSENT = (
    r"\bunknown|not (?:be |been )?found|n.t exist|not known|not recogni[sz]ed|invalid|undeliverable"
    r"|n.t (?:be )?found|n.t listed|not (?:a )?valid|not available|no such|no valid|verification failed|not (?:a )?local|name not allowed"
    r"|non-?existent|never existed|illegal|incorrect|not (?:\w+ )?registered|cannot find|not unique|нет так|не най?ден|не существует"
    r"|не зарегистрирован|не обнаружен|невер(?:н|ен)|не числится|недействител|not on (?:this|our) (?:system|server)|не існує|не знайдено"
    r"|gick inte att hitta|kunne ikke (?:finde|finne)|не знойдзен|не існуе|sa nenaš"
    r"|няма такъв|ine[xs]istente|introuvable|non valid|errat[oa]\b|ungültig|nie ma takie|nicht (?:gefunden|bekannt)"
    r"|no (?:se )?(?:ha )?enc(?:ontr|uentr)|non trouvé|non (?:è stat[oa] )?trovat|não (?:foi )?encontrad"
    r"|nie (?:można|udało się) znaleźć|nie znaleziono|niet (?:worden )?gevonden|hittades inte|inte hittas"
    r"|ikke fun(?:det|net)|ei löy[dt]|nenalezen|nebyl\w? nalezen|nebol\w? nájden|nem található|nu a fost găsit"
    r"|δεν βρέθηκε|nije pronađen|није пронађен|не (?:е|беше) намерен|ei leitud"
    r"|n'est plus valide|no válid"
    r"|netika atrast|nav atrast|nerast|\binte finns\b|non è elencat|n'est pas répertorié|no figura en|ikke oppført|未找到|찾을 수 없"
    rf"|{_STRANGE}"
)
_LOCKED = (
    r"disabled|suspended(?!: )|inactive|dormant|purged|deactivated|frozen|terminated|discontinued|not active|заблок|отключен|неактив"
    r"|деактивир|удален"
    r"|закрыт|уволен|приостановлен|вимкнен|відключен|suspendid|deshabilitad|inhabilitad|disabilitat|suspens[ao]\b|sospes[ao]|gesperrt"
    r"|deaktiviert|désactivé|desac?tivad|disattivat"
    r"|zablokowan|zawieszon|wyłączon|nieaktywn|uitgeschakeld|gedeactiveerd|inaktiv|inactief|휴면|archived|archiv[eé]{1,2}\b"
)
_SHUT = r"locked(?! by another)|removed(?! from)|deleted(?! from)|closed(?! (?:the )?connection)"
# «It does not exist» as servers say it in other languages; where no domain stands before it, it is somebody's address.
_NOT_THERE = (
    r"no existe|não existe|n'existe p(?:as|lus)|non esiste|nie istnieje|existiert nicht|neexistuj[eií]|bestaat niet"
    r"|neegzistuoja|neeksistē|không tồn tại|finns inte|findes ikke|finnes ikke|ei ole olemassa|nem létezik|nu există"
    r"|ne postoji|ne obstaja|δεν υπάρχει"
    r"|не існує|не съществува|bulunamadı|mevcut değil|böyle bir \w{3,12} yok|табылмады|жоқ екен"
)
# Said of who sends: servers ask ours whether our address is there (sender verification), and some shut their own customers out.
_SENDERS = (
    "sender", "return-?path", "from (?:address|domain|header)", "your (?:account|domain)", "отправител", r"ваш\w? (?:аккаунт|домен)",
)  # fmt: skip
_OF_SENDERS = "|".join(rf"{who}[^.,;:\n]{{0,30}}(?:{_ABSENT}|{_LOCKED})" for who in _SENDERS)
_WORDS: tuple[tuple[str, str], ...] = (
    ("greylisted", r"gr[ea]y-?list"),
    ("loop", r"\b(?:mail|alias|forwarding|routing) loop"),
    ("blocked", r"\bip\b(?:-\w{2,8})?[^.\n]{0,25}(?:gesperrt|blockiert|bloqu|bloccat|zablokowan|geblokkeerd|заблоковано)"
     r"|отправител\w{0,2} (?:\w+ )?(?:за)?блокир|sender (?:is |was |has been )?blocked"),
    ("user_unknown",
     r"5\.4\.1 .{0,100}recipient address(?:es)? rejected ?: access denied"),  # Exchange Online keeps no address of that name
    ("policy",
     r"unroute?able sender|sender (?:address|domain) (?:is )?(?:rejected|denied|not found|does not exist|refused)|sender verif"
     r"|(?:invalid|bad|unvalidated) (?:sender|helo)|sender is unvalidated|mail from invalid|домен\w{0,2} отправител\w не (?:существ|найден"
     r"|определ)|verification failed for|helo(?:/ehlo)? (?:[^.;\n]{0,40} )?(?:rejected|refused|denied|does not|should|must"
     r"|invalid)|for (?:the )?sender(?:'s)? domain|sender(?:'s)? domain has no"
     rf"|administrative prohibition|{_OF_SENDERS}"),
    ("too_large",
     r"mail ?size|(?:message|file|header|attachment|body) (?:size|length|is larger|exceeds)|size of (?:the |your )?message"
     r"|too (?:large|big) (?:message|mail|for)|(?:message|mail|file|attachment|header)s?(?: \w+)? too (?:large|big|long(?! (?:in|on)\b))"
     r"|larger than the current system limit|exceed(?:s|ed|ing)? (?:the )?(?:(?:maximum|max|fixed) )?(?:message )?size"
     r"|exceed\w* (?:the )?(?:maximum|max|fixed) .{0,20}bytes|размер\w* (?:сообщения|письма)|слишком (?:большо|велик)|sizeexceeded"
     r"|\bzu groß|trop (?:volumineux|gros)|(?:demasiado|troppo|muito) grande|\bte groot|zbyt duż|příliš velk|för stor|for stor|liian suuri"
     r"|túl nagy|prea mare|(?:надто|занадто|завелик)\w{0,3} ?велик|завелик|大きすぎ|过大"),
    ("system", r"system (?:storage|resources)|мест\w на (?:диске|сервере)|disk (?:is )?full on|disk of (?:this|the) (?:server"
     r"|host)|locked by another|queue[^.\n]{0,30} full|server[^.\n]{0,20}out of|out of memory"),
    ("rate_limited",
     r"too many (?:\w+ ){0,2}(?:connections|messages|e?-?mails|sessions|recipients)|permitted limits|too much (?:mail|traffic)"
     r"|rate ?-?limit|rate of|rate exceed|frequency"
     r"|(?:messages|mails) (?:an?|each|every) (?:hour|minute|day)"
     r"|per (?:connection|session|hour"
     r"|minute|day)\b|sending (?:rate|limit|quota)|(?:hourly|daily"
     r"|outgoing) (?:\w+ ){0,2}(?:limit|quota|allowance)|\b(?:hl:i[cf]c|mi:(?:dmc|qmc|sfq|stc)|rp:[dqt]rc)\b|throttl"
     r"|unusual (?:rate|sending)|unexpected volume|at a rate|(?:receiv\w+|getting) (?:(?:e-?)?mail )?too"
     r"|sending (?:mail )?too|too (?:fast|frequent)|connection rate|slow down|concurrent|connection limit"
     r"|слишком много (?:писем|сообщени|соединени)"
     r"|(?:число|количество) (?:писем|сообщений)[^.\n]{0,30} в (?:час|сутки|минуту|день)\b"
     r"|частот\w{1,2} отправк|слишком част|лимит\w{0,2} (?:писем|сообщени|отправ)|频率|頻度"),
    ("mailbox_full",
     f"{_near(_BOX, _FULL)}|{_near(_AMOUNT, _OVER)}"
     r"|mail ?(?:box|folder|drop).{0,24}\bfull\b|(?:邮箱|信箱|空间|容量)[^.\n]{0,12}(?:满|不足|超)"
     r"|メールボックス[^.\n]{0,20}(?:いっぱい|一杯|容量)|容量(?:超過|を超え)|용량[이을]? ?초과|(?:편지|메일|사서)함[^.\n]{0,8}(?:가득|꽉)"),
    ("too_large",
     r"\b(?:over|than|exceed\w*|max\w*|limit)\b[^.\n]{0,20}\d ?[kmg]i?b\b|\bsize exceed|(?<!box )size limit exceed|\btoo (?:big|large)\b"
     r"|больше (?:разрешен|допустим|максимал)|(?:больше|свыше|более) \d{1,4} ?(?:[мкг]б|мегабайт)"
     r"|" + _near(_SIZE, _TOO_MUCH)),
    ("content", r"virus|malware|\btrojan|eicar|infected|вирус|заражен|инфицирован|(?:запрещенн|опасн|недопустим"
     r"|вредонос)\w{2,4} (?:тип )?вложени|вредоносн\w{2,3} (?:код|программ|объект|файл|содерж)|архив\w{0,2} (?:с|под) парол"
     r"|недопустим\w{2,3} (?:формат|содерж)"),
    ("suspended",
     _near(rf"{_WHO}|\bdomain", _LOCKED)
     + rf"|(?:{_WHO}|\bdomain)[^.;\n]{{0,60}}\b(?:{_SHUT})\b"
     r"|(?:account|mail ?box|domain)[^.;\n]{0,20} expired\b"
     r"|blocked (?:account|mailbox|user|recipient)|(?:account|mailbox) (?:@ )?(?:is |has been )?(?:temporarily )?blocked|due to inactivity"
     r"|no longer (?:active|available|in use|accept)|left the (?:company|organi)|\bleft us\b|(?:employee|person|user) has left"
     r"|closed (?:this|the|his"
     r"|her) (?:mail ?box|account)|no longer (?:works"
     r"|with|employed)"
     r"|больше не работает|уволил|отключил\w? прием|邮箱被禁用"),
    ("moved",
     r"\bmoved\b|no longer on server|user not local; (?:please|will)|not a local user, (?:please )?try|forwarding address"
     r"|changed (?:\w+ )?(?:e-?mail )?address"
     r"|please use @|(?:has|been) (?:changed|replaced)\b[^.\n]{0,20}@|адрес\w* (?:\w+ )?изменил?|изменил\w* (?:\w+ )?адрес"
     r"|сменил\w{0,2} адрес|переехал|пишите на @"),
    ("relaying",
     _near(r"\brelay(?:ing)?\b", "den(?:ied|ies)|prohibited|not (?:allowed|permitted)|unauthorized|unable|cannot|we do not")
     + r"|\brelay rejected|(?:пересылк|ретрансляци)\w[^.\n]{0,40}(?:запрещ|не разреш|отклон)"
     + r"|rcpthosts\b|\b(?:no|not an?) (?:open )?relay\b|mail through (?:this|our) server|that domain isn't in|(?:don't"
     r"|refuses? to|won't) relay|relay access not|not a gateway|open relay"
     r"|smtp authentication in|send through (?:this|our) (?:mail )?server"),
    ("authentication",
     r"dmarc|\bp=reject|\b(?:open)?spf\b|\bdkim\b|unauthenticated|sender policy\b|not (?:allowed|permitted) to send (?:mail "
     r"|e-?mail )?(?:for|from"
     r"|on behalf)"
     r"|not authenticated mail|reverse (?:dns|lookup)|ip name lookup"
     r"|\bptr\b|rdns|possibly forged|подлинност|обратн\w{2} (?:dns|запис|зон)|cannot find your (?:reverse )?hostname"
     r"|authentication (?:level"
     r"|information|checks)"
     r"|mail from .{0,60}fails authentication"),
    ("system", r"internal (?:server )?error|внутренн\w{2} ошибк|mailer error|command died|\bqq (?:trouble|read|write|crashed|internal"
     r"|out of|temporary|hard)"
     r"|(?:cannot|unable to) (?:update|write(?: to)?|open|lock) (?:the )?(?:mailbox|mail ?dir|spool)|error (?:while )?writing"),
    ("loop",
     r"too many (?:hops|received)|hop count|number of hops|\bloop(?:s|ing)?\b|bouncing around|best-preference mx|points to local host"
     r"|зациклив|\bпетл|много пересыл"),
    ("greylisted",
     r"(?:try|come (?:back|again)|retry)\b[^.\n]{0,20}(?:later|shortly|after some|\bin \d|\bin (?:a few|some|five|ten)\b|again in)"
     r"|deferred for \d+ (?:sec|min)|wait (?:for )?\d+ (?:sec|min)|(?:попробуйте"
     r"|повторите)[^.\n]{0,40}(?:позже|позднее|через|попытк)"),
    ("rate_limited",
     r"too many (?!spam)|maximum number of (?:recipients|messages|connections)|temporarily deferred|being deferred|exceeded the (?:rate"
     r"|max(?:imum)? (?:number|emails))|limit on the number"
     r"|reached (?:your|the|its) [^.\n]{0,20}limit|слишком много|превышен\w* (?:количество|число|лимит)"),
    ("content",
     r"attachments? [^.;\n]{0,30}(?:refused|rejected|disallowed)|password[- ]protected|archive[^.;\n]{0,20} password"
     r"|\bharmful (?:site|page|link)|encrypted (?:archive|zip)"
     r"|attachment[^.\n]{0,30}\bblocked"
     r"|blocked (?:(?:because of |due to )?(?:an? |the )?(?:\w+ )?attachment|extension|file|mime)"
     r"|\bbare ?(?:linefeed|lf|cr)\b|content conversion|body type not supported"
     r"|(?:forbidden|prohibited|malicious|suspicious|dangerous|blocked) (?:\w+ )?(?:links?|urls?)\b|potential security|presents a potential"
     r"|(?:вложени|файл)(?:[^.;\n]|\.\w){0,40}(?:запрещен|недопустим|нельзя|не (?:разрешен|принима|допуска))"
     r"|files? [^.\n]{0,20}not allowed|malformed(?! (?:\w+ )?address)|banned: [^\n]{0,40}\.\w{2,4}\b|"
     + _near(r"attachment|contents?|(?<!mailbox )(?<!domain )names?|\bwords?\b|files?",
             "illegal|suspicious|dangerous|unsafe|prohibited|banned|forbidden|not (?:allowed|accepted|permitted|be sent)")),
    ("blocked",
     r"block(?:ed|ing)? (?:using|list)|(?:black|block|deny|stop)[- ]?list|found (?:in|on) \S{0,40}bl\.|sending history|dnsbl"
     r"|\brbl\b|spamhaus|spamcop|sorbs|(?<!not )\blisted (?:at|by|in"
     r"|on)\b"
     r"|no access for this|reputation|client host|your ip|ip address.{0,40}(?:block|list|reject)|(?:host|server|network|address"
     r"|domain|sender|ip)[^.\n]{0,30}(?:is |are |has been )(?:blocked|banned|listed)|\bip [\d.:]{3,40} (?:is |was |has been )?(?:listed"
     r"|rejected|refused|denied|blocked|banned|заблокирован)"
     r"|banned send|client blocked|refused to talk|go away|not accept\w* (?:\w+ )?(?:mails?|messages|e-?mails?"
     r"|connections?) from|traffic not accepted|connections? (?:will )?not (?:be )?accepted from|not welcome|\bblack (?:ip|mail|address"
     r"|sender)\b|\bhl:(?:rep|mep)\b|(?:mail|messages|connections?) from [^\n]{0,60}(?:deferred|refused|denied"
     r"|weren't sent)|\bip=[\da-f.:]{3,40} - |(?:host|ip|server|address) \[?[\da-f.:]{3,40}\]? is not (?:allowed|permitted)|sender ?score"
     r"|(?:черн\w{2} |стоп-|чорн\w{2,3} )(?:спис|лист)"
     r"|lista (?:negra|nera)|liste noire|schwarzen? liste|czarn(?:a|ej) li[sś][tc]|zwarte lijst|黑名单|ブラックリスト"
     r"|ip-адрес.{0,60}заблокирован"
     r"|ваш ip[^.\n]{0,20}заблокирован|в(?<!не в)несен\w{0,2} в (?:\w+ )?список|\bс ваш\w{1,3} (?:ip-)?(?:адрес|сервер|сет"
     r"|хост)\w{1,2}[^.\n]{0,20}(?:запрещ|блокир|отклон|не прин)|репутаци|(?:doesn't|does not) want your mail|s3140|bl0000"),
    ("spam",
     r"\bspam|(?<![\w.-])(?:anti-?|[dr])spamd?\b(?![.-]\w)|\bsp[mb]\b|unsolicited|\bu[cb]e\b|\bbayes|advertis(?:ing|ement)|\bdt:spm\b"
     r"|рекламн\w{2,3} (?:рассылк"
     r"|письм|сообщени)|bulk (?:e-?mail|mail)|\bjunk|phishing|垃圾邮件"
     r"|\bscored? (?:too high|(?:of )?\d)|спам"
     r"|фишинг|нежелательн\w{2,3} (?:рассылк|почт|письм|сообщени)|message filtered"
     r"|迷惑メール|스팸|courrier indésirable|correo (?:basura|no deseado)|niechcian\w{1,3} poczt"),
    ("content",
     r"content (?:rejected|denied|restrict|filter|scan)|message content|(?:missing|invalid|multiple|duplicate) (?:[^.\n]{0,30} )?header"
     r"|headers? (?:fail|(?:is |are )?missing)|(?:message|mail|header)s? [^.\n]{0,12}not (?:conform|compl[iy])\w* (?:to"
     r"|with) (?:\w+ )?(?:standard|rfc)"
     r"|more than one [^.\n]{0,20}header|header error|(?<!encoding: )8-?bit\b"
     r"|\bline [^.\n]{0,20}too long|line too long|rfc[- ]?(?:5322|2822)"),
    ("blocked", r"\b(?:blocked|banned)\b|invalid ip\b"),
    ("network", r"temporary (?:failure|error) in name|dns temporary|временн\w{2} ошибк\w dns|host not found, try again"),
    ("host_unknown",
     r"unable to (?:resolve|look ?up) (?:mx )?(?:host|domain)|host (?:is )?unknown|unknown host|(?:host"
     r"|destination computer)[^\n]{0,60} (?:not|cannot be) found|unknown (?:mail )?domain|no such (?:host|domain)|name service error"
     r"|\bdomain\b(?:[^.;:\n]|\.\w){0,60}(?:not found|does not exist|is invalid|unknown|no mx)|name server.{0,60}host not found"
     r"|(?:can(?:'t|not)|couldn't) find (?:any )?host|unroute?able (?:address|mail domain|domain)|no (?:mx|valid mx"
     r"|smtp service|route (?:found )?to (?!host))|null ?mx|no mail exchanger|no mail servers?\b[^.\n]{0,20} (?:appear|exist|found)"
     r"|does not accept mail"
     r"|point to non-existent|non-?existent ?domain|no mail hosts|nxdomain"
     rf"|\bdom\w{{3,5}} (?:ine[xs]istente|{_STRANGE})|\b(?:{_STRANGE})\w{{0,3}} dom\w{{3,5}}\b"
     r"|bad destination (?:host|system)|(?:illegal|invalid) (?:recipient )?(?:host|domain)|domain lookup failed|dns (?:lookup"
     r"|domain).{0,40}(?:not exist|fail|non)|dns (?:\w+ )?error|неизвестн\w{2} домен|нет такого домена|такого домена нет"
     r"|домен\w{0,2} не принимает|mx-запис|запис\w{1,2} mx"
     r"|(?:域名|ドメイン|도메인)[^.\n]{0,12}(?:不存在|存在しま|見つか|无法解析|找不到|존재하지|찾을 수 없)|找不到[^.\n]{0,20}(?:域名|主机"
     r"|服务器)"
     r"|домен\w{0,2}\b(?:[^.;\n]|\.\w){0,60}не (?:существует|найден|принимает|делегирован)"
     rf"|(?:dom[aäeéií]\w{{2,8}}|домен\w{{0,2}}|alan adı|tartomány|verkkotunnu\w{{1,4}}|τομέα\w?)\b[^.\n]{{0,40}}"
     rf"(?:{_NOT_THERE}|niet gevonden|nicht gefunden|hittades inte|ikke (?:fundet|funnet)|ei löyt|nenalezen)"),
    ("user_unknown",
     _near(_WHO, _ABSENT) +
     r"|@>?:? (?:is )?unknown\b|no (?:(?:e-?)?mail )?(?:mailbox|account|user|such|one) (?:here|by|with|at|for|found|is|name|person|e-?mail"
     r"|of th(?:is|at))"
     r"|(?:mailbox|account) (?:is )?(?:unavailable"
     r"|not available)|mailbox [^.\n]{0,60}is unavailable|does ?n.t have (?:a|an) [^\n]{0,40}account|not listed in"
     r"|(?<!local )\bnot an? (?:mailbox|user|account|customer|subscriber)\b"
     r"|bad destination mailbox|not our (?:customer|user)|(?:bad (?:recipient |e-?mail )?|user )address|not a known user"
     r"|recip(?:ient)?notfound|unknown (?:person|local[- ]part|alias|email)|here by that name|n(?<!domain n)(?<!host n)ame was not found"
     r"|unrecogni[sz]ed (?:o/?r )?name|nosuchuser|wasn't found at|(?:n't"
     r"|not|find [^.\n]{0,20}) [io]n (?:our|the|my) (?:\w+ )?(?:directory|book|list|database)|does not like recipient|unknown\. "
     r"|unknown in|not present in directory|who are you looking for|не (?:существует|найден|указан в)|нет такого"
     r"|такого \w{3,20} (?:у нас |здесь )?нет|так(?:ога|ой) \w{3,20} няма|(?:пайдаланушы|мекенжай)\w{0,3} жоқ|nobody (?:called|named|by"
     r"|of|with)"
     r"|(?:отсутствует|нет) (?:в|на) (?:\w+ )?(?:систем|сервер|домен|баз)|ящик\w? недоступ|no address here"
     r"|nicht im [^.\n]{0,30}verzeichnis|konnte nicht gefunden|unbekannt|introuvable"
     rf"|{_NOT_THERE}"
     r"|(?:用户|收件人|邮箱|信箱|地址|帐号|账号|ユーザ|アドレス|アカウント|宛先|あて先)[^.\n]{0,40}(?:不存在|无效|找不到|存在しま|見つか"
     r"|不明)|找不到[^.\n]{0,40}(?:用户|收件人|邮箱|地址|帐号)"
     r""
     r"|(?:ユーザー?|アドレス|アカウント|宛先)[はがも]?(?:登録されて)?(?:おり|あり|い|ござい)ません"
     r"|使われて(?:おり|い)ません|존재하지 않|없는 (?:계정|사용자)"),
    ("expired",
     r"retry time(?:out)? (?:exceeded|not reached)|queue too long|(?:delivery|message|envelope) (?:time )?expired|\bexpired after \d"
     r"|could not (?:be delivered|deliver) (?:for|(?:with)?in \d)|has been in the queue|too long (?:in|on) (?:the|our|my) queue"
     r"|after \d+ (?:hour|day)s?\b[^.\n]{0,60} (?:could|has) not\b|stopped trying|not (?:been )?delivered (?:after|within)"
     r"|without delivery"
     r"|giving up after|failed \d{1,3} attempts|message too old|wartezeit|queue lifetime|maximum retry|attempts exhausted|time limit"
     r"|deliver[^.\n]{0,30} after \d+ (?:hour|day)|(?:истек|превышен)\w{0,2} (?:срок|время)(?! ожидания(?! доставк))"
     r"|\bсрок[^.\n]{0,30} истек|не (?:удал|был)\w{1,3} (?:доставить|доставлен)\w{0,2}\b[^.\n]{0,80}в течение \d"),
    ("network",
     _near("connect(?:ion)?|session", r"time[d -]{0,2}out|refused|reset|fail(?:ed|ure)|dropped|lost|closed|died|cannot|could not")
     + r"|timed? ?out|read error|broken pipe|dns resolution"
     r"|no route to host|network (?:is )?unreachable|did not (?:respond|answer|accept our requests)|потерян\w{0,2} (?:соединени"
     r"|связ)|обрыв (?:соединени|связ)"
     r"|could not (?:connect|contact)|host (?:is )?(?:down|unreachable|not reachable)|network error"
     r"|(?:server|host)(?: \w+){0,2} could not be (?:contacted|reached)"
     r"|lookup failed temporarily|temporary (?:lookup|dns) "
     r"|nicht erreichbar|injoignable|ne répond pas|no responde|non (?:risponde|raggiungibile)|não responde|nie odpowiada|не відповіда"
     r"|niet bereikbaar|reageert niet|врем\w{1,4} ожидания|тайм-?аут|(?:соединени|связ|подключени)\w[^.\n]{0,20}(?:сброшен|разорван"
     r"|прерван|отклонен)"
     r"|не уда\w{2,4} (?:подключиться|соединиться|установить)|(?:сервер|узел|хост)[^.\n]{0,30}(?:недоступ|не отвеча)|соединени\w не установ"
     r"|service (?:currently )?unavailable.{0,10}(?:closing|connection)"),
    ("policy",
     r"policy|политик|non-?member|(?:not|to) a (?:\w+ )?member|quarantin|карантин"
     r"|only (?:staff|members|employees)\b|авторизаци|только от (?:сотрудник|известн|своих)|ограничил\w? |\btls\b|starttls"
     r"|certificate|encryption"
     r"|not (?:authorized|permitted|allowed|accepting mail)"
     r"|permission|berechtigt|autoris|autoriz|uprawnie|не разрешен|нет (?:разрешени|прав\b)"
     r"|delivery restriction|restricted|administratively|(?:must be |not )authenticated|authentication (?:required"
     r"|fail\w+)|must resolve|prohibited|to receive|by (?:the "
     r"|an )?administrator|rejected|refused|denied|отклонен|запрещ|отказано|отказал\w{0,2} (?:от|в) при[её]м|受信拒否|拒绝|拒否され|거부"),
    ("system",
     r"local (?:configuration|delivery)(?: agent)? (?:error|failed)|server error|system (?:error|failure|not accepting|problem)"
     r"|server (?:is )?(?:too )?(?:busy|down|overloaded)|mailbox busy|service not active|child process returned"
     r"|insufficient resources|i/o error|queue file write error|перегружен|(?:service|transport"
     r"|queue|resource) (?:\w+ ){0,2}unavailable|temporar(?:y|ily)|временн"),
)  # fmt: skip
# spam@, full@: no reason. Words of Asia stand right before an address and behind it.
_LABEL = r"(?:[A-Za-z\d_-]{1,63}|[\w-]{1,63})"
_SOMEBODY = re.compile(
    r"(?<![A-Za-zА-Яа-яЁё\d_.!#$%&*+/=?^{|}~-])(?:[A-Za-z\d_.!#$%&*+/=?^{|}~-]{1,64}|[А-Яа-яЁё\d_.-]{1,64})"
    rf"@{_LABEL}(?:\.{_LABEL}){{0,8}}"
)
# Words without one of which these reasons, the dearest to look for, are not said: found ten times as soon. A word in the table is
# one here, too.
_NEEDED = {
    "mailbox_full": rf"{_FULL}|{_OVER}|满|不足|超|いっぱい|一杯|容量|초과|가득|꽉",
    "suspended": rf"{_LOCKED}|{_SHUT}|expired|blocked|inactivity|no longer|left\b|больше не|уволил|отключил|邮箱被禁用",
}
# Asked of small letters: a pattern that ignores case is asked at every character, five times as slow.
_PATTERNS = tuple(
    (reason, re.compile(any_of(_NEEDED[reason])) if reason in _NEEDED else None, re.compile(any_of(words)))
    for reason, words in _WORDS
) + tuple((reason, None, re.compile(any_of(words))) for reason, words in abroad.WORDS)

# RFC 3463 and its registry (RFC 5248), by subject and detail; the class only says for how long.
_STATUS = {
    "1.0": "user_unknown", "1.1": "user_unknown", "1.2": "host_unknown", "1.3": "user_unknown", "1.4": "user_unknown",
    "1.6": "moved", "1.7": "policy", "1.8": "policy", "1.10": "user_unknown", "2.1": "suspended", "2.2": "mailbox_full",
    "2.3": "too_large", "3.1": "system", "3.2": "system", "3.3": "system", "3.4": "too_large", "3.5": "system",
    "4.0": "network", "4.1": "network", "4.2": "network", "4.3": "network", "4.4": "host_unknown", "4.5": "system",
    "4.6": "loop", "4.7": "expired", "4.14": "loop", "5.3": "rate_limited", "7.0": "policy", "7.1": "policy",
    "7.13": "suspended", "7.20": "authentication", "7.21": "authentication", "7.22": "authentication", "7.23": "authentication",
    "7.24": "authentication", "7.25": "authentication", "7.26": "authentication", "7.27": "policy", "7.28": "rate_limited",
}  # fmt: skip
_SUBJECTS = {"4.": "network", "6.": "content", "7.": "policy"}  # what isn't in the table
_DERIVED = {
    "user_unknown": "1.1", "host_unknown": "1.2", "moved": "1.6", "suspended": "2.1", "mailbox_full": "2.2", "too_large": "3.4",
    "network": "4.1", "expired": "4.7", "loop": "4.6", "spam": "7.1", "blocked": "7.1", "policy": "7.1", "relaying": "7.1",
    "authentication": "7.1", "content": "7.1", "greylisted": "7.1", "rate_limited": "7.0", "system": "3.0",
}  # fmt: skip
PASSING = frozenset({"mailbox_full", "network", "expired", "greylisted", "rate_limited", "system"})


def reason_of(status: str, words: str, *, action: str = "failed") -> str:
    """The class of a refusal; "" where neither the words nor the status say. That a mail takes long is no reason of a delay."""
    known = _NO_REASONS.get(action, frozenset())
    by_words, by_status = _by_words(words[:2000], known), _by_status(status)
    by_status = "" if by_status in known else by_status
    return by_status if by_words in _VAGUE and by_status not in {*_VAGUE, ""} else by_words or by_status


@lru_cache(maxsize=128)  # of a report's lines and paragraphs each is asked about several times
def _by_words(words: str, known: frozenset[str]) -> str:
    words = claims(_SOMEBODY.sub("@", words).lower().translate(_SPELT))
    for reason, needed, pattern in _PATTERNS:
        if reason not in known and (needed is None or needed.search(words)) and pattern.search(words):
            return reason
    return ""


def claims(words: str) -> str:
    """What a report says, in small letters, without its advice («if the mailbox is full, try again later»)
    and without what a scanner writes below every mail («scanned for viruses»).
    """
    words = _ADVICE.sub(" ", words)
    return _SCANNED.sub(" ", words) if any(hint in words for hint in _SCANNERS) else words


_ADVICE = re.compile(r"\b(?:if|wenn|falls|если|якщо)\b[^.\n]{0,300}")
_SCANNERS = ("virus", "вирус", "malware")
_SCANNED = re.compile(
    r"(?:https?://|\bwww\.)\S{0,200}virus\S{0,200}"
    r"|\b(?:scanned|checked|tested|screened) (?:(?:by|with|using) [^.:;\n]{1,40}? )?for (?:\w+ ){0,2}?(?:viruses|virus|malware|spam)"
    r"(?:(?:,| and| or| &){1,2} (?:viruses|malware|spam|phishing|(?:\w+ )?(?:content|threats)))*"
    r"|\b(?:scanned|checked) (?:by|with|using) [^.:;\n]{0,40}?anti-?virus|\b(?:no|0|free (?:of|from)(?: any)?) (?:virus|malware|threat)\w*"
    r"|\bvirus-free|\banti-?virus: no \w+ (?:found|detected)"
    r"|проверен\w{0,2}\b[^.:;\n]{0,40}?вирус\w{0,3}(?: на (?:наличие )?вирус\w{0,3})?"
    r"|вирусов не |вирус\w{0,3} не (?:обнаружен|найден)|не (?:содержит|обнаружено|найдено) вирус\w{0,3}|\bбез вирусов"
    r"|\b(?:aucun|sans|absence de|libre de|sin|livre de|sem|nessun|privo di|esente da|ohne|kein(?:e|en)?) virus"
    r"|\b(?:analys|vérifi|analiz|verific)\w{1,6} [^.:;\n]{0,40}?virus"
)
# The longer forms of Chinese signs, too, but for those that Japanese servers write.
_SPELT = str.maketrans("ё’_郵滿戶帳號單絕間無務", "е' 邮满户帐号单绝间无务")


_NO_REASONS = {"delayed": frozenset({"expired"})}
# What these words name is less than what a status says beside them.
_VAGUE = frozenset({"policy", "system", "network"})


def _by_status(status: str) -> str:
    _, _, rest = status.partition(".")
    return _STATUS.get(rest) or _SUBJECTS.get(rest[:2], "")


def status_for(reason: str, code: str) -> str:
    """The enhanced status that says `reason`, where the server gave none; `code` is its reply's, "" if it gave none either."""
    rest = _DERIVED.get(reason, "0.0" if code else "")
    if not rest:
        return ""
    first = code[:1] or ("4" if reason in PASSING - {"mailbox_full"} else "5")
    return f"{first}.{rest}"
