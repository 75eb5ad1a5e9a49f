"""Sentences that customers write, in the charsets that each language was mailed in before UTF-8: (charsets, sentences)."""

# fmt: off
SENTENCES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "greek": (("iso8859-7", "cp1253"), (
        "Πού είναι η παραγγελία;", "Δεν έλαβα το δέμα", "Θέλω επιστροφή χρημάτων", "Καλημέρα σας", "Ευχαριστώ πολύ",
        "Η συσκευή δεν λειτουργεί", "Πότε θα γίνει η παράδοση;", "Λάθος διεύθυνση", "Παρακαλώ απαντήστε μου",
        "Χρειάζομαι τιμολόγιο", "Το κουτί ήταν άδειο", "ΕΠΕΙΓΟΝ ΑΙΤΗΜΑ", "Αλλαγή μεγέθους", "Με εκτίμηση, Γιώργος",
        "Ακύρωση παραγγελίας",
    )),
    "hebrew": (("iso8859-8", "cp1255"), (
        "איפה ההזמנה שלי?", "לא קיבלתי את החבילה", "אני רוצה החזר כספי", "שלום רב", "תודה רבה", "המכשיר לא עובד",
        "מתי יגיע המשלוח?", "כתובת שגויה", "אנא ענו לי בהקדם", "אני צריך חשבונית", "הקופסה הייתה ריקה", "בקשה דחופה",
        "החלפת מידה", "בברכה, יוסי", "ביטול הזמנה",
    )),
    "thai": (("tis-620", "cp874"), (
        "คำสั่งซื้ออยู่ที่ไหน", "ฉันไม่ได้รับพัสดุ", "ฉันต้องการเงินคืน", "สวัสดีครับ", "ขอบคุณมากค่ะ", "อุปกรณ์ไม่ทำงาน",
        "จะส่งเมื่อไหร่", "ที่อยู่ผิด", "กรุณาตอบกลับ", "ฉันต้องการใบเสร็จ", "กล่องว่างเปล่า", "คำขอด่วน", "เปลี่ยนขนาด",
        "ด้วยความเคารพ สมชาย", "ยกเลิกคำสั่งซื้อ",
    )),
    "turkish": (("iso8859-9", "cp1254"), (
        "Siparişim nerede?", "Paketi almadım hâlâ", "Paramı geri istiyorum", "İyi günler", "Çok teşekkür ederim",
        "Cihaz çalışmıyor", "Teslimat ne zaman yapılacak?", "Yanlış adres girdim, değiştirin", "Lütfen bana cevap verin",
        "Fatura göndermenizi rica ediyorum, acil ihtiyacım var", "Kutu boş çıktı", "ACİL DESTEK İSTEĞİ", "Beden değişikliği",
        "Saygılarımla, Ayşe Yıldız", "Sipariş iptali",
    )),
    "lithuanian": (("cp1257", "iso8859-13", "iso8859-4"), (
        "Kur yra mano užsakymas?", "Negavau siuntinio, prašau padėti", "Noriu susigrąžinti pinigus",
        "Laba diena, turiu klausimą dėl užsakymo", "Ačiū už pagalbą", "Prietaisas neveikia, ką daryti?",
        "Kada pristatysite siuntą?", "Neteisingas adresas, pakeiskite jį", "Prašau atsakyti į laišką",
        "Reikia sąskaitos faktūros", "Dėžė buvo tuščia", "SKUBUS PRAŠYMAS", "Dydžio keitimas", "Pagarbiai, Žydrūnas Šimkus",
        "Užsakymo atšaukimas",
    )),
    "latvian": (("cp1257", "iso8859-13", "iso8859-4"), (
        "Kur ir mans pasūtījums?", "Es nesaņēmu sūtījumu", "Vēlos atgūt naudu", "Labdien, man ir jautājums par pasūtījumu",
        "Liels paldies par palīdzību", "Ierīce nestrādā, ko darīt?", "Kad būs piegāde?", "Nepareiza adrese, lūdzu nomainiet",
        "Lūdzu atbildiet uz vēstuli", "Nepieciešams rēķins", "Kaste bija tukša", "STEIDZAMS PIEPRASĪJUMS", "Izmēra maiņa",
        "Ar cieņu, Jānis Bērziņš", "Pasūtījuma atcelšana",
    )),
    "estonian": (("cp1257", "iso8859-13", "iso8859-4"), (
        "Kus on minu tellimus? Pole ikka kätte jõudnud", "Ma ei saanud pakki kätte",
        "Soovin raha tagasi, palun kiiresti, küsimus", "Tere päevast", "Suur aitäh abi eest", "Seade ei tööta",
        "Millal kohale jõuab?", "Vale aadress, palun muutke ära", "Palun vastake mulle, ootan juba nädal aega, tänan",
        "Vajan arvet äriühingu jaoks", "Karp oli tühi", "Kiire küsimus, palun lugege läbi", "Suuruse vahetus, särk on väike",
        "Lugupidamisega, Jüri Õunapuu", "Tellimuse tühistamine",
    )),
    "polish": (("iso8859-2", "cp1250"), (
        "Gdzie jest moje zamówienie?", "Nie otrzymałem przesyłki", "Chcę zwrotu pieniędzy", "Dzień dobry", "Dziękuję bardzo",
        "Urządzenie nie działa", "Kiedy będzie dostawa? Proszę o odpowiedź", "Błędny adres", "Proszę o odpowiedź",
        "Potrzebuję faktury", "Pudełko było puste", "PILNA PROŚBA", "Zmiana rozmiaru, koszula za mała, wymieńcie proszę",
        "Z poważaniem, Łukasz Wójcik", "Anulowanie zamówienia",
    )),
    "czech": (("iso8859-2", "cp1250"), (
        "Kde je moje objednávka?", "Nedostal jsem balík, čekám už týden", "Chci vrátit peníze",
        "Dobrý den, mám dotaz ohledně objednávky", "Děkuji za pomoc", "Přístroj nefunguje", "Kdy bude doručení?",
        "Špatná adresa", "Prosím odpovězte mi", "Potřebuji fakturu", "Krabice byla prázdná, co mám dělat?", "NALÉHAVÁ ŽÁDOST",
        "Výměna velikosti", "S pozdravem, Jiří Novák", "Zrušení objednávky",
    )),
    "slovak": (("iso8859-2", "cp1250"), (
        "Kde je moja objednávka?", "Nedostal som balík, čakám už týždeň", "Chcem vrátiť peniaze", "Dobrý deň, mám otázku",
        "Ďakujem za pomoc", "Prístroj nefunguje, čo mám robiť?", "Kedy bude doručenie?",
        "Zlá adresa, zmeňte ju prosím, ďakujem", "Prosím odpovedzte mi, čakám na odpoveď", "Potrebujem faktúru",
        "Krabica bola prázdna", "NALIEHAVÁ ŽIADOSŤ", "Výmena veľkosti", "S pozdravom, Ján Kováč", "Zrušenie objednávky",
    )),
    "hungarian": (("iso8859-2", "cp1250"), (
        "Hol van a rendelésem?", "Nem kaptam meg a csomagot, várok rá egy hete", "Vissza szeretném kapni a pénzt",
        "Jó napot kívánok", "Köszönöm szépen", "A készülék nem működik",
        "Mikor lesz a kiszállítás? Sürgős lenne, előre is köszönöm", "Rossz cím, kérem módosítsák",
        "Kérem válaszoljanak minél előbb", "Számlára van szükségem", "A doboz üres volt", "SÜRGŐS KÉRÉS",
        "Méretcsere, túl kicsi az ing, nagyobbra cserélném", "Tisztelettel, Szűcs Győző", "Rendelés törlése",
    )),
    "croatian": (("iso8859-2", "cp1250"), (
        "Gdje je moja narudžba?", "Nisam dobio paket, još čekam", "Želim povrat novca",
        "Dobar dan, imam pitanje u vezi narudžbe", "Hvala na pomoći", "Uređaj ne radi", "Kada će biti dostava?",
        "Pogrešna adresa", "Molim vas odgovorite što prije", "Trebam račun za tvrtku", "Kutija je bila prazna, što da radim?",
        "HITAN ZAHTJEV, MOLIM ODMAH RIJEŠITI", "Zamjena veličine", "Srdačan pozdrav, Željko Šimić",
        "Poništavanje narudžbe, hvala što ste riješili",
    )),
    "romanian": (("iso8859-2", "cp1250"), (
        "Unde este comanda mea? Aştept de o săptămână", "Nu am primit coletul, aştept încă", "Vreau banii înapoi", "Bună ziua",
        "Mulţumesc foarte mult", "Aparatul nu funcţionează", "Când va fi livrarea?", "Adresă greşită",
        "Vă rog să îmi răspundeţi", "Am nevoie de factură", "Cutia era goală", "CERERE URGENTĂ, VĂ ROG RĂSPUNDEŢI",
        "Schimbarea mărimii", "Cu stimă, Ştefan Ionescu", "Anularea comenzii, vă mulţumesc",
    )),
    "arabic": (("cp1256", "iso8859-6"), (
        "أين طلبي؟", "لم أستلم الطرد", "أريد استرداد المال", "صباح الخير", "شكرا جزيلا", "الجهاز لا يعمل", "متى سيصل الشحن؟",
        "عنوان خاطئ", "الرجاء الرد علي", "أحتاج فاتورة", "كان الصندوق فارغا", "طلب عاجل", "تغيير المقاس", "مع التحية، أحمد",
        "إلغاء الطلب",
    )),
    "vietnamese": (("cp1258",), (
        "Đơn hàng của tôi ở đâu?", "Tôi chưa nhận được hàng", "Tôi muốn hoàn tiền", "Xin chào cửa hàng", "Cảm ơn rất nhiều",
        "Máy không hoạt động", "Khi nào giao hàng?", "Địa chỉ sai", "Vui lòng trả lời tôi", "Tôi cần hóa đơn",
        "Hộp trống rỗng", "YÊU CẦU KHẨN CẤP", "Đổi kích cỡ", "Trân trọng, Nguyễn Văn Đức", "Hủy đơn hàng",
    )),
    "ukrainian": (("koi8-u", "cp1251", "iso8859-5"), (
        "Де моє замовлення?", "Я не отримав посилку", "Хочу повернути гроші", "Доброго дня", "Дуже дякую",
        "Пристрій не працює", "Коли буде доставка?", "Невірна адреса", "Відповідайте, будь ласка", "Потрібен рахунок-фактура",
        "Коробка була порожня", "ТЕРМІНОВИЙ ЗАПИТ", "Заміна розміру", "З повагою, Євген Їжакевич", "Скасування замовлення",
    )),
    "serbian": (("iso8859-5", "cp1251", "mac-cyrillic"), (
        "Где је моја поруџбина?", "Нисам добио пакет", "Желим повраћај новца", "Добар дан", "Хвала најлепше", "Уређај не ради",
        "Када ће бити испорука?", "Погрешна адреса", "Молим вас одговорите", "Треба ми рачун", "Кутија је била празна",
        "ХИТАН ЗАХТЕВ", "Замена величине", "Срдачан поздрав, Љубиша", "Отказивање поруџбине",
    )),
    "bulgarian": (("iso8859-5", "cp1251", "mac-cyrillic"), (
        "Къде е поръчката ми?", "Не получих пратката", "Искам си парите обратно", "Добър ден", "Много благодаря",
        "Уредът не работи", "Кога ще бъде доставката?", "Грешен адрес", "Моля отговорете ми", "Трябва ми фактура",
        "Кутията беше празна", "СПЕШНА МОЛБА", "Смяна на размера", "С уважение, Георги", "Отмяна на поръчката",
    )),
    "japanese": (("shift_jis", "euc_jp", "iso2022_jp"), (
        "注文はどこですか", "荷物が届きません", "返金してください", "こんにちは", "ありがとうございます", "機器が動きません",
        "いつ届きますか？", "住所が間違っています", "返信をお願いします", "請求書が必要です", "箱は空でした", "緊急のお願い",
        "サイズ交換", "よろしくお願いします。田中", "注文キャンセル",
    )),
    "korean": (("euc_kr", "cp949"), (
        "제 주문은 어디에 있나요?", "택배를 받지 못했습니다", "환불을 원합니다", "안녕하세요", "감사합니다",
        "기기가 작동하지 않아요", "배송은 언제 되나요?", "주소가 틀렸습니다", "답변 부탁드립니다", "영수증이 필요합니다",
        "상자가 비어 있었습니다", "긴급 요청", "사이즈 교환", "김철수 드림", "주문 취소",
    )),
    "chinese": (("gb2312", "gb18030"), (
        "我的订单在哪里？", "我没有收到包裹", "我要求退款", "您好", "非常感谢", "设备不能工作", "什么时候送货？", "地址错误",
        "请回复我", "我需要发票", "盒子是空的", "紧急请求", "更换尺寸", "此致敬礼，张伟", "取消订单",
    )),
    "taiwanese": (("big5",), (
        "我的訂單在哪裡？", "我沒有收到包裹", "我要求退款", "您好", "非常感謝", "設備不能運作", "什麼時候送貨？", "地址錯誤",
        "請回覆我", "我需要發票", "盒子是空的", "緊急請求", "更換尺寸", "此致敬禮，張偉", "取消訂單",
    )),
    "russian": (("cp1251", "koi8-r", "cp866", "iso8859-5"), (
        "Где мой заказ?", "Я не получил посылку", "Хочу вернуть деньги", "Добрый день", "Большое спасибо",
        "Прибор не работает", "Когда будет доставка?", "Неверный адрес", "Ответьте, пожалуйста", "Мне нужен счёт-фактура",
        "Коробка была пустая", "СРОЧНЫЙ ВОПРОС", "Замена размера", "С уважением, Юлия Щукина", "Отмена заказа",
    )),
    "german": (("cp1252",), (
        "Wo ist meine Bestellung? Schöne Grüße", "Für mich", "Müller", "Ich möchte mein Geld zurück", "Größe ändern",
        "Straße 5, Köln", "Rückgabe", "ÄNDERUNG", "Können Sie mir helfen?", "Das Gerät läuft nicht",
    )),
    "french": (("cp1252",), (
        "Où est ma commande ?", "Je n'ai pas reçu le colis", "Très déçu", "Merci d'avance à vous", "Problème de livraison",
        "Être remboursé", "Déjà payé, c'est fâcheux", "L'hôtel, la forêt, le maïs, Noël", "Ça ne marche pas",
        "À bientôt, François",
    )),
    "spanish": (("cp1252",), (
        "¿Dónde está mi pedido?", "No he recibido el paquete, ¡ayuda!", "Señor Muñoz", "Devolución", "Año nuevo",
        "Quiero un cambio de tamaño, gracias y un saludo cordial", "Envío rápido", "Número de teléfono", "¿Qué?", "Adiós",
    )),
    "portuguese": (("cp1252",), (
        "Onde está minha encomenda?", "Não recebi", "Devolução", "Atenção, é urgente", "Endereço", "Olá, bom dia, já paguei",
        "Informações", "Coração", "Três mãos", "Obrigado, João",
    )),
    "italian": (("cp1252",), (
        "Dov'è il mio ordine? Non è arrivato", "Perché?", "Così non va, è già tardi", "Città", "Più tardi, sarà possibile?",
        "La qualità è pessima", "Martedì", "Può aiutarmi?", "È urgente", "Però non c'è",
    )),
    "swedish": (("cp1252",), (
        "Var är min beställning?", "Återbetalning", "Tack på förhand", "Hälsningar, Åsa", "För många fel", "Köp", "Räkning",
        "Fel storlek på tröjan", "Ångra köp", "När kommer paketet?",
    )),
    "danish": (("cp1252",), (
        "Hvor er min ordre? Jeg har ikke fået den", "Pakken er ødelagt", "Forkert størrelse på trøjen", "Ærø", "Åbningstider",
        "Kære kundeservice", "Søren Ødegård", "Må jeg få pengene tilbage?", "Hjælp", "Tak på forhånd",
    )),
    "finnish": (("cp1252",), (
        "Missä tilaukseni on?", "Hyvää päivää", "Palautus, väärä koko", "Kiitos avusta, terveisin Jyväskylästä",
        "Lasku ei täsmää", "Äiti", "Miksi näin käy?", "Pöytä hajosi", "Ei toimi enää", "Yö",
    )),
    "icelandic": (("cp1252",), (
        "Hvar er pöntunin mín?", "Ég fékk ekki pakkann", "Góðan daginn", "Takk fyrir, það er gott", "Þetta er rangt",
        "Hvenær kemur sendingin?", "Rangt heimilisfang, vinsamlegast breytið", "Reikningur óskast sem fyrst", "Kveðja, Þórður",
        "Ég vil fá endurgreiðslu",
    )),
    "dutch": (("cp1252",), (
        "Waar is mijn bestelling? Ik heb één vraag", "België", "Geïnteresseerd", "Coördinatie", "Ik heb hem nog niet, hè",
        "Reünie", "Café", "Zoiets vóór maandag", "Financiële vraag", "Carrière",
    )),
}
# fmt: on
