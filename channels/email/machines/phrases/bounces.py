"""What mail systems say of a mail that did not arrive or comes late. It is looked for in whole texts, so it is asked of small letters."""

import re

from channels.email.words import any_of, either

_UNDELIVERED = (
    r"could ?n.t be (?:delivered|forwarded)",
    r"not delivered",
    r"undeliverable",
    r"was (?:blocked|rejected|returned)\b",
    r"delivery (?:failed|failure|error|to the following)",
    r"permanent (?:error|failure)",
    r"wasn't able to deliver",
    r"unable to deliver",
    r"(?:has|did|does) not reach(?:ed)? (?:the|its|your|any|some)\b",
    r"cannot be delivered",
    r"user unknown",
    r"no such user",
    r"mailbox (?:unavailable|not found|full|is full)",
    r"unknown user",
    r"does not exist",
    r"over quota",
    r"not (?:yet |have )?been delivered",
    r"delivery of the (?:e-?mail|message) was stopped",
    # Russian
    r"не (?:может быть|было|удалось|удаётся|удается|доставлен|принят)",
    r"доставка (?:\S{1,80} ){0,4}невозможна",
    r"отклон[её]н",
    r"возвращ[её]н",
    r"не представ\w{3,5} возможн",
    r"не дошл",
    r"ящик.{0,30}(?:переполнен|не существует|заблокирован)",
    # Ukrainian, Belarusian, Kazakh
    r"не існує",
    r"не (?:вдалося|може бути) доставл",
    r"не дастаўлен",
    r"жеткізілме",
    # German
    r"nicht (?:zugestellt|ausgeliefert|versendet)",
    r"unzustellbar",
    r"abgelehnt",
    r"zurückgew",
    # Dutch
    r"niet (?:worden )?(?:bezorg|afgelever)",
    r"onbestelbaar",
    r"geweigerd",
    # French
    r"(?:pas|n.a) (?:pu |été |pas ){0,3}(?:être )?(?:délivré|remis|distribué|livré|envoyé)",
    r"impossible de (?:remettre|délivrer|distribuer)",
    r"échec de (?:la )?(?:remise|livraison)",
    r"retourné",
    r"rejeté",
    # Spanish
    r"(?:no|imposible) (?:se )?(?:ha |ha sido |ha podido |pudo |puede |fue )?(?:ser )?entreg",
    r"error (?:de|en la) entrega",
    r"devuelt",
    r"rechazad",
    # Italian
    r"(?:non|impossibile) (?:è stato |può )?(?:possibile )?(?:essere )?(?:recapit|consegn)",
    r"recapito non riuscito",
    r"mancat[ao] consegna",
    r"respinto",
    # Portuguese
    r"não (?:pôde |pode |foi )?(?:possível )?(?:ser )?entreg",
    r"falha na entrega",
    # Romanian
    r"nu a (?:putut fi |fost )livrat",
    r"livrarea nu a reușit",
    # Polish
    r"nie (?:można|może|mogła|udało się|został[ao]?) (?:być |zostać )?dostarcz",
    r"niedostarcz",
    r"odrzucon",
    # Czech
    r"(?:nepodařilo se|nelze|nebyl[ao]?) doruč",
    r"nedoruč",
    r"odmítn",
    # Slovak
    r"nepodarilo sa doruč",
    r"zlyhal",
    # Swedish, Danish, Norwegian
    r"(?:kunde inte|kan inte) leverer",
    r"(?:kunne ikke|kan ikke) lever",
    r"mislykke",
    # Finnish, Estonian
    r"ei voitu toimittaa",
    r"toimitus epäonnistui",
    r"nurjus",
    # Latvian, Lithuanian
    r"nevar(?:ēja)? piegādāt",
    r"neizdevās piegādāt",
    r"nepristatyt",
    r"nepavyko pristatyti",
    # Hungarian
    r"nem (?:sikerült )?kézbesí",
    r"kézbesíthetetlen",
    # Bulgarian, Serbian, Croatian
    r"не (?:може да бъде|беше|е) доставен",
    r"неуспешно доставяне",
    r"није испоручен",
    r"није (?:могуће испоручити|успела)",
    r"nije isporučen",
    # Greek
    r"δεν (?:παραδόθηκε|ήταν δυνατή η παράδοση)",
    r"η παράδοση απέτυχε",
    r"αδύνατη η παράδοση",
    # Turkish
    r"teslim edilem",
    r"iletilem",
    # Chinese
    r"退回",
    r"退信",
    r"(?:未|无法|無法|不能|失[败敗])(?:能)?(?:投[递遞]|送[达達出]|[发發寄]送|[传傳][递遞送])",
    r"投[递遞]失[败敗]",
    # Japanese
    r"配信(?:でき|不能|に失敗)",
    r"届けられ",
    r"送信(?:できません|に失敗)",
    # Korean
    r"전송(?:되지|하지| ?실패)",
    r"배달(?:되지|할 수 없)",
    r"반송",
)
UNDELIVERED = re.compile(any_of(*_UNDELIVERED))
_DELAYED = (
    r"delayed(?! or (?:has )?failed)",
    r"delay reason",
    r"delay notification",
    r"will retry",
    r"hasn't been delivered yet",
    r"delivery temporarily suspended; will continue",
    r"still (?:being retried|trying)",
    r"(?:has been|delivery) deferred",
    r"will (?:continue|keep) trying",
    r"not yet been (?:\w+ )?delivered",
    r"not be(?:en)? delivered (?:yet|so far)",
    r"attempts [^.\n]{0,30}will continue",
    r"(?:temporary|transient) (?:problem delivering|non-?fatal|delivery)",
    r"will be retried",
    r"warning: (?:could not send|message(?! (?:delivery fail|rejected|refused|blocked|returned)))",
    r"still being attempted",
    r"(?:is|was) (?:being |currently )?held (?:for|until)\b",
    # Russian
    r"задержк",
    r"задержан",
    r"задержива",
    r"отложен",
    r"попытки (?:доставки )?будут продолж",
    r"пока не (?:доставлен|удалось)",
    r"повтор(?:ные|ных|ы)? попытк",
    r"ещ[её] не доставлен",
    # Ukrainian, Kazakh
    r"ще не доставлен",
    r"затрим",
    r"кешікті",
    # German, Dutch
    r"noch nicht zugestellt",
    r"verzöger(?:t|ung)",
    r"vertraagd",
    # French
    r"retardé",
    r"retard de (?:remise|distribution|livraison)",
    r"différé",
    # Spanish
    r"retrasad",
    # Spanish, Portuguese
    r"demorad",
    # Italian
    r"ritard",
    # Portuguese
    r"atrasad",
    # Romanian
    r"întârzi",
    # Polish, Czech, Slovak
    r"opóźnion",
    r"zpožd",
    r"oneskor",
    # Swedish, Danish, Norwegian
    r"försenad",
    r"forsinke",
    # Finnish
    r"viivästy",
    # Hungarian
    r"késik",
    # Bulgarian, Croatian
    r"закъсн",
    r"забавен",
    r"odgođen",
    # Greek
    r"καθυστέρ",
    # Turkish
    r"gecik",
)
_NOT_YET = (
    # Dutch
    r"nog niet (?:bezorg|afgelever)",
    # French
    r"pas encore (?:été|pu être) (?:remis|délivré|distribué|livré)",
    # Spanish
    r"(?:aún|todavía) no (?:se )?ha (?:entreg|podido entreg|sido entreg)",
    r"seguirá intent",
    # Italian
    r"continuer\w{1,3} a (?:ri)?prov",
    r"non è ancora stat[oa] (?:consegn|recapit)",
    # Portuguese
    r"ainda não (?:foi|pôde)",
    r"novas tentativas",
    # Romanian
    r"încă nu a (?:fost|putut fi) livrat",
    # Polish, Czech
    r"jeszcze nie został",
    r"będzie ponawi",
    r"dosud nebyl",
    # Swedish, Danish, Norwegian
    r"ännu inte lever",
    r"(?:endnu|ennå) ikke",
    # Hungarian
    r"még nem (?:sikerült )?kézbesí",
    # Turkish
    r"henüz teslim",
    # Chinese
    r"延迟",
    r"延遲",
    r"尚未(?:送|投)",
    r"继续尝试",
    r"繼續嘗試",
    # Japanese
    r"遅延",
    r"遅れ",
    r"再送を試みます",
    r"再試行します",
    # Korean
    r"지연",
)
DELAY = re.compile(any_of(rf"\b{either(*_DELAYED)}", *_NOT_YET))
_GIVEN_UP = (
    r"(?<!before )\b(?:given|gave|giving) up\b",
    r"stopped trying",
    r"no (?:further|more) attempts",
    r"not be (?:tried|retried|attempted) again",
    # Russian
    r"и прекращены",  # «попытки прекращены», too
)
GIVEN_UP = re.compile(either(*_GIVEN_UP))
REFUSED = re.compile(r"\b(?:rejected|refused)\b|отклонен")
# Of what it is said that it did not arrive: couriers and shops speak as servers do.
_OF_MAIL = (
    r"(?<![\w@.-])(?:e-?mails?|mails?|mail ?box|messages?)(?!\.?[\w@-])",
    # Russian
    r"письм",
    r"сообщени",
    r"ящик",
    r"лист\w{0,2}\b",
    # Ukrainian
    r"повідомлен",
    # German, Dutch
    r"nachricht",
    r"bericht",
    # French
    r"courriel",
    # Spanish
    r"mensaje",
    r"correo",
    # Italian
    r"messaggi",
    # Portuguese
    r"mensage",
    # Romanian, Turkish
    r"mesaj",
    # Polish, Czech
    r"wiadomo",
    r"zpráv",
    # Swedish, Danish, Norwegian, Dutch
    r"meddelande",
    r"besked",
    r"melding",
    # Finnish
    r"viesti",
    # Hungarian
    r"üzenet",
    # Bulgarian
    r"съобщение",
    # Greek
    r"μήνυμα",
    # Turkish
    r"ileti",
    # Chinese
    r"邮件",
    # Japanese
    r"メール",
    # Korean
    r"메일",
)
OF_MAIL = re.compile(any_of(*_OF_MAIL))
_OF_PARCELS = (
    r"parcel",
    r"package",
    r"shipment",
    # Russian
    r"посылк",
    r"курьер",
    # Ukrainian
    r"посилк",
    # German
    r"\bpaket",
    # French, Spanish, Italian, Portuguese
    r"\bcolis",
    r"paquete",
    r"\bpacco",
    r"encomenda",
    # Polish
    r"paczk",
)
OF_PARCELS = re.compile(either(*_OF_PARCELS))
_YOUR = (
    r"your",
    # Russian
    r"ваш\w{0,2}",
    # German, Dutch
    r"ihr",
    r"uw",
    r"je",
    # French, Spanish, Italian, Portuguese
    r"votre",
    r"[st]u",
    r"(?:sua|tua|il (?:suo|tuo)|la (?:sua|tua))",
    # Polish, Czech
    r"twoja",
    r"vaš[ae]?",
    # Swedish, Danish, Norwegian
    r"din",
)
_BOX = (
    r"mail ?box",
    r"inbox",
    # Russian
    r"ящик\w?",
    # German, Dutch
    r"postfach",
    r"postvak",
    # French, Spanish, Italian, Portuguese
    r"boîte aux lettres",
    r"buzón",
    r"casella",
    r"caixa",
    # Polish, Czech
    r"skrzynka",
    r"schránka",
    # Swedish, Danish, Norwegian
    r"postlåda",
    r"postkasse",
)
_NEARLY = (
    r"almost",
    r"nearly",
    r"\d ?%",
    r"approach",
    # Russian
    r"почти",
    r"заполнен",
    r"переполнен",
    r"достиг",
    # German, Dutch
    r"fast voll",
    r"bijna",
    # French, Spanish, Italian, Portuguese
    r"presque",
    r"casi",
    r"quasi",
    r"quase",
    # Polish, Czech
    r"prawie",
    r"téměř",
    # Swedish, Danish, Norwegian
    r"nästan",
    r"næsten",
)
_NOT_YET_APPROVED = (
    r"(?:pending|await\w*|sent to the moderator for|held for|waiting for) (?:\w{3,12} )?(?:approval|moderation)",
    r"approval pending",
    # Russian
    r"(?:ожидает|отправлен\w? на) (?:\w{4,12} )?(?:утверждени|одобрени|модерац|проверк\w модератор)",
    # German
    r"(?:wartet auf|zur) (?:die )?genehmigung",
    # French, Spanish, Italian
    r"en attente d'approbation",
    r"pendiente de aprobación",
    r"in attesa di approvazione",
)
# What mail systems tell of nothing that was sent: our own box, and mail that waits for a moderator.
OTHER_NEWS = re.compile(
    rf"{either(*_YOUR)} (?:\w{{4,14}} )?{either(*_BOX)}[^.\n]{{0,30}}{either(*_NEARLY)}|{either(*_NOT_YET_APPROVED)}"
)
