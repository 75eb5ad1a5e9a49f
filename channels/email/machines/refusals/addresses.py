"""That there is no such address, or no such domain."""

from channels.email.machines.refusals.clauses import near
from channels.email.machines.refusals.nouns import WHO
from channels.email.words import either

_STRANGE = (
    # Russian
    r"неизвест(?:н|ен)",
    # Ukrainian, Belarusian, Kazakh
    r"невідом",
    r"невядом",
    r"белгісіз",
    # German, Dutch
    r"unbekannt",
    r"onbekend",
    # French, Spanish, Italian, Portuguese, Romanian
    r"inconnu",
    r"desconocid",
    r"sconosciut",
    r"desconhecid",
    r"necunoscut",
    # Polish, Czech, Slovak
    r"nieznan",
    r"neznám",
    r"neznan",
    # Swedish, Danish, Norwegian
    r"okänd",
    r"ukendt",
    r"ukjent",
    # Finnish, Estonian
    r"tuntematon",
    r"tundmatu",
    # Latvian, Lithuanian
    r"nezinām",
    r"nežinom",
    # Hungarian
    r"ismeretlen",
    # Serbian, Croatian
    r"непознат",
    r"nepoznat",
    # Greek
    r"άγνωστ",
    # Turkish
    r"bilinmeyen",
    # Chinese
    r"未知",
    # Korean
    r"알 수 없",
)
ABSENT = (
    *_STRANGE,
    r"\bunkn?own?\b",
    r"not (?:be |been )?found",
    r"n.t exist",
    r"not known",
    r"not recogni[sz]ed",
    r"invalid",
    r"undeliverable",
    r"n.t (?:be )?found",
    r"n.t listed",
    r"not (?:a )?valid",
    r"not available",
    r"no such",
    r"no valid",
    r"verification failed",
    r"not (?:a )?local",
    r"name not allowed",
    r"non-?existent",
    r"never existed",
    r"illegal",
    r"incorrect",
    r"not (?:\w+ )?registered",
    r"cannot find",
    r"not unique",
    r"not on (?:this|our) (?:system|server|machine|host)",
    r"not provisioned",
    r"not been created",
    r"not be (?:resolved|verified)",
    r"not configured",
    r"no record of (?:a|this|that|the) ",
    r"can't find",
    r"unassigned",
    # Russian
    r"нет так",
    r"не най?ден",
    r"не существует",
    r"не зарегистрирован",
    r"не обнаружен",
    r"несуществующ",
    r"\bотсутствует",
    r"невер(?:н|ен)",
    r"не числится",
    r"не заведен",
    r"недействител",
    # Ukrainian, Belarusian, Kazakh
    r"не існує",
    r"неісную",
    r"не (?:знайден|зареєстрован|зазначен)",
    r"нема(?:є)? так",
    r"так(?:ої|ого|ої) \w{4,15} (?:\w{1,3} \w{2,4} )?нема",
    r"не (?:знойдзен|зарэгістраван)",
    r"не існуе",
    r"\bняма(?! мес)",
    r"\bжоқ\b",
    r"тіркелмеген",
    # German
    r"ungültig",
    r"nicht (?:gefunden|bekannt|erkannt|eingerichtet|vorhanden|existiert|gibt\b|registriert)",
    r"\bkein(?:e[nr]?)? (?:solche|empfänger|benutzer|postfach|konto)",
    r"falsch",
    r"gibt es nicht",
    # Dutch
    r"niet (?:worden )?(?:gevonden|herkend)",
    r"niet be(?:staat|kend)",
    r"onjuist",
    r"geen (?:gebruiker|postvak|bekende)",
    # French
    r"introuvable",
    r"non (?:trouvé|reconnu)",
    r"n'(?:est|a) (?:plus|pas) (?:été )?(?:valide|connu|répertorié|trouvé|reconnu)",
    r"\bcorrespond à aucun",
    # French, Italian, Spanish, Portuguese
    r"non valid",
    r"inválid",
    # Spanish
    r"no (?:se )?(?:ha )?enc(?:ontr|uentr)",
    r"no (?:es )?(?:válid|correct|reconocid)",
    r"no figura en",
    r"no está (?:registrad|dad\w de alta)",
    r"no corresponde a ning",
    # Italian
    r"errat[oa]\b",
    r"non (?:è )?(?:stat[oa] )?(?:trovat|elencat|riconosciut|presente|registrat)",
    r"non risulta (?:registrat|presente|esistente|attiv)",
    r"non corrisponde ad? (?:alcun|nessun)",
    # Italian, Spanish, French, Portuguese, Romanian
    r"ine[xs]ist[ae]nt",
    # Portuguese
    r"não (?:foi |está |é )?(?:encontrad|cadastrad|localizad|reconhecid|conhecid)",
    # Romanian
    r"nu (?:a fost |este |e )?(?:găsit|înregistrat|recunoscut|valid)",
    # Polish
    r"nie ma takie",
    r"nie (?:można|udało się) (?:znaleźć|odnaleźć)",
    r"nie (?:została? )?(?:znalezion|odnalezion|rozpoznan|istniej)",
    r"nie jest (?:zarejestrowan|znan)",
    r"nie(?:popraw|prawidł)",
    # Czech, Slovak
    r"neplatn",
    r"nenalezen",
    r"(?:nebyl|nebol)\w? (?:nalezen|nájden|rozpoznán)",
    r"sa nenaš",
    r"na [^.;\n]{0,20}server\w? n(?:ení|ie je)",
    r"\bn(?:ení|ie je) (?:na|u) ",
    r"\bn(?:ení|ie je) (?:registrován|zaregistrovan|znám)",
    # Swedish
    r"gick inte att hitta",
    r"hittades inte",
    r"inte (?:finns|hittas|känd|registrera)",
    # Danish, Norwegian
    r"kunne ikke (?:finde|finne)",
    r"ikke (?:fun(?:det|net)|oppført|finn?es|findes|registrer|eksister|kendt|kjent)",
    # Finnish, Estonian
    r"ei (?:ole )?löy[dt]",
    r"ei tunnet",
    r"\bole olemassa",
    r"ei (?:ole )?leitud",
    r"ei ole\b(?! (?:võimalik|ruumi))",
    r"sellist",
    # Latvian, Lithuanian
    r"neeksist",
    r"(?:nav|netika) (?:atrast|zinām|reģistrēt)",
    r"nerast",
    r"neegzistuoj",
    r"\bnėra\b(?! vietos)",
    # Hungarian
    r"nem (?:található|létezik|ismert|szerepel)",
    r"nincs (?:ilyen|ezen|nálunk|regisztrál|bejegyez)",
    # Bulgarian, Macedonian, Serbian, Croatian, Slovene
    r"няма так",
    r"нема так",
    r"не (?:е|беше) (?:намерен|регистриран|познат)",
    r"несъществуващ",
    r"не пост[ои]",
    r"није (?:пронађен|познат|регистрован)",
    r"nije (?:pronađen|poznat|registri?ran|registrovan)",
    r"\bne postoji",
    r"nepostojeć",
    r"\bne obstaja",
    r"\bni (?:bil\w? )?(?:najden|znan|registriran)",
    # Greek
    r"δεν (?:βρέθηκε|υπάρχει|είναι (?:γνωστ|έγκυρ|καταχωρ))",
    r"ανύπαρκτ",
    # Turkish, Azerbaijani, Uzbek
    r"geçersiz",
    r"bulunam[ıa]",
    r"tanınm[ıa]",
    r"kayıtlı değil",
    r"m(?:e|ö)vcut deği?l",
    r"\byok\b",
    r"yoxdur",
    r"tapılmadı",
    r"mövcud deyil",
    r"mavjud emas",
    r"topilmadi",
    # Georgian, Armenian
    r"ვერ მოიძებნა",
    r"არ არსებობს",
    r"գոյություն չունի",
    r"չի գտնվել",
    # Hebrew
    r"לא (?:נמצא|קיי|מוכר)",
    r"אינ[וה] (?:קיי|מוכר)",
    # Arabic
    r"العثور",
    r"غير (?:موجود|معروف|صحيح|مسجل)",
    r"لا (?:يوجد|وجود)",
    # Persian
    r"(?:یافت|پیدا) نشد",
    r"وجود ندارد",
    r"نامعتبر",
    # Hindi
    r"नहीं (?:मिल|है)",
    r"अमान्य",
    # Indonesian, Vietnamese, Thai
    r"tidak (?:dapat )?(?:ditemukan|ada\b|dikenal|wujud|terdaftar)",
    r"không (?:tìm thấy|tồn tại|hợp lệ)",
    r"ไม่(?:พบ|มี|ถูกต้อง)",
    # Chinese, Japanese
    r"未找到",
    r"誤り",
    # Korean
    r"올바르지 않",
    r"찾을 수 없",
)
# «It does not exist»: where no domain stands before it, it is somebody's address.
_NOT_THERE = (
    # Ukrainian, Kazakh
    r"не існує",
    r"табылмады",
    r"жоқ екен",
    # German, Dutch
    r"existiert nicht",
    r"bestaat niet",
    # French, Spanish, Italian, Portuguese, Romanian
    r"n'existe p(?:as|lus)",
    r"no existe",
    r"non esiste",
    r"não existe",
    r"nu există",
    # Polish, Czech
    r"nie istnieje",
    r"neexistuj[eií]",
    # Swedish, Danish, Norwegian
    r"finns inte",
    r"findes ikke",
    r"finnes ikke",
    # Finnish
    r"ei ole olemassa",
    # Latvian, Lithuanian
    r"neeksistē",
    r"neegzistuoja",
    # Hungarian
    r"nem létezik",
    r"nincs ilyen",
    # Bulgarian, Croatian, Slovene
    r"не съществува",
    r"ne postoji",
    r"ne obstaja",
    # Greek
    r"δεν υπάρχει",
    # Turkish
    r"bulunamadı",
    r"mevcut değil",
    r"böyle bir \w{3,12} yok",
    # Vietnamese
    r"không tồn tại",
)
# Exchange Online keeps no address of that name.
UNKNOWN_OF_EXCHANGE = (r"5\.4\.1 .{0,100}recipient address(?:es)? rejected ?: access denied",)
UNKNOWN = (
    near(WHO, ABSENT),
    *_NOT_THERE,
    r"@>?:? (?:is )?unknown\b",
    r"no (?:(?:e-?)?mail )?(?:mailbox|account|user|such|one|client|customer|subscriber) "
    r"(?:here|by|with|at|for|found|is|name|person|e-?mail|of th(?:is|at))",
    r"(?:mailbox|account) (?:is )?(?:unavailable|not available)",
    r"mailbox [^.\n]{0,60}is unavailable",
    r"does ?n.t have (?:a|an) [^\n]{0,40}account",
    r"\bhas not got a mail ?box",
    r"\bwrong (?:recipient|(?:e-?mail )?address)",
    r"address (?:is |was )?(?:wrong|misspelled|mistyped)",
    r"not a valid (?:id|user|login)\b",
    r"no match[^.\n]{0,40} (?:ldap|directory|address book)",
    r"not listed in",
    r"(?<!local )\bnot an? (?:mailbox|user|account|customer|subscriber)\b",
    r"bad destination mailbox",
    r"not our (?:customer|user)",
    r"(?:bad (?:recipient |e-?mail )?|user )address",
    r"not a known user",
    r"recip(?:ient)?notfound",
    r"(?:unknown|invalid) (?:person|local[- ]part|alias|email)",
    r"no mail ?(?:box\b|drop)(?! (?:size|space|quota))",
    r"mail ?(?:box|drop) [^.\n]{0,40}(?:not found|missing)",
    r"(?:no|not in) (?:the )?(?:passwd|directory)\b",
    r"recipient (?:address )?(?:verify|callout|verification) fail",
    r"no (?:list|group) (?:is )?(?:named|called|by|of)\b",
    r"\b(?:number|login|person)\b[^.\n]{0,30}(?:n.t|not) exist",
    r"here by that name",
    r"n(?<!domain n)(?<!host n)ame was not found",
    r"unrecogni[sz]ed (?:o/?r )?name",
    r"nosuchuser",
    r"wasn't found at",
    r"(?:n't|not|find [^.\n]{0,20}) [io]n (?:our|the|my) (?:\w+ )?(?:directory|book|list(?! of (?:\w+ )?senders)|database)",
    r"does not like recipient",
    r"unknown\. ",
    r"unknown in",
    r"not present in directory",
    r"who are you looking for",
    r"nobody (?:here )?(?:is )?(?:called|named|by|of|with)\b",
    r"no address here",
    # Russian
    r"не (?:существует|найден|указан в)",
    r"нет такого",
    r"такого \w{3,20} (?:у нас |здесь )?нет",
    r"адрес[^.\n]{0,20} с ошибк",
    r"с таким (?:именем|адресом|логином)[^.\n]{0,30} нет\b",
    r"(?:отсутствует|нет) (?:в|на) (?:\w+ )?(?:систем|сервер|домен|баз)",
    r"ящик\w? недоступ",
    # Ukrainian
    r"з таким [^.\n]{0,20}нема",
    # Belarusian
    r"так(?:ога|ой) \w{3,20} няма",
    # German
    r"nicht im [^.\n]{0,30}verzeichnis",
    r"konnte nicht gefunden",
    r"unbekannt",
    # French, Spanish
    r"introuvable",
    r"\baucun utilisateur",
    r"ning[uú]n usuario",
    # Chinese, Japanese
    r"找不到[^.\n]{0,40}(?:用户|收件人|邮箱|地址|帐号)",
    r"(?:用户|收件人|邮箱|信箱|地址|帐号|账号|ユーザ|アドレス|アカウント|宛先|あて先)[^.\n]{0,40}(?:不存在|无效|找不到|存在しま|見つか|不明)",
    # Japanese
    r"(?:ユーザー?|アドレス|アカウント|宛先|受信者)[はがも]?(?:登録されて)?(?:おり|あり|い|ござい)ません",
    r"使われて(?:おり|い)ません",
    # Korean
    r"존재하지 않",
    r"없는 (?:계정|사용자)",
    r"(?:계정|사용자|수신자)[가이는은]? ?없",
)
_DOMAIN = (
    # Several languages
    r"dom[aäæeéií]\w{2,8}",
    # Russian
    r"домен\w{0,2}",
    # Finnish
    r"verkkotunnu\w{1,4}",
    # Hungarian
    r"tartomány",
    # Greek
    r"τομέα\w?",
    # Turkish
    r"alan adı",
)
_NOT_FOUND = (
    # German, Dutch
    r"nicht gefunden",
    r"gibt es nicht",
    r"niet gevonden",
    # Czech
    r"nenalezen",
    # Swedish, Danish, Norwegian
    r"hittades inte",
    r"ikke (?:fundet|funnet)",
    # Finnish
    r"ei löyt",
)
NO_SUCH_HOST = (
    rf"\bdom\w{{3,5}} {either(r'ine[xs]istente', *_STRANGE)}",
    rf"\b{either(*_STRANGE)}\w{{0,3}} dom\w{{3,5}}\b",
    rf"{either(*_DOMAIN)}\b[^.\n]{{0,40}}{either(*_NOT_THERE, *_NOT_FOUND)}",
    r"unable to (?:resolve|look ?up) (?:mx )?(?:host|domain)",
    r"host (?:is )?unknown",
    r"unknown host",
    r"(?:host|destination computer)[^\n]{0,60} (?:not|cannot be) found",
    r"unknown (?:mail )?domain",
    r"no such (?:host|domain(?! user))",
    r"name service error",
    r"\bdomain\b(?:[^.;:\n]|\.\w){0,60}"
    r"(?:not (?:be )?found|does not exist|is invalid|unknown|no mx|n.t registered|not registered|not be resolved)",
    r"name server.{0,60}host not found",
    r"(?:can(?:'t|not)|couldn't) find (?:any )?host",
    r"unroute?able (?:address|mail domain|domain)",
    r"no (?:mx(?!s?\b[^.\n]{0,30} (?:reach|contact|respond))|valid mx|smtp service|route (?:found )?to (?!host))",
    r"null ?mx",
    r"neither (?:an? )?mx ",
    r"no (?:valid |working )?mail exchanger",
    r"no a or mx",
    r"failed to resolve [\w-]{1,63}\.",
    r"no mail servers?(?: for\b|\b[^.\n]{0,20} (?:appear|exist|found))",
    r"does not accept mail",
    r"point to non-existent",
    r"non-?existent ?domain",
    r"no mail hosts",
    r"nxdomain",
    r"bad destination (?:host|system)",
    r"(?:illegal|invalid) (?:recipient )?(?:host|domain)",
    r"domain lookup failed",
    r"dns (?:lookup|domain).{0,40}(?:not exist|fail|non)",
    r"dns (?:\w+ )?error",
    # Russian
    r"неизвестн\w{2} домен",
    r"нет такого домена",
    r"такого домена нет",
    r"не на(?:йден |ш\w{2,3} [^.\n]{0,12})домен",
    r"домен\w{0,2} не принимает",
    r"mx-запис",
    r"запис\w{1,2} mx",
    r"домен\w{0,2}\b(?:[^.;\n]|\.\w){0,60}не (?:существует|найден|принимает|делегирован)",
    # Chinese, Japanese, Korean
    r"존재하지 않는 도메인",
    r"找不到[^.\n]{0,20}(?:域名|主机|服务器)",
    r"(?:域名|ドメイン|도메인)[^.\n]{0,12}(?:不存在|存在しま|見つか|无法解析|找不到|존재하지|찾을 수 없)",
)
