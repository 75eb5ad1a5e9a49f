"""What mail programs write above and below what they forward; in small letters."""

from channels.email.words import any_of

# ---------- Forwarded message ----------
FORWARDED = any_of(
    r"forward header",
    r"(?:start of )?forwarded (?:message(?: follows| from [^-]{1,80})?|mail|by[^-]{0,80})",
    # Russian
    r"начало (?:пересылаемого|пересланного|переадресованного) (?:сообщения|письма)",
    r"(?:пересылаемое|переслан(?:ное|о)|перенаправленное|переадресованное) (?:сообщение|письмо)(?: от [^-]{1,80})?",
    # Ukrainian, Belarusian, Kazakh
    r"(?:переслане|переадресоване) повідомлення",
    r"(?:перасланае|перанакіраванае) паведамленне",
    r"(?:қайта )?(?:жіберілген|бағытталған) хабар(?:лама)?",
    # German, Dutch
    r"weitergeleitete (?:nachricht|mail)",
    r"doorgestuurd bericht",
    # French
    r"message (?:transféré|réexpédié)",
    # Spanish
    r"mensaje reenviado",
    # Catalan
    r"missatge reenviat",
    # Italian
    r"messaggio inoltrato",
    # Portuguese
    r"mensagem (?:re)?encaminhada",
    # Romanian
    r"mesaj (?:forwardat|redirecționat)",
    # Polish, Czech, Slovak
    r"(?:wiadomość )?przekazana wiadomość",
    r"wiadomość przekazana(?: dalej)?",
    r"přeposlaná zpráva",
    r"preposlaná správa",
    # Swedish, Danish, Norwegian
    r"vidarebefordrat meddelande",
    r"videresendt (?:meddelelse|melding)",
    # Finnish, Estonian
    r"välitetty viesti",
    r"edastatud kiri",
    # Latvian, Lithuanian
    r"pārsūtīts ziņojums",
    r"persiųstas laiškas",
    # Hungarian
    r"továbbított üzenet",
    # Bulgarian, Serbian, Croatian, Slovene
    r"препратено съобщение",
    r"прослеђена порука",
    r"proslijeđena poruka",
    r"posredovano sporočilo",
    # Greek
    r"προωθημένο μήνυμα",
    # Turkish
    r"(?:yönlendirilen|iletilen) (?:ileti|mesaj)",
    # Hebrew, Arabic
    r"הודעה שהועברה",
    r"رسالة معاد توجيهها",
    # Indonesian, Vietnamese
    r"pesan terusan",
    r"thư đã chuyển tiếp",
    # Chinese
    r"转发的?邮件",
    r"轉寄郵件",
    # Japanese
    r"転送メッセージ",
    # Korean
    r"전달된 메시지",
)
# -------- Конец пересылаемого сообщения --------
END_OF_FORWARDED = any_of(
    r"end (?:of )?(?:the )?(?:(?:forwarded|original) )?(?:message|mail)(?: text)?",
    # Russian
    r"конец (?:(?:пересылаемого|пересланного|переадресованного|перенаправленного|исходного) )?(?:текста )?(?:сообщения|письма)",
    # Ukrainian
    r"кінець (?:пересланого|переадресованого|вихідного) (?:тексту )?(?:повідомлення|листа)",
    # German
    r"ende der weitergeleiteten (?:nachricht|e-?mail)",
    # French, Spanish, Italian, Portuguese
    r"fin du message (?:transféré|réexpédié)",
    r"fin del mensaje reenviado",
    r"fine (?:del )?messaggio inoltrato",
    r"fim da mensagem (?:re)?encaminhada",
    # Polish, Czech, Slovak
    r"koniec przekazywanej wiadomości",
    r"konec přeposílané zprávy",
    r"koniec preposlanej správy",
)
# «Начало переадресованного сообщения:», a line of its own without dashes
BEGINS_FORWARDED = any_of(
    r"(?:begin|start of) forwarded message",
    # Russian
    r"начало (?:переадресованного|пересылаемого|пересланного) (?:сообщения|письма)",
    r"пересланное сообщение",
    # Ukrainian
    r"початок (?:переадресованого|пересланого) (?:повідомлення|листа)",
    r"начато пересланого листа",
    # German, Dutch
    r"anfang der weitergeleiteten (?:nachricht|e-mail)",
    r"begin doorgestuurd bericht",
    # French
    r"début du message (?:réexpédié|transféré)",
    # Spanish
    r"inicio del mensaje reenviado",
    # Catalan
    r"inici del missatge reenviat",
    # Italian
    r"inizio messaggio inoltrato",
    # Portuguese
    r"início da mensagem (?:re)?encaminhada",
    # Romanian
    r"început mesaj redirecționat",
    # Polish, Czech, Slovak
    r"początek przekazywanej wiadomości",
    r"začátek přeposílané zprávy",
    r"začiatok preposlanej správy",
    # Swedish, Danish, Norwegian
    r"vidarebefordrat brev",
    r"start på videresendt besked",
    r"(?:begynnelsen på )?videresendt melding",
    # Finnish
    r"välitetty viesti alkaa",
    # Hungarian
    r"továbbított levél kezdete",
    # Croatian
    r"započni proslijeđenu poruku",
    # Greek
    r"αρχή προωθημένου μηνύματος",
    # Turkish
    r"iletilen mesajın başlangıcı",
    # Hebrew, Arabic
    r"תחילת ההודעה שהועברה",
    r"بداية الرسالة المعاد توجيهها",
    # Indonesian
    r"mulai pesan yang diteruskan",
    # Chinese
    r"转发的?邮件",
    r"开始转发的邮件",
    r"開始轉寄郵件",
    # Japanese
    r"転送されたメッセージ",
    # Korean
    r"전달된 메시지 시작",
)
