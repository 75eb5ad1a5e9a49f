"""What a mailbox, an account and an address are called, and who has them."""

BOXES = (
    r"mail ?box",
    r"inbox",
    r"mail (?:drop|folder|store)",
    # Russian, Ukrainian, Belarusian, Kazakh
    r"ящик",
    r"скрин[ьц]",
    r"скрын[кця]",
    r"жәші[гк]",
    # Bulgarian, Macedonian, Serbian
    r"сандуч",
    r"кутия",
    r"sanduč",
    # Croatian, Slovene
    r"pretin",
    r"nabiralnik",
    # German, Dutch
    r"postfach",
    r"posteingang",
    r"postvak",
    r"postbus\b",
    # French, Spanish, Italian, Portuguese, Romanian
    r"bo[îi]te",
    r"buz[oó]n",
    r"bandeja de entrada",
    r"casella",
    r"caixa",
    r"căsuț",
    r"cutia (?:poștal|de)",
    # Polish, Czech
    r"skrzyn[kc]",
    r"schrán[kc]",
    # Swedish, Danish, Norwegian
    r"brevlåd",
    r"postlåd",
    r"inkorg",
    r"post(?:kasse|boks)",
    r"in(?:db|nb)[ao]k[ks]",
    # Finnish, Estonian
    r"postilaati?k",
    r"postkast",
    # Latvian, Lithuanian
    r"pastkast",
    r"pašto dėž",
    # Hungarian
    r"postafiók",
    r"postalád",
    # Greek
    r"γραμματοκιβ",
    r"θυρίδα",
    # Turkish, Azerbaijani, Uzbek
    r"(?:posta|gelen) kutusu",
    r"poçt qutu",
    r"pochta quti",
    # Georgian, Armenian
    r"საფოსტო ყუთ",
    r"փոստարկղ",
    # Hebrew, Arabic, Hindi
    r"תיב[הת]",
    r"صندوق",
    r"بريد",
    r"इनबॉक्स",
    r"मेलबॉक्स",
    # Indonesian, Vietnamese, Thai
    r"kotak (?:masuk|surat)",
    r"peti (?:masuk|mel)",
    r"hộp thư",
    r"กล่อง",
)
ACCOUNTS = (
    r"\baccounts?\b",
    # Russian, Ukrainian, Belarusian
    r"аккаунт",
    r"учетн\w{2} запис",
    r"акаунт",
    r"обліков\w{2,3} запис",
    r"уліков\w{1,2} запіс",
    # German, Dutch, Scandinavian, Polish
    r"konto",
    r"kont[oa]\b",
    # French, Spanish, Portuguese, Romanian
    r"compte",
    r"cuenta",
    r"conta\b",
    r"\bcontul",
    # Czech
    r"účet",
    # Hungarian
    r"\bfiók",
    # Croatian, Slovene
    r"\braču?n\b",
    # Greek
    r"λογαριασμ",
    # Turkish
    r"hesa[pb]",
    # Hebrew, Arabic, Persian
    r"חשבון",
    r"حساب",
    # Indonesian, Vietnamese, Thai
    r"\bakun\b",
    r"tài khoản",
    r"บัญชี",
)
_ADDRESSES = (
    r"\b(?:mail)?address(?:es)?\b",
    # Russian, Bulgarian, Belarusian, Kazakh
    r"(?<!ip-)адрес\w{0,2}\b",
    r"адрас\w{0,2}\b",
    r"мекенжай",
    # Dutch, Polish, Romanian, Czech
    r"\b(?:e-?mail)?adres\w{0,3}\b",
    # French, German, Scandinavian
    r"adresse",
    # Spanish, Italian, Portuguese
    r"direcci[oó]n",
    r"correo",
    r"indirizzo",
    r"endereço",
    # Finnish, Estonian
    r"osoit",
    r"aadress",
    # Hungarian
    r"e-?mail[- ]cím",
    # Slovene
    r"naslov",
    # Greek
    r"διεύθυνση",
    # Azerbaijani, Uzbek
    r"ünvan",
    r"manzil",
    # Georgian, Armenian
    r"მისამართ",
    r"հասցե",
    # Hebrew, Arabic, Persian, Hindi
    r"כתובת",
    r"عنوان",
    r"نشانی",
    r"पता",
    # Indonesian, Vietnamese, Thai
    r"alamat",
    r"địa chỉ",
    r"ที่อยู่",
    # Japanese, Chinese, Korean
    r"アドレス",
    r"地址",
    r"주소",
)
_PEOPLE = (
    # «recepient»: as some servers spell
    r"\b(?:user(?:name)?s?|subscribers?|addressee|alias|user\(s\) account)\b",
    r"\brec[ei]{1,2}p[ei]{1,2}nts?\b",
    # Russian
    r"пользовател",
    r"адресат",
    r"получател",
    r"абонент",
    # Ukrainian, Belarusian, Kazakh
    r"користувач",
    r"о(?:держ|трим)увач",
    r"карыстальнік",
    r"атрымальнік",
    r"пайдаланушы",
    r"алушы",
    # German, Dutch
    r"empfänger",
    r"benutzer",
    r"ontvanger",
    r"gebruiker",
    # French, Spanish, Italian, Portuguese, Romanian
    r"destinataire",
    r"utilisateur",
    r"destinat[aá]ri[oa]",
    r"destinatar",
    r"usu[aá]rio",
    r"utente",
    r"utilizator",
    # Polish, Czech, Slovak
    r"użytkowni[kc]",
    r"odbiorc",
    r"uživatel",
    r"používateľ",
    r"pří?jemc",
    # Swedish, Danish, Norwegian
    r"mottagare",
    r"användare",
    r"modtager",
    r"bruger",
    r"bruker",
    r"mottaker",
    # Finnish, Estonian
    r"vastaanottaja",
    r"käyttäj",
    r"kasutaja",
    r"saaja",
    # Latvian, Lithuanian
    r"adresāt",
    r"saņēmēj",
    r"lietotāj",
    r"gavėj",
    r"naudotoj",
    # Hungarian
    r"címzett",
    r"felhasználó",
    # Bulgarian, Macedonian, Serbian, Croatian, Slovene
    r"потребител",
    r"прима[лт]",
    r"корисник",
    r"korisnik",
    r"primatelj",
    r"prima(?:lac|oc)",
    r"prejemnik",
    r"uporabnik",
    # Greek
    r"παραλήπτ",
    r"χρήστ",
    # Turkish, Azerbaijani, Uzbek
    r"alıcı",
    r"kullanıcı",
    r"istifadəçi",
    r"foydalanuvchi",
    # Georgian, Armenian
    r"მომხმარებ",
    r"օգտատեր",
    # Hebrew, Arabic, Persian, Hindi
    r"נמען",
    r"משתמש",
    r"مستخدم",
    r"المستلم",
    r"گیرنده",
    r"کاربر",
    r"प्राप्तकर्ता",
    # Indonesian, Vietnamese, Thai
    r"pengguna",
    r"penerima",
    r"người (?:nhận|dùng)",
    r"ผู้(?:รับ|ใช้)",
    # Chinese, Korean
    r"收件人",
    r"아이디",
    r"수신자",
)
WHO = (*BOXES, *ACCOUNTS, *_ADDRESSES, *_PEOPLE)
