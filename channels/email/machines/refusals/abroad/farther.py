"""A full box, a stranger and a mail too large in the languages where the other tables end: the rest of Europe, and Asia."""

from channels.email.machines.refusals.clauses import beside

_BOX = (
    # Belarusian, Kazakh
    r"скрын[кця]",
    r"жәшіг",
    # Romanian
    r"căsuț",
    r"cutia (?:poștal|de)",
    # Estonian
    r"postkast",
    # Latvian, Lithuanian
    r"pastkast",
    r"pašto dėž",
    # Macedonian, Croatian, Slovene
    r"сандуч",
    r"sanduč",
    r"pretin",
    r"nabiralnik",
    # Greek
    r"γραμματοκιβώτιο",
    r"θυρίδα",
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
_FULL = (
    # Belarusian, Kazakh
    r"перапоўнен",
    r"толы",
    # Romanian
    r"plin[ăa]\b",
    # Estonian
    r"täis\b",
    # Latvian, Lithuanian
    r"pārpildīt",
    r"pilna\b",
    r"perpildyt",
    # Serbian, Croatian, Slovene
    r"\bпун[ао]?\b",
    r"\bpun[ao]?\b",
    r"\bpoln\b",
    # Greek
    r"γεμάτ",
    r"πλήρ",
    # Hebrew, Arabic, Persian, Hindi
    r"מלא",
    r"ممتل",
    r"پر (?:شده|است)",
    r"भर (?:गय|चुक)",
    r"भरा",
    # Indonesian, Vietnamese, Thai
    r"penuh",
    r"đầy",
    r"เต็ม",
)
FULL = (beside(_BOX, _FULL),)
_WHO = (
    # Romanian
    r"destinatar",
    r"adres[aă]",
    # Estonian
    r"kasutaja",
    r"saaja",
    r"aadress",
    # Latvian, Lithuanian
    r"adresāt",
    r"lietotāj",
    r"gavėj",
    r"naudotoj",
    # Bulgarian
    r"адрес",
    # Serbian
    r"primalac",
    r"прима[лт]",
    # Croatian
    r"korisnik",
    r"primatelj",
    # Slovene
    r"naslov",
    r"prejemnik",
    # Greek
    r"παραλήπτ",
    r"διεύθυνση",
    r"χρήστ",
    # Azerbaijani, Uzbek
    r"istifadəçi",
    r"ünvan",
    r"foydalanuvchi",
    r"manzil",
    # Georgian, Armenian
    r"მომხმარებ",
    r"მისამართ",
    r"օգտատեր",
    r"հասցե",
    # Hebrew
    r"כתובת",
    r"נמען",
    r"משתמש",
    # Arabic
    r"عنوان",
    r"مستخدم",
    r"المستلم",
    # Persian
    r"نشانی",
    r"گیرنده",
    # Hindi
    r"पता",
    r"प्राप्तकर्ता",
    # Indonesian
    r"alamat",
    r"pengguna",
    r"penerima",
    # Vietnamese
    r"địa chỉ",
    r"người (?:nhận|dùng)",
    # Thai
    r"ที่อยู่",
    r"ผู้(?:รับ|ใช้)",
)
_ABSENT = (
    # Romanian
    r"nu exist",
    # Estonian
    r"ei ole\b",
    r"sellist",
    # Latvian, Lithuanian
    r"neeksist",
    r"neegzistuoj",
    # Serbian, Croatian, Slovene
    r"не постоји",
    r"\bne postoji",
    r"\bne obstaja",
    # Greek
    r"δεν υπάρχει",
    # Azerbaijani, Uzbek
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
    r"לא (?:נמצא|קיי)",
    r"אינ[וה] קיי",
    # Arabic
    r"العثور",
    r"غير (?:موجود|معروف|صحيح)",
    r"لا يوجد",
    # Persian
    r"یافت نشد",
    r"پیدا نشد",
    r"وجود ندارد",
    # Hindi
    r"नहीं (?:मिल|है)",
    r"अमान्य",
    # Indonesian, Vietnamese, Thai
    r"tidak (?:dapat )?(?:ditemukan|ada|dikenal|wujud)",
    r"không (?:tìm thấy|tồn tại|hợp lệ)",
    r"ไม่พบ",
    r"ไม่มี",
)
UNKNOWN = (
    beside(_WHO, _ABSENT),
    # Arabic
    r"لم يتم العثور",
    # Chinese
    r"找不到",
    # Japanese
    r"見つかりません",
    # Korean
    r"찾을 수 없",
)
TOO_LARGE = (
    # Hebrew, Arabic, Hindi
    r"גדול\w? מד",
    r"كبير\w? جد",
    r"أكبر من",
    r"बहुत बड़",
    # Indonesian, Vietnamese, Thai
    r"terlalu besar",
    r"quá lớn",
    r"ใหญ่เกิน",
)
