"""What people say to have something done to a point: the table of orders, read as `commands.ask.meaning` says."""

ORDERS = """
verslag agendapunt: {note}
    bij agendapunt {note}

zet op de agenda: weg: {what}
    (haal|gooi|schrap|verwijder|streep) {what} {please} van de agenda [af|weg]
    {what} {please} (mag|kan|moet) {please} van de agenda [af|weg]

actie heropen: {numbers}
    {sorry} {numbers} (moet|mag|kan|had|moest|moeten|mogen) {please} [nog] open
        (blijven|staan|moeten blijven|gemoeten|gezet) [worden]
    {sorry} {numbers} [moet|mag|kan|staat|is] [nog] (weer|toch|gewoon) {nog} open [zetten|gezet|staan|maken]
    {sorry} {numbers} (staat|blijft|is) nog [gewoon] open
    {sorry} {numbers} (moet|mag|blijft) {please} (blijven|staan|blijven staan)
    {sorry} (zet|doe|maak|gooi|laat|hou|houd) {numbers} {please} [weer] open [zetten|staan]
    {sorry} {numbers} (heropenen|heropen|terugzetten|openzetten|open zetten|open)
    {sorry} {numbers} (is|zijn) [toch] [nog] niet {done}
    {sorry} {numbers} (toch|nog) niet ({done}|vervallen|laten vervallen|schrappen)
    {sorry} {numbers} toch niet
    {sorry} {numbers} {please} (weer|terug|toch) [naar] (open|openzetten) [laten|houden|zetten]
    {sorry} heropen {numbers}
    {sorry} (weer|toch) open [zetten] [:] {numbers}

actie heropen: {numbers}: {note}
    {sorry} {numbers} [moet|mag|kan] (toch weer|toch|weer) open (want|omdat|,|:) {note}

actie vervalt: {numbers}: niet meer nodig {note}
    [doe|gooi|haal] {numbers} {please} weg [want] {please} niet [meer] nodig {note}

actie klaar: {numbers}: ons deel {note}
    (ons|mijn|onze) (deel|stuk) [van|bij|op] {numbers} {is} {done} {note}
    {numbers} [:] (ons|mijn|onze|eigen) (deel|stuk) {is} {done} {note}
    {numbers} {is} {done} [voor|wat betreft] (ons|mijn|onze) (deel|stuk) {note}

actie vervalt: {numbers}: {note}
    {numbers} [kan|mag|kunnen|mogen|moet|moeten] {please} (weg|eraf|er af|van de lijst|van de lijst af) [want|:] {note}

actie klaar: {numbers}
    {numbers} : {done}
    {numbers} {is} {done} maar {more} {nog} niet [{done}]
    (klaar|af|afgerond|gereed|gedaan|sluit) [met|is|zijn] {numbers} maar {more} {nog} niet

actie klaar: {numbers}: {note}
    [ik heb|we hebben|wij hebben|heb|hebben we] [net|zojuist|eindelijk] {numbers} {is} {done} [en|want] {note}
    (klaar|af|afgerond|gereed|gedaan|done|✅|✓|👍) [met|is|zijn] [:] {numbers} [en|want] {note}
    (sluit|sluiten|afsluiten|afronden|afvinken|vink af|rond af|sluit af|afhandelen|handel af) [:] {numbers} [af]
        {please} [en|want] {note}
    (ik ben|we zijn|wij zijn) {please} (klaar|gereed) met {numbers} [en|want] {note}
    (zet|doe|maak|vink|rond|meld|handel) {numbers} [ook] {please} [op] {done} [en|want] {note}
    streep {numbers} {please} (door|af) [en|want] {note}
    {numbers} {please} (sluiten|afsluiten|afvinken|afronden|afhandelen|dichtzetten|dichtdoen|doorstrepen) [en|want]
        {note}
    {numbers} {please} [op] {done} (zetten|gezet|maken|melden|gemeld) {note}
    {numbers} (kan|mag|kunnen|mogen) {please} (worden gesloten|gesloten worden|afgesloten worden|afgevinkt worden)
        [en|want] {note}

part: {change}
    {numbers} {please} [het deel van|deel van|deel|stuk|voor|bij|wat betreft] {change} {is} {done} {note}
    [het] (deel|stuk) [van] {change} [van|bij|op] {numbers} {is} {done} {note}
    {numbers} [het] (deel|stuk) van {change} {is} {done} {note}
    {change} (deel|stuk) [van|bij|op] {numbers} {is} {done} {note}
    {change} {is} {done} (met|bij|voor) {numbers} {note}
    {change} (heeft|hebben) {numbers} {please} {done} {note}

dated: {change}
    {numbers} (wordt|is) {please} {change}

actie wordt: {numbers}: {text}
    {numbers} (wordt vervangen door|wordt vervolgd door|wordt|gaat verder als|vervangen door|omzetten in) [nu] [:]
        {text}
    (maak|doe) {please} (van|bij|op) {numbers} {please} een vervolg : {text}
    [een] vervolg (op|van|bij) {numbers} : {text}

actie vervalt: {numbers}: {note}
    {numbers} {please} (kan|mag|kunnen|mogen|laten|laat) {please} (vervallen|komen te vervallen|geschrapt worden|
        geschrapt|schrappen) [want|:] {note}
    {numbers} {please} (vervalt|vervallen|schrappen|weggooien|verwijderen|wissen|afvoeren|
        (komt|komen) te vervallen) [want|:] {note}
    {numbers} {please} [is|zijn|wordt|worden] (afgevoerd|geschrapt|verwijderd|ingetrokken) [want|:] {note}
    {numbers} (hoeft|hoeven) niet meer [want|:] {note}
    {numbers} (doen|gaan) (we|wij|ik) {please} niet [meer] [doen] [want|:] {note}
    (schrap|vervalt|vervallen|verwijder|verwijderen|schrappen|wis|wissen|delete|laat vervallen|gooi weg|streep weg) [:]
        {numbers} [want|:] {note}
    laat {numbers} {please} vervallen [want|:] {note}
    (gooi|haal) {numbers} {please} (weg|eraf|van de lijst) [want|:] {note}

actie wijzig: {numbers} geen eigenaar
    {numbers} {please} [de] eigenaar (eraf|er af|weg)

actie wijzig: {numbers} geen datum
    {numbers} {please} [de] (datum|deadline|termijn) (eraf|er af|weg)
    [de] (datum|deadline|termijn) [van|voor|bij|op] {numbers} {please} [kan|mag|moet] (eraf|er af|weg|vervalt|vervallen)
    (haal|gooi|laat) [de] (datum|deadline|termijn) [van|voor|bij|op] {numbers} {please} (eraf|er af|af|weg|vallen|
        vervallen)
    (geen|zonder) (datum|deadline|termijn) [meer] [voor|bij|op] {numbers}
    {numbers} {please} (heeft|hebben|hoeft|hoeven|kan|kunnen) {please} (geen datum|zonder datum) [nodig|te hebben|af]

actie wijzig: {numbers} niet doorlopend
    {numbers} {please} [is|loopt|zijn] {please} (niet meer|niet|niet langer) doorlopend

actie doorlopend: {numbers}
    (zet|maak|doe) {numbers} {please} [op] doorlopend
    {numbers} {is} [loopt|lopen|wordt] {please} (doorlopend|doorlopend maken|door)
    doorlopend [maken|zetten] [:] {numbers}

actie samenvoegen: {numbers}
    (voeg|doe|neem|pak|plak) {numbers} {please} (samen|bij elkaar|bijeen|in elkaar|tot een)
    {numbers} {please} (samenvoegen|samen voegen|samen|bij elkaar|bij elkaar doen|bij elkaar voegen|combineren)
    {numbers} (zijn|is) {nog} (hetzelfde|dubbel|dezelfde|het zelfde|een en hetzelfde|eigenlijk een) [punt]
    [samenvoegen|voeg samen] {numbers}, samenvoegen

actie samenvoegen: {more}, {numbers}
    (voeg|doe|stop|schuif|samenvoegen) {numbers} {please} (bij|in|onder|met|samen met) {more} [samen|erbij]
    {numbers} {please} [kan|mag|hoort|valt] (bij|in|onder|samen met) {more} [samen|worden gevoegd|voegen]
    {numbers} is {nog} (hetzelfde|dezelfde|dubbel) (als|aan|met) {more}

later: {numbers}
    {numbers} {please} [mag|kan|moet|schuift] {please} [met|nog] {length}
        (later|uitstel|opschuiven|opgeschoven|verder|verschuiven|doorschuiven|op|erbij|langer)
    (schuif|verschuif|verplaats|zet|stel|geef|doe|maak) {numbers} {please} [met|nog] {length}
        (op|later|uit|uitstel|door|vooruit|verder|langer)
    {length} (later|uitstel) (voor|met) {numbers}
    {numbers} {please} [met|nog] {length} [worden] (uitgesteld|opgeschoven|verlengd|uitstellen|verlengen) [worden]

earlier: {numbers}
    [zet|doe|haal|schuif] {numbers} {please} {length} (eerder|vroeger|naar voren)

join: {change}
    {numbers} {please} [is|wordt|gaat|hoort] (ook mede|ook|mede) [voor|van|door|bij|naar|aan] {change}
    {numbers} {please} [ook] {change} <er|nog|ook|even> (bij|erbij)
    {numbers} {please} (erbij|er bij|toevoegen|mede-eigenaar|mede eigenaar) [is|wordt] [:] {change}
    (zet|voeg|doe|noteer) {change} [ook] (erbij|er bij|toe) (bij|aan|op|voor) {numbers}
    (zet|voeg|doe|noteer) {numbers} {please} [ook] {change} <nog|ook|er> (bij|erbij|toe)
    (zet|voeg|doe|noteer) {change} <nog|ook|er|even> bij {numbers} [toe|erbij]
    {numbers} {change} (help|helpt|helpen|doe|doet|doen|werk|werkt|werken) {please} [ook] mee
    {change} [ook] (erbij|er bij) (bij|op|voor) {numbers}
    (bij|aan) {numbers} {please} [ook] {change} (toevoegen|erbij zetten|zetten) [als] [mede-eigenaar|eigenaar]
    {change} (doe|doet|doen|help|helpt|helpen|werk|werkt|werken) {please} [ook] mee (met|bij|aan) {numbers}

leave: {change}
    (gooi|haal) {numbers} {please} weg (van|bij) {change}
    haal {change} {please} [weg] (van|bij) {numbers} [af|weg|eraf]
    {change} {please} (eraf|er af|weg|af) (van|bij) {numbers}
    {numbers} {please} [haal|gooi] {change} {please} (eraf|er {nog} af)
    {change} {please} [kan|mag|moet|gaat] (van|bij) {numbers} (af|weg|eraf)
    {change} (doe|doet|doen|help|helpt|helpen|werk|werkt|werken) niet [meer|langer] mee (met|bij|aan) {numbers}
    {numbers} {please} zonder {change}
    {numbers} {please} (is|zijn) niet [meer|langer] (voor|van) {change}
    {change} (doe|doet|doen) {numbers} {please} niet [meer|langer]

owned: {change}
    (zet|verander|wijzig|maak) [de] (eigenaar|actiehouder|trekker) [van|voor|bij] {numbers} {please}
        (op|naar|in|tot|wordt) {change}
    {numbers} {please} [de] (eigenaar|actiehouder|trekker) {please} moet {change} (zijn|worden)
    {numbers} {please} [de] (eigenaar|actiehouder|trekker) {please} [:|=|is|wordt|moet zijn] {change}
    [de] (eigenaar|actiehouder|trekker) [van|voor|bij] {numbers} {please} [:|=|is|wordt|moet zijn] {change}

swap: {change}
    {numbers} {please} [is|gaat|moet] [over] van {what} naar {change}
    {numbers} {please} [is|wordt|gaat|moet|naar] niet [voor|van|naar|op] {what} maar [voor|van|naar|op] {change}
    {numbers} {please} [is|wordt|naar] [voor|van] {change} (ipv|i.p.v.|in plaats van) {what}
    {numbers} {what} (wordt|moet zijn) {change}
    {what} (wordt|moet zijn|moet worden) {change} {please} (bij|van|voor) {numbers}
    {what} moet {change} zijn (bij|van|voor) {numbers}

change: {change}
    {numbers} {arrow} {change}
    {numbers} : [de|het] (eigenaar|actiehouder|trekker|wie|deadline|datum|termijn|thema) [:|is|wordt] {change}
    {numbers} {please} (moet|moest) {please} {change} (zijn|worden|wezen)
    {numbers} (alleen|enkel) [nog] [voor|van|door|bij] {change}
    (zet|verander|wijzig|maak) [de|het] (thema|deadline|datum|termijn) (van|voor|bij) {numbers} {please}
        (op|naar|in|tot|wordt) {change}
    [het] thema (van|voor|bij) {numbers} (is|wordt) {change}
    {numbers} {please} (moet|moeten|mag|mogen) {please} {change} (af|klaar|gereed|binnen|rond|gedaan) [zijn]
    {numbers} {please} (is|zijn|wordt|gaat) [nu|toch|eigenlijk|voortaan] (voor|van|bij|naar|op naam van) {change}
    {numbers} {please} (naar|op|uiterlijk|voor|vóór|op naam van|aan|van|thema) {change}
        (zetten|verplaatsen|verzetten|schuiven|doorschuiven|overzetten|overdragen|geven|plannen|gezet|verplaatst|
        verzet)
    (zet|verplaats|schuif|verschuif|verzet|plan|stuur|doe|breng) {numbers} {please} [door]
        (op|naar|tot|in|bij|op naam van|voor|door naar|over naar) {change}
    {numbers} {please} (schuift|gaat|moet|kan|mag|verhuist) {please} [ook] [door|over|verschoven worden] (naar|op|tot)
        {change}
    {numbers} {please} [laten] [de] [deadline|datum|termijn] (vervroegen|vervroegd|opschuiven|uitstellen|verzetten|
        verplaatsen|verschuiven|doorschuiven|verlengen|inplannen|uitgesteld|opgeschoven|doorgeschoven|verlengd)
        (naar|tot|op|tot en met) {change}
    (stel|verleng|schuif) {numbers} {please} [uit|op|door] (tot|naar|op|tot en met) {change}
    (geef|gun) (de|het) {change} {numbers}
    maak {please} van {numbers} {please} een (taak|actie|actiepunt|punt|klus) (voor|van) {change}
    (geef|draag|gun|wijs|zet) {numbers} {please} [over|door|toe] aan {change} [over|toe]
    {numbers} {please} [over|door] (geven|overdragen|dragen|doorgeven) aan {change}
    {numbers} {please} (overdragen|overzetten|doorgeven|overgeven|doorzetten) (aan|naar) {change}
    neem {numbers} {please} [van mij|van ons] over door {change}
    {change} (neemt|pakt|doet|nemen|pakken|doen|neem|pak|doe|trekt|gaat over|wordt eigenaar van|heeft nu) {numbers}
        {please} [wel] [over|op|op mij|op me|voortaan|nu|voor zijn rekening|voor haar rekening]
    {numbers} {change} (doet|doen|regelt|regelen|pakt|pakken|neemt|nemen) (dat|dit|het|die|deze|hem) [op|over]
    {numbers} (doet|pakt|neemt|doe|pak|neem|doen|pakken|nemen) {change} [op|over]
    {change} (neem|neemt|nemen) {numbers} {please} over van {what}
    {numbers} (moet|mag|kan|gaat) {please} {change} (doen|oppakken|trekken|regelen|overnemen)
    {numbers} {please} [laten] door {change} [laten] (doen|oppakken|trekken|regelen|overnemen|uitvoeren)
    {numbers} [krijgt|heeft|moet] {please} [nog] [als|de|een] (uiterlijk|deadline|datum|termijn|thema|wie)
        [:|=|is|wordt] {change}
    {numbers} {please} [weer] [over|door|terug] (naar|op|voor|vóór|tot|van|aan) {change}
    [de] (deadline|datum) [van|voor|op] {numbers} {please} (verplaatsen|verzetten|uitstellen) (naar|tot) {change}
    [de] (deadline|datum|termijn) [van|voor|bij|op] {numbers} {please} [is|wordt|moet|kan|mag] [naar|op|wordt|is|:|=]
        {please} {change}

themed: {change}
    {numbers} {please} (is|wordt|hoort bij|valt onder) {please} [thema] {change}
    (zet|hang) {numbers} {please} (onder|bij) [thema] {change}

actie wijzig: {numbers} {note}
    (wijzig|verander) {numbers} {note}
    pas {numbers} {please} aan [:|naar] {note}
    {numbers} (wijzig|wijzigen|aanpassen) [:] {note}

actie wijzig: {numbers} eigenaar ik
    [ik wil|ik kan|ik zal|ik ga] {numbers} {please} [wel] (overnemen|oppakken)

actie wijzig: {numbers} regio {text}
    {numbers} {please} [is|hoort|valt] [in|bij|onder] [de] regio {text}
    (zet|verander|wijzig) [de] regio (van|voor|bij) {numbers} (op|naar|in) {text}

actie wijzig: {numbers} tekst {text}
    (wijzig|verander|pas) [de] (tekst|omschrijving|titel|naam) (van|voor|bij) {numbers} {please} [aan]
        (in|naar|:|wordt) {text}
    {numbers} {please} [de|nieuwe] (tekst|omschrijving|titel) {please} [is|wordt|moet zijn] [:] {text}
    [de|nieuwe] (tekst|omschrijving|titel) [van|voor|bij] {numbers} (:|wordt) {text}
    {numbers} {please} (moet|moest) {please} (zijn|worden|heten) : {text}
    (hernoem|herschrijf|herformuleer) {numbers} {please} [naar|als|in|tot|:] {text}
    {numbers} {please} (hernoemen|hernoem|heet voortaan|gaat heten|heet) [naar|nu|in|tot|:] {text}

actie notitie: {numbers}: {text}
    {numbers} : {text}
    (notitie|noot|opmerking|aantekening|voortgang|update|stand|link) [bij|op|over|van|voor] {numbers} [:] {text}
    bij {numbers} : {text}
    {numbers} (notitie|opmerking) [erbij] : {text}
    {numbers} {please} [zet|noteer] {please} (erbij|er bij) (:|dat) {text}
    (zet|noteer|noteren|vermeld|vermelden|schrijf) {please} [er] bij {numbers} [:|dat] {text}

actie notitie: {numbers}: {what}
    (zet|noteer|schrijf) er {please} bij (dat|:) {what} [bij|op|voor] {numbers}

actie notitie: {numbers}
    (notitie|noot|opmerking|aantekening) [bij|op|over|van|voor] {numbers}
    {numbers} (notitie|noot|opmerking|aantekening) [erbij|toevoegen|maken]

actie notitie: {numbers}: {progress}
    {numbers} {progress}

dated: {change}
    {numbers} {please} [lukt] [mij|ons] {please} [niet] [meer] [voor die datum|op tijd] {please} uitstel tot {change}
    {numbers} {please} (lukt|kan|is|wordt|moet) {please} pas [op|in] {change} (klaar|af|gereed)
    {numbers} {please} (lukt|kan|is|wordt|moet) {please} pas {change}
    {numbers} {please} (lukt|kan|gaat) {please} niet [maar] {change} wel
    {numbers} {please} (moet|moeten|mag|mogen|kan) {please} {change}
    {numbers} {please} [klaar|af|gereed|afronden|afmaken|afsluiten|opleveren|inleveren|afhandelen] {change}
    (klaar|af|gereed|afronden|afmaken|opleveren|inleveren|afhandelen) {numbers} {please} {change}
"""
