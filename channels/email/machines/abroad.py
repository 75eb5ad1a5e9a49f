"""Why a mail server refused, in other languages than English and Russian: what `reasons` asks last, in the same form.

Each class as servers name it (RFC 3463) in German, French, Spanish, Italian, Portuguese, Polish, Dutch, Czech, Swedish and Ukrainian;
a full box and a stranger, which most reports are of, in those of the rest of Europe and of Asia, too.
"""


def _both(one: str, other: str) -> str:
    """Both in one clause, in either order."""
    return rf"(?:{one})[^.;\n]{{0,40}}(?:{other})|(?:{other})[^.;\n]{{0,20}}(?:{one})"


_FORBIDDEN = (
    r"nicht (?:erlaubt|zulässig|gestattet)|verboten|unzulässig|interdit|non autoris|pas autoris|no permitid|prohibid"
    r"|non (?:consentit|ammess|permess)|não (?:é )?permitid|proibid|niedozwolon|zabronion|niet toegestaan|verboden|заборон|не дозвол"
)
_DENIED = r"verweigert|refusé|denegad|negad|negat|recusad|geweigerd|odmítnut|nekad"
_GONE = (
    r"gelöscht|geschlossen|suspendu|ferm[ée]{1,2}\b|supprim[ée]|eliminad|d(?:es|is)abilitad|cerrad|bloquead|chius|eliminat|cancellat"
    r"|encerrad"
    r"|excluíd|usunięt|zamknięt|geblokkeerd|uitgeschakeld|opgeheven|verwijderd|zrušen|видален|закрит"
)
# Where the words of `reasons` end: Romanian, Croatian, Slovene, Lithuanian, Latvian, Estonian, Greek, Hebrew, Arabic, Persian, Hindi,
# Indonesian, Vietnamese, Thai, and the languages beside Russian.
_FAR_BOX = (
    r"скрын[кця]|жәшіг|căsuț|cutia (?:poștal|de)|sanduč|pretin|сандуч|nabiralnik|pašto dėž|pastkast|postkast|γραμματοκιβώτιο|θυρίδα|תיב[הת]"
    r"|صندوق|بريد|इनबॉक्स|मेलबॉक्स|kotak (?:masuk|surat)|peti (?:masuk|mel)|hộp thư|กล่อง"
)
_FAR_FULL = (
    r"перапоўнен|толы|plin[ăa]\b|\bpun[ao]?\b|\bпун[ао]?\b|\bpoln\b|perpildyt|pārpildīt|pilna\b|täis\b|γεμάτ|πλήρ|מלא|ممتل|پر (?:شده|است)"
    r"|भर (?:गय|चुक)|भरा"
    r"|penuh|đầy|เต็ม"
)
_FAR_WHO = (
    r"destinatar|adres[aă]|korisnik|primatelj|primalac|прима[лт]|адрес|naslov|prejemnik|gavėj|naudotoj|adresāt|lietotāj|kasutaja|saaja"
    r"|aadress|παραλήπτ|διεύθυνση|χρήστ|כתובת|נמען|משתמש|عنوان|مستخدم|المستلم|نشانی|گیرنده|पता|प्राप्तकर्ता|alamat|pengguna|penerima"
    r"|địa chỉ|người (?:nhận|dùng)|ที่อยู่|ผู้(?:รับ|ใช้)|foydalanuvchi|manzil|istifadəçi|ünvan|მომხმარებ|მისამართ"
    r"|օգտատեր|հասցե"
)
_FAR_ABSENT = (
    r"nu exist|\bne postoji|не постоји|\bne obstaja|neegzistuoj|neeksist|ei ole\b|sellist|δεν υπάρχει|לא (?:נמצא|קיי)|אינ[וה] קיי"
    r"|العثور|غير (?:موجود|معروف|صحيح)|لا يوجد|یافت نشد|پیدا نشد|وجود ندارد|नहीं (?:मिल|है)|अमान्य"
    r"|tidak (?:dapat )?(?:ditemukan|ada|dikenal|wujud)|không (?:tìm thấy|tồn tại|hợp lệ)|ไม่พบ|ไม่มี|mavjud emas|topilmadi|yoxdur"
    r"|tapılmadı"
    r"|mövcud deyil|ვერ მოიძებნა|არ არსებობს|գոյություն չունի|չի գտնվել"
)
WORDS: tuple[tuple[str, str], ...] = (
    ("content", _both(r"anhang|pièces? jointe|fichiers? joint|adjunto|allegat[oi]|anexo|załącznik|bijlage|příloh|bilag"
     r"|вкладен", _FORBIDDEN)),
    ("mailbox_full",  # «… is full or gets too many mails»
     r"(?:posteingang|boîte de réception|bandeja de entrada|caixa de entrada|casella|skrzynka|gelen kutusu|postvak|inkorg|indbakke|innboks)"
     r"[^.;\n]{0,30}(?:\bvoll\b|pleine|llena|cheia|piena|pełna|dolu|\bvol\b|\bfull\b|\bfuld\b)"),
    ("rate_limited",
     r"\bzu viele\b|\btrop de |demasiad[oa]s|\btropp[ie]\b|muit[ao]s (?:mensage|e-?mail|conex)|zbyt (?:wiele|dużo)|te veel |příliš mnoho"
     r"|för många|забагато|надто багато"),
    ("mailbox_full",
     _both(r"quot[ae]|quotum|kontingent|cuota|\bcota\b|квот|speicherplatz|limit\w* (?:miejsca|skrzynk)|spazio",
           r"überschritten|ausgeschöpft|erschöpft|dépassé|exced[ie]|super[aá]|esaurit|przekroczy?[łn]|overschreden|vyčerpán|перевищен")),
    ("too_large",
     _both(r"taille|dimension[ei]|tamaño|tamanho|rozmiar|größe|grootte|velikost|storlek|størrelse|розмір",
           r"supérieure|oltre|acima|por encima|ponad|\büber\b|\bboven\b|\bnad\b|понад")),
    ("blocked", r"sperrliste|crn(?:a|oj) list|црн(?:а|ој) лист|čern\w{1,2} list|feketelist|lista neagră|kara liste|svart(?:e|a)? ?list"
    r"|sortlist"
     r"|mustalla listalla|estolist|μαύρη λίστα|(?:absender|expéditeur|remitente|mittente|remetente|nadawca|afzender"
     r"|відправник\w?) (?:\w+ )?(?:gesperrt"
     r"|blo[cq]|zablok|geblok|заблок)"),
    ("suspended",
     r"(?:konto|postfach|account|compte|boîte|postvak|cuenta|buzón|casella|conta|caixa|skrzynk\w|mailbox|schránk\w"
     r"|скриньк\w)\b[^.;\n]{0,30}"
     rf"(?:{_GONE})"),
    ("host_unknown",
     r"dom[ií]nio (?:não|no|non) (?:foi |se ha |è stato )?(?:encontrad|existe|trovat)"
     r"|domaine (?:introuvable|inexistant)|domain nicht (?:gefunden|vorhanden)"
     r"|домен\w? не (?:знайден|існу)"),
    ("user_unknown",
     r"nicht vergeben|adresse inexistante|невідом\w{2} (?:одержувач|отримувач)|(?:одержувач|отримувач)\w? не (?:знайден|існу)|"
     + _both(r"dirección|endereço|indirizzo|adres\b|adresse", r"inv[aá]lid|non valid|niepoprawn|nieprawidłow|onjuist|neplatn")),
    ("relaying",
     _both(r"weiterleitung|\brelay|relais|retransmis|przekazywani|doorstur|ретрансляці", f"{_FORBIDDEN}|{_DENIED}")),
    ("network",
     r"zeitüberschreitung|délai (?:d'attente )?dépassé|tiempo de espera|tempo (?:limite|scaduto)|przekroczono (?:limit )?czas|"
     + _both(r"verbindung|connexion|conexión|connessione|conexão|połączeni|verbinding|з'єднан",
             r"fehlgeschlagen|abgebrochen|unterbrochen|échou|interromp|fallid|interrump|non riuscit|falhou|nie powiodł|mislukt|verbroken"
             rf"|розірван|{_DENIED}")),
    ("spam",
     _both(r"message|nachricht|mensaje|messaggio|mensagem|wiadomość|bericht|courriel",
           r"indésirable|no deseado|indesiderat|indesejad|niechcian|ongewenst|unerwünscht")),
    ("greylisted",
     r"später (?:noch ?(?:ein)?mal|erneut|wieder)|(?:ré)?essaye[rz]? (?:plus tard|ultérieurement)|inténtelo[^.\n]{0,20} más tarde"
     r"|riprov\w{1,4} (?:più tardi|in seguito)|tente[^.\n]{0,20} mais tarde|spróbuj (?:ponownie )?później|probeer het later|later opnieuw"
     r"|спробуйте (?:ще раз )?(?:пізніше|згодом)|zkuste[^.\n]{0,20} později|försök[^.\n]{0,20} senare"),
    ("mailbox_full", _both(_FAR_BOX, _FAR_FULL)),
    ("user_unknown", _both(_FAR_WHO, _FAR_ABSENT) + r"|見つかりません|찾을 수 없|找不到|لم يتم العثور"),
    ("too_large", r"גדול\w? מד|كبير\w? جد|أكبر من|ใหญ่เกิน|quá lớn|terlalu besar|बहुत बड़"),
    ("spam", r"levélszemét|kéretlen|søppelpost|skräppost|roskapost|istenmeyen|nevyžádan|thư rác|ανεπιθύμητ|небажан|непажадан|нежелан"
     r"|דואר זבל|غير مرغوب|สแปม"),
    ("suspended", r"nicht mehr (?:im unternehmen|(?:bei|für) uns|tätig)|(?:ne travaille|ne fait) plus|ya no trabaja|non lavora più"
     r"|não trabalha mais|nie pracuje|werkt niet meer|již nepracuje|вже не працює"),
    ("network", r"[连連]接(?:超时|失[败敗])|无法[连連]接|接続(?:でき|に失敗|が拒否)|タイムアウト|応答がありません|연결[^.\n]{0,12}(?:실패"
    r"|없|끊)"),
    ("blocked", r"\bip(?![a-z])[^.\n]{0,25}(?:blockera|blokker|bloker|estetty|engelle|차단)"),
    ("expired",
     r"\b(?:(?:innerhalb|binnen)(?: von)?|nach|après|después de|dopo|após|depois de|po|na|efter|etter) \d{1,3} (?:tag|stunde|jour|heure|día"
     r"|hora|giorn|or[ae]\b|dia|dn|godzin|dag|uur|dygn|tim|hodin)|\d日間?[^.\n]{0,20}(?:再送|試み)|\d(?:天|小时)[^.\n]{0,12}(?:仍|未"
     r"|无法)"),
    ("policy", r"(?:zugriff|accès|acceso|accesso|acesso|toegang|přístup)[^.;\n]{0,20}(?:verweigert|refusé|denegad|negat|negad|geweigerd"
     r"|odepřen)"
     r"|nachrichtenflussregel|règle de flux|regla de flujo|regola del flusso|regra de fluxo|(?:zustellung|remise|entrega|consegna)"
     r"[^.;\n]{0,40}(?:eingeschränkt|restreinte|restringid[ao]|limitata)|richtlinie|permiss[aãio]|permiso|permesso|berechtigung"
     r"|toestemming|oprávněn|tillstånd|tilladelse|tillatelse|gemachtigd|bevoegd"
     r"|behörig|uprawnion"
     r"|brak (?:dostępu|uprawnień)|доступ заборонено"),
    ("blocked",
     _both(r"nachricht|message|mensaje|messaggio|mensagem|wiadomość|bericht|zpráv|сообщени|письмо|повідомлення|メッセージ|邮件",
           r"blockiert|bloqu[eé]|bloqueada|bloccato|zablokowana|geblokkeerd|zablokován|заблокирован|заблоковано|ブロック|拦截")),
)  # fmt: skip
