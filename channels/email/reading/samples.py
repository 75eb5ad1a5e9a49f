"""A page of each language: from it `alphabets` learns which letters stand beside each other.

Written for this. What customers write about, in the language's common words, with its rarer letters and its usual endings.
"""

SAMPLES = {
    "ru": """Здравствуйте! Хочу узнать, где мой заказ. Он оплачен на прошлой неделе и до сих пор не пришёл. Проверьте,
        пожалуйста, адрес и номер отправления. Посылка должна была быть у меня в понедельник, но никто не позвонил.
        Верните деньги или пришлите новый товар: этот сломан и не работает. Размер тоже не подошёл, нужно обменять на
        больший. Пишу уже третий раз, ответа нет. Объясните, что делать, если магазин закрыт, и как отменить. Когда
        будет возврат? Жду срочно, подскажите. Спасибо за помощь, с уважением. Вопрос, счёт, чек, брак, договор,
        подарок, ещё, юбка, этаж, цвет, щётка, вообще, чьё, съехал, объём.""",
    "uk": """Добрий день! Хочу дізнатися, де моє замовлення. Його оплачено минулого тижня, і воно досі не прийшло.
        Перевірте, будь ласка, адресу та номер посилки. Вона мала бути в мене у понеділок, але ніхто не подзвонив.
        Поверніть гроші або надішліть новий товар, бо цей зламаний і не працює. Розмір теж не підійшов, потрібно
        обміняти на більший. Пишу вже третій раз, відповіді немає. Поясніть, що робити, якщо її не буде, і як
        скасувати. Коли повернення? Чекаю ще, є питання щодо рахунку. Дякую за допомогу, з повагою. Якщо ґатунок, їжа,
        свої, об'єкт, щоб, ще, який, її, їх, є, має, немає, ґрунт.""",
    "be": """Добры дзень! Хачу даведацца, дзе мой заказ. Ён аплачаны на мінулым тыдні і дагэтуль не прыйшоў. Праверце,
        калі ласка, адрас і нумар пасылкі. Яна павінна была быць у мяне ў панядзелак, але ніхто не пазваніў. Вярніце
        грошы або дашліце новы тавар, бо гэты зламаны і не працуе. Памер таксама не падышоў, трэба абмяняць на большы.
        Пішу ўжо трэці раз, адказу няма. Растлумачце, што рабіць, калі яго не будзе, і як адмяніць. Чакаю, ёсць
        пытанне. Дзякуй за дапамогу, з павагай. Яшчэ раз, рахунак, што, вельмі, ўсё, такі, дзякуй, кошт, тут.""",
    "bg": """Здравейте! Искам да знам къде е поръчката ми. Платих я миналата седмица и още не е пристигнала. Моля,
        проверете адреса и номера на пратката. Пакетът трябваше да бъде тук в понеделник, но никой не ми се обади.
        Върнете парите или изпратете нова стока, защото тази е счупена и не работи. Размерът също не е подходящ,
        трябва да се смени с по-голям. Пиша вече трети път и няма отговор. Обяснете какво да направя, ако я няма, и
        как да откажа. Чакам, имам въпрос за фактурата. Благодаря за помощта, поздрави. Още веднъж, защо, когато, ще,
        съм, беше, това, който, също, вещ.""",
    "sr": """Добар дан! Желим да знам где је моја поруџбина. Плаћена је прошле недеље и још није стигла. Молим вас
        проверите адресу и број пошиљке. Пакет је требало да буде овде у понедељак, али ме нико није звао. Вратите
        новац или пошаљите нову робу, јер је ова сломљена и не ради. Величина такође није добра, треба заменити за
        већу. Пишем већ трећи пут, одговора нема. Објасните шта да радим ако је нема и како да откажем. Чекам, имам
        питање о рачуну. Хвала на помоћи, срдачан поздрав. Још једном, када, ће, сам, био, што, који, оштећен, људи,
        џеп, ђак, његов, ваља.""",
    "kk": """Сәлеметсіз бе! Тапсырысым қайда екенін білгім келеді. Ол өткен аптада төленді, бірақ әлі келген жоқ.
        Мекенжай мен жөнелтілімнің нөмірін тексеріңізші. Сәлемдеме дүйсенбі күні менде болуы керек еді, бірақ ешкім
        хабарласпады. Ақшаны қайтарыңыз немесе жаңа тауар жіберіңіз, өйткені бұл сынған және жұмыс істемейді. Өлшемі
        де сәйкес келмеді, үлкеніне ауыстыру керек. Үшінші рет жазып отырмын, жауап жоқ. Егер болмаса, не істеу керек
        екенін түсіндіріңіз. Күтемін, төлем туралы сұрағым бар. Көмегіңізге рақмет, құрметпен. Шот, бас тарту, үшін,
        үй, ұзақ, ғана, һәм, қанша, бүгін, ертең, өтінемін.""",
    "el": """Καλημέρα, θα ήθελα να μάθω πού είναι η παραγγελία μου. Πληρώθηκε την περασμένη εβδομάδα και δεν έχει
        έρθει ακόμη. Μπορείτε να ελέγξετε τη διεύθυνση και τον αριθμό της αποστολής; Το πακέτο έπρεπε να είναι εδώ τη
        Δευτέρα, αλλά κανείς δεν μου τηλεφώνησε. Θέλω τα χρήματά μου πίσω ή ένα νέο προϊόν, γιατί αυτό είναι χαλασμένο
        και δεν λειτουργεί. Το μέγεθος επίσης δεν είναι σωστό, πρέπει να το αλλάξω. Γράφω ήδη τρίτη φορά και δεν
        υπάρχει απάντηση. Εξηγήστε μου τι να κάνω και πώς να ακυρώσω. Περιμένω, έχω μια ερώτηση για το τιμολόγιο.
        Ευχαριστώ πολύ για τη βοήθεια, με εκτίμηση. Όχι, ναι, όταν, ώρα, ύψος, ψωμί, ξανά, χρώμα, λάθος, δώρο.""",
    "he": """שלום, אני רוצה לדעת איפה ההזמנה שלי. היא שולמה בשבוע שעבר ועדיין לא הגיעה. אפשר לבדוק את הכתובת ואת מספר
        המשלוח? החבילה הייתה צריכה להיות כאן ביום שני אבל אף אחד לא התקשר אליי. אני מבקש החזר כספי או מוצר חדש, כי זה
        שבור ולא עובד. גם המידה לא מתאימה וצריך להחליף לגדולה יותר. אני כותב כבר פעם שלישית ואין תשובה. תסבירו מה
        לעשות ואיך לבטל. מחכה, יש לי שאלה על החשבונית והתשלום. תודה על העזרה, בברכה. למה, מתי, עוד, כן, טוב, פגום,
        צבע, קניתי, אתם, סגור, בלי, גדול, קטן, חנות, כסף.""",
    "ar": """مرحبا، أريد أن أعرف أين طلبي. تم دفعه الأسبوع الماضي ولم يصل حتى الآن. هل يمكنكم التحقق من العنوان ورقم
        الشحنة؟ كان يجب أن تكون الحزمة هنا يوم الاثنين لكن لم يتصل بي أحد. أريد استرداد المال أو منتجا جديدا، لأن هذا
        مكسور ولا يعمل. المقاس أيضا غير مناسب ويجب تبديله بأكبر. أكتب للمرة الثالثة ولا يوجد رد. اشرحوا لي ماذا أفعل
        وكيف ألغي الطلب. في انتظار الرد، لدي سؤال عن الفاتورة والدفع. شكرا على المساعدة، مع التحية. لماذا، متى، إلى،
        على، التي، الذي، كل، بعد، قبل، ليس، نعم، شيء، خدمة، ضرر، ثمن، غدا، ظهر، صغير، حذاء.""",
    "en": """Hello, I would like to know where my order is. It was paid last week and has not arrived yet. Could you
        please check the address and the tracking number? The parcel should have been here on Monday, but nobody
        called me. I need my money back or a new one, because this item is broken and does not work. Please answer as
        soon as possible. Thank you for your help, best regards.""",
    "de": """Guten Tag, ich möchte wissen, wo meine Bestellung bleibt. Sie wurde letzte Woche bezahlt und ist noch
        nicht angekommen. Können Sie bitte die Adresse und die Nummer der Sendung überprüfen? Das Paket hätte am
        Montag hier sein müssen, aber niemand hat mich angerufen. Ich hätte gern mein Geld zurück oder ein neues
        Gerät, weil dieses beschädigt ist und nicht läuft. Die Größe passt auch nicht, ich müsste sie umtauschen.
        Bitte schreiben Sie mir möglichst früh zurück. Vielen Dank für Ihre Mühe, mit freundlichen Grüßen.""",
    "fr": """Bonjour, je voudrais savoir où se trouve ma commande. Elle a été payée la semaine dernière et n'est
        toujours pas arrivée. Pouvez-vous vérifier l'adresse et le numéro de suivi, s'il vous plaît ? Le colis devait
        être livré lundi, mais personne ne m'a appelé. J'aimerais être remboursée ou recevoir un nouvel article, car
        celui-ci est cassé et ne fonctionne même plus. Après deux messages j'espère enfin une réponse. C'est déjà la
        troisième fois, voilà qui est gênant. Merci à vous, très cordialement, à bientôt.""",
    "es": """Hola, quisiera saber dónde está mi pedido. Lo pagué la semana pasada y todavía no ha llegado. ¿Pueden
        comprobar la dirección y el número de envío, por favor? El paquete debía llegar el lunes, pero nadie me llamó.
        Quiero que me devuelvan el dinero o que me manden otro artículo, porque este está roto y no funciona. También
        me gustaría cambiar el tamaño, es pequeño. ¿Cuándo podrán contestar? Así no se trata a un señor que compró
        aquí más de diez años. Muchas gracias por la atención, un saludo.""",
    "pt": """Olá, gostaria de saber onde está a minha encomenda. Paguei na semana passada e ainda não chegou. Podem
        verificar o endereço e o número de envio, por favor? O pacote devia ter chegado na segunda, mas ninguém me
        ligou. Quero o dinheiro de volta ou um artigo novo, porque este está partido e não funciona. Também preciso de
        trocar o tamanho. Já escrevi três vezes, e vocês não dão resposta. As informações são sempre más, é uma
        situação péssima. Muito obrigado pela atenção, até amanhã.""",
    "it": """Buongiorno, vorrei sapere dov'è il mio ordine. È stato pagato la settimana scorsa e non è ancora
        arrivato. Potete controllare l'indirizzo e il numero della spedizione, per favore? Il pacco doveva essere qui
        lunedì, però nessuno mi ha chiamato. Vorrei il rimborso o un articolo nuovo, perché questo è rotto e non
        funziona più. La qualità è bassa, così non va. Ho già scritto due volte, sarà la terza, e così può bastare:
        ciò che dirò. Grazie mille per la disponibilità, cordiali saluti dalla città.""",
    "sv": """Hej, jag skulle vilja veta var min beställning är. Den betalades förra veckan och har ännu inte kommit
        fram. Kan ni kontrollera adressen och numret på försändelsen? Paketet borde ha varit här på måndag, men ingen
        har ringt mig. Jag vill ha pengarna tillbaka eller en ny vara, för den här är trasig och går inte att använda.
        Storleken är också för liten, så jag måste byta. Tack för hjälpen, svara så fort ni kan, med vänlig hälsning.""",
    "no": """Hei, jeg vil gjerne vite hvor bestillingen min er. Den ble betalt forrige uke og har ennå ikke kommet
        fram. Kan dere sjekke adressen og nummeret på sendingen? Pakken skulle være her på mandag, men ingen har ringt
        meg. Jeg ønsker pengene tilbage eller en ny vare, for denne er ødelagt og virker ikke. Størrelsen er også for
        liten, så den må byttes. Hvornår får jeg svar? Jeg har både skrevet og ventet længe, gør noget nu. Tak for
        hjælpen, på forhånd takk, med vennlig hilsen og god lørdag.""",
    "fi": """Hei, haluaisin tietää, missä tilaukseni on. Se maksettiin viime viikolla eikä ole vielä tullut perille.
        Voisitteko tarkistaa osoitteen ja lähetyksen numeron? Paketin piti olla täällä maanantaina, mutta kukaan ei
        soittanut minulle. Haluan rahat takaisin tai uuden tuotteen, koska tämä on rikki eikä se enää toimi. Myös koko
        on väärä. Pyydän pikaista vastausta, kiitän avusta. Hyvää päivän jatkoa, ystävällisin terveisin myös
        työpaikalta.""",
    "is": """Góðan dag, mig langar að vita hvar pöntunin mín er. Ég greiddi hana í síðustu viku og hún er ekki enn
        komin. Getið þið athugað heimilisfangið og númerið á sendingunni? Pakkinn átti að vera hér á mánudag en enginn
        hringdi í mig. Ég vil fá peningana til baka eða nýja vöru, því þessi er biluð og virkar ekki. Stærðin er líka
        röng. Þetta er þriðja bréfið frá mér. Takk fyrir hjálpina, með bestu kveðju, það væri gott að fá svar sem
        fyrst.""",
    "nl": """Hallo, ik wil graag weten waar mijn bestelling is. Die is vorige week betaald en nog niet aangekomen.
        Kunt u het adres en het nummer van de zending controleren? Het pakket zou maandag hier zijn, maar niemand
        heeft mij gebeld. Ik wil mijn geld terug of een nieuw artikel, want dit is kapot en werkt niet. De maat is ook
        te klein, één maat groter graag. Bedankt voor uw hulp en reactie, met vriendelijke groeten, financiële en
        andere vragen volgen.""",
    "et": """Tere, soovin teada, kus minu tellimus on. See maksti eelmisel nädalal ja pole veel kohale jõudnud. Kas te
        saaksite kontrollida aadressi ja saadetise numbrit? Pakk pidi olema siin esmaspäeval, aga keegi ei helistanud
        mulle. Tahan raha tagasi või uut kaupa, sest see on katki ja ei tööta. Suurus on samuti vale, see tuleks ümber
        vahetada. Küsisin juba kõik üle, kuid vastust ei ole. Palun öelge, millal võin teid oodata. Aitäh abi eest,
        lugupidamisega, head õhtut ja häid pühi.""",
    "pl": """Dzień dobry, chciałabym wiedzieć, gdzie jest moje zamówienie. Zostało opłacone w zeszłym tygodniu i
        jeszcze nie przyszło. Czy mogą Państwo sprawdzić adres i numer przesyłki? Paczka powinna być tutaj w
        poniedziałek, ale nikt do mnie nie zadzwonił. Chcę zwrotu pieniędzy albo nowy towar, bo ten jest zepsuty i nie
        działa. Rozmiar też jest zły, proszę o wymianę na większy. Piszę już trzeci raz i żadnej odpowiedzi. Żeby tak
        długo czekać, to wstyd. Łatwo źle się pomylić, ściślej: część rzeczy zginęła. Dziękuję za pomoc, będę
        wdzięczna za szybką reakcję, łączę pozdrowienia, z góry dziękuję.""",
    "cs": """Dobrý den, chtěl bych vědět, kde je moje objednávka. Byla zaplacena minulý týden a ještě nepřišla. Můžete
        prosím zkontrolovat adresu a číslo zásilky? Balík měl být tady v pondělí, ale nikdo mi nezavolal. Žádám
        vrácení peněz nebo nové zboží, protože tohle je rozbité a nefunguje. Velikost také není správná, potřeboval
        bych vyměnit za větší. Píšu už potřetí a žádná odpověď. Řekněte, když to nejde, ať můžu řešit jinou možnost
        přes úřad. Děkuji za pomoc, těším se na zprávu, s pozdravem a přeji hezký den všem ve Vaší společnosti. Účet,
        řada, důvod, příště, stůl, žlutá, tužka.""",
    "sk": """Dobrý deň, chcel by som vedieť, kde je moja objednávka. Bola zaplatená minulý týždeň a ešte neprišla.
        Môžete prosím skontrolovať adresu a číslo zásielky? Balík mal byť tu v pondelok, ale nikto mi nezavolal.
        Žiadam vrátenie peňazí alebo nový tovar, pretože tento je rozbitý a nefunguje. Veľkosť tiež nie je správna,
        potreboval by som vymeniť za väčšiu. Píšem už tretíkrát a žiadna odpoveď. Povedzte, keď to nejde, aby som
        mohol riešiť inú možnosť cez úrad. Ďakujem za pomoc, teším sa na správu, s pozdravom a želám pekný deň všetkým
        vo vašej spoločnosti. Účet, ľahko, dôvod, nabudúce, stôl, žltá, päť, môžem, kôň.""",
    "hu": """Jó napot kívánok, szeretném megtudni, hol van a rendelésem. A múlt héten kifizettem, és még nem érkezett
        meg. Ellenőriznék kérem a címet és a csomag számát? A csomagnak hétfőn itt kellett volna lennie, de senki sem
        hívott fel. Vissza kérem a pénzemet vagy egy új terméket, mert ez összetört és nem működik. A méret sem jó,
        nagyobbra cserélném. Már harmadszor írok, és semmi válasz. Mikor jön, miért nem lehet gyorsabban? Előre is
        köszönöm a segítséget, várom a levelüket, üdvözlettel. Több időt, erről, később, függő, szükség, győződjön,
        tűz, gyűjtő, hőség, sürgős.""",
    "hr": """Dobar dan, želim znati gdje je moja narudžba. Plaćena je prošli tjedan i još nije stigla. Možete li
        provjeriti adresu i broj pošiljke? Paket je trebao biti ovdje u ponedjeljak, ali nitko me nije zvao. Tražim
        povrat novca ili novu robu, jer je ova slomljena i ne radi. Veličina također nije dobra, molim zamjenu za
        veću. Pišem već treći put i nikakvog odgovora. Kažite ako ne može, pa ću rješavati na drugi način. Zašto se
        ovo događa, što da učinim? Hvala na pomoći, očekujem vaš odgovor, srdačan pozdrav. Račun, naći, dođite,
        između, grešku, kuću, noć, čak, ključ, život, reći, treća, ručno, šest.""",
    "sl": """Dober dan, zanima me, kje je moje naročilo. Plačano je bilo prejšnji teden in še ni prišlo. Ali lahko
        preverite naslov in številko pošiljke? Paket bi moral biti tukaj v ponedeljek, vendar me nihče ni poklical.
        Želim vračilo denarja ali nov izdelek, ker je ta pokvarjen in ne deluje. Tudi velikost ni prava, prosim za
        zamenjavo za večjo. Pišem že tretjič in nobenega odgovora. Povejte, če ne gre, da bom rešil na drug način. Kaj
        naj zdaj storim, zakaj se to dogaja? Hvala za pomoč, čakam na vaš odgovor, lep pozdrav. Račun, več, češ, moč,
        ključ, življenje, družba, šest, načrt, otročji, težava, tržni.""",
    "ro": """Bună ziua, aş vrea să ştiu unde este comanda mea. A fost plătită săptămâna trecută şi încă nu a ajuns.
        Puteţi să verificaţi adresa şi numărul coletului, vă rog? Pachetul trebuia să fie aici luni, dar nimeni nu m-a
        sunat. Vreau banii înapoi sau un produs nou, pentru că acesta este stricat şi nu funcţionează. Nici mărimea nu
        este bună, aş dori să o schimb cu una mai mare. Scriu deja a treia oară şi nu primesc niciun răspuns. Spuneţi
        dacă nu se poate, ca să găsesc altă soluţie. Mulţumesc pentru ajutor, aştept veşti, cu stimă. Câte, când,
        între, însă, faţă, viaţă, către, până, lângă, după, piaţa, ţară, preţ, aţi, abonaţi.""",
    "tr": """Merhaba, siparişimin nerede olduğunu öğrenmek istiyorum. Geçen hafta ödendi ve henüz gelmedi. Adresi ve
        gönderi numarasını kontrol edebilir misiniz? Paketin pazartesi günü burada olması gerekiyordu, ama beni kimse
        aramadı. Paramı geri ya da yeni bir ürün istiyorum, çünkü bu kırık ve çalışmıyor. Bedeni de yanlış, daha
        büyüğü ile değiştirmek isterim. Üçüncü kez yazıyorum, hiç cevap yok. Olmuyorsa söyleyin, başka bir çözüm
        bulayım. Yardımınız için teşekkür ederim, haberinizi bekliyorum, saygılarımla. Değil, doğru, ışık, şey, iş,
        aşağı, sağ, yağ, çocuk, ağır, için, kadar, böyle, gün, hâlâ, mağaza, açık, sıcak, parça, harç, kredi kartı ile
        ödediğim ücreti, üyeliği.""",
    "lt": """Laba diena, norėčiau sužinoti, kur yra mano užsakymas. Jis buvo apmokėtas praėjusią savaitę ir dar
        neatėjo. Ar galite patikrinti adresą ir siuntos numerį? Siuntinys turėjo būti čia pirmadienį, bet niekas man
        nepaskambino. Noriu susigrąžinti pinigus arba gauti naują prekę, nes ši sugedusi ir neveikia. Dydis taip pat
        netinka, prašau pakeisti į didesnį. Rašau jau trečią kartą ir jokio atsakymo. Pasakykite, jeigu negalite, tada
        kreipsiuosi į kitą įstaigą. Kodėl taip yra, ką man daryti? Ačiū už pagalbą, laukiu žinių, pagarbiai. Būsiu,
        žmonių, daiktų, dėžė, rūšis, mūsų, jūsų, tokią, kelių, prekių, metų, pašto, šis, išsiųsti, ėmė, reikėtų.""",
    "lv": """Labdien, es vēlētos uzzināt, kur ir mans pasūtījums. Tas tika apmaksāts pagājušajā nedēļā un vēl nav
        atnācis. Vai jūs varat pārbaudīt adresi un sūtījuma numuru? Pakai vajadzēja būt šeit pirmdien, bet neviens man
        nezvanīja. Es gribu atpakaļ naudu vai jaunu preci, jo šī ir bojāta un nedarbojas. Arī izmērs nav pareizs,
        lūdzu nomainīt pret lielāku. Rakstu jau trešo reizi un nekādas atbildes. Sakiet, ja nevarat, tad meklēšu citu
        risinājumu. Kāpēc tā notiek, ko man darīt? Paldies par palīdzību, gaidu ziņas, ar cieņu. Kā, jā, būs, šādā
        veidā, veikalā, mājās, cilvēki, ļoti, ķēde, ģimene, dāvana, strādā, čeks, žēl, tālrunis, krājumā, bijām.""",
}
