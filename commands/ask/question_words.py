"""What people ask: the table of questions, read as `commands.ask.meaning` says."""

QUESTIONS = """
horzel:
    wat (kun|kan|kunt|doe|doet) (je|jij|u|horzel) {note}

vergadering: {day}?
    wie (is|zijn|komt|komen|kan|kunnen) {nog} [niet] [bij|aanwezig] {nog} [op|bij] {day} {nog} [niet] {nog}

vergadering: {day}?
    (is|hebben we|hebben wij) {nog} {day} {nog} [een] (vergadering|bijeenkomst|overleg) {nog}
    (is|hebben we|hebben wij) {nog} [een] (vergadering|bijeenkomst|overleg) {nog} [op] {day} {nog}

vergadering volgende:
    wie (is|zijn|komt|komen|kan|kunnen) {nog} niet (op|bij|naar) {note}
    wie (is|zijn|komt|komen|kan|kunnen) {nog} [de|het] (volgende|eerstvolgende|komende)
        (keer|vergadering|overleg|bijeenkomst) {nog} [niet] {nog}
    wie (is|zijn|heeft|hebben) {nog} [zich] {nog} (afgemeld|afwezig|verhinderd|niet bij|er niet) {nog}
    wie (komt|komen|kan|kunnen) {nog} niet {nog}
    wie (komt|komen|is|zijn) {nog} [bij|aanwezig] {nog}

actie lijst: te laat
    wie (loopt|lopen) {nog} achter

actie stil:
    [van|bij] wie (heeft|hebben|liet|laat|laten|is|zijn|loopt|lopen|blijft|blijven|heb|hoor|horen|hoorden) [we|ik|wij]
        {nog} (niets|niks|stil|achter|niet|weinig) {note}
    (wie|welke organisaties|welke partijen|welke regio's|welke regio) {nog}
        (reageert|reageren|reageerde|reageerden) {nog} niet
    bij wie (ligt|staat|gebeurt) {nog} (alles|het|er) {nog} (stil|niets|niks)

actie stuurgroep:
    (wat|welke {points}|welke voorstellen|is er iets|zijn er {points}|wat voor {points}) {nog}
        (moet|moeten|gaat|gaan|kan|kunnen|ligt|liggen|staat|staan|hebben we|is|zijn|willen we|mag) {nog}
        (voor|naar|klaar voor|richting|mee naar) [de|het] stuurgroep {note}
    (wat|welke {points}) (leggen|brengen|sturen|geven|nemen) (we|wij) {nog} (voor aan|naar|mee naar|aan) [de|het]
        stuurgroep {note}
    (overzicht|lijst|punten|voorstellen) [voor|aan] [de|het] stuurgroep
    [wat] (naar|voor) [de|het] stuurgroep
    (hebben|heeft|hadden) (we|wij|iemand) {nog} (iets|wat|{points}) (voor|naar) [de|het] stuurgroep {note}

visie:
    [wat zijn|welke|toon|hoe staat het {nog} met] [de|onze|alle] (doelen|doelstellingen) [zijn er]

stand:
    {note} wat moet ik {nog} weten {nog}
    (waar|waarop) moet ik {nog} [op] letten {note}

actie lijst: gesloten {when}
    hoeveel [{points}] (is|zijn) {nog} (gesloten|afgerond|klaar|af|dicht) {nog} {when}
    (wat|wat is|wat is er|wat hebben we|hebben we|welke {points} (zijn|is)) {nog} (gesloten|afgerond|klaar|af) {nog}
        {when}
    (wat is er|wat|wat hebben we|welke {points} zijn) {nog} {when} {nog} (gesloten|afgesloten|afgerond|klaar|af|gedaan)

actie sinds: {when}
    (wat|is er iets|is er wat|wat is|wat hebben we|hebben we|welke {points} (zijn|is)) {nog}
        (gebeurd|veranderd|gedaan|gesloten|bijgekomen|bij gekomen|afgerond|nieuw|gewijzigd|erbij gekomen) {nog} {when}
    (wat is er|is er|wat was er|nog|het|al) {nog} (nieuws|nieuw|nieuwe {points}) {nog} {when}
    (wat|wat is er) {nog} {when} {nog} (gebeurd|veranderd|gedaan|bijgekomen|nieuw)
    {when} [wat is er|wat] {nog} (gebeurd|veranderd|gedaan|gesloten|bijgekomen|nieuw)
    wat (heb|hebben) (ik|we) {nog} gemist {when}
    wat (heb|hebben) (ik|we|wij) {nog} {when} {nog} (gedaan|gewijzigd|veranderd|gesloten)
    (wat is er|wat) {nog} {when} {nog} (aangepast|gewijzigd)
    wie (heeft|hebben) {nog} (wat|iets) {nog} (veranderd|gewijzigd|gedaan) {when}
    wie (heeft|hebben) {nog} {when} {nog} (wat|iets) {nog} (veranderd|gewijzigd|gedaan)

vergadering besluiten:
    (welke|wat voor) besluiten (zijn|hebben) {note}
    wat (is|hebben we|hebben wij) {nog} (besloten|afgesproken) {note}
    welke besluiten (namen|maakten|staan|waren) {note}

actie sinds:
    (wat|is er iets|is er wat|wat is|wat hebben we) {nog} (gebeurd|veranderd|bijgekomen|bij gekomen|
        gewijzigd|erbij gekomen)
    (wat is er|is er|wat is|nog|welke {points} zijn) {nog} (nieuws|nieuw)
    wat (heb|hebben) (ik|we) {nog} gemist

vergadering agenda:
    wat (bespreken|behandelen) (we|wij) {nog} (op|in|tijdens|bij|de) {note}
    [hebben|heeft] (wie|alle regio's|iedereen) [moet|heeft] {nog} [niet] {nog} (teruggekoppeld|terugkoppelen) {nog}

vergadering gebeurtenis: {day}?
    wat (hebben|is|staat|komt) [er|we|wij] {nog} (op|in) [de|onze] agenda (voor|van|op) {day}

vergadering gebeurtenis: {soon}
    wat (is|gebeurt|speelt|staat|hebben we) {nog} {soon} {nog} [op de agenda|in de agenda|op de planning|
        gepland|te gebeuren]

vergadering gebeurtenis: {month}?
    wat (hebben|is|staat|komt|speelt) [er|we|wij] {nog} in {month} {nog} [staan|gepland|op de agenda|in de agenda]
    wat (hebben|is|staat|komt) [er|we|wij] {nog} (op|in) [de|onze] agenda (in|voor|van) {month}
    (staat|staan|is|zijn|hebben we) {nog} (iets|wat|dingen) {nog} (op|in) [de|onze] agenda (in|voor|van) {month}

vergadering gebeurtenis:
    (wat|wat is er|wat komt er) (staat|staan|komt|is|hebben we) {nog} [op|in] [de|onze] agenda {note}
    (staat|staan|is|zijn|hebben we) {nog} (iets|wat|dingen) {nog} (op|in) [de|onze] agenda {note}

horzel digest:
    (wanneer|hoe laat|hoe vaak) (komt|is|verschijnt|krijgen|krijg) [we|ik|wij] {nog} [het] (weekbericht|digest) {nog}

stand: per eigenaar
    wie (doet|heeft|moet) {nog} wat {nog} [doen]
    wie (heeft|doet|hebben) {nog} [de|het] (meeste|minste) ({points}|werk) {note}
    wie (heeft|doet|hebben) {nog} het (meest|minst|drukst) {note}
    hoeveel {points} (heeft|hebben|doet) {nog} (iedereen|elke eigenaar|ieder|elk) {note}

vergadering volgende:
    (wanneer|hoe laat|waar|welke dag|op welke dag|in welke zaal|in welke ruimte|welke zaal) {nog}
        (zien|spreken|zitten|komen|treffen|vergaderen|moeten|is|ontmoeten|zijn|hebben|beginnen|starten) {nog}
        (we|wij|het|dat|ik|jullie) {nog} [elkaar|bij elkaar|bijeen|zijn|zitten|volgende keer|de volgende keer|
        volgende x] {nog}
    (wanneer|hoe laat|waar|welke dag) {nog} (is|begint|zit|valt) {nog} [de|het]
        (volgende|volgend|komende|eerstvolgende) [keer|overleg|vergadering|taskforce|bijeenkomst]
    (volgende|eerstvolgende|komende) (vergadering|overleg|keer|bijeenkomst)
    (hebben we|is) {nog} een (zaal|ruimte|plek|locatie) {note}
    hoe laat {nog} [begint|is|moet] {nog} [het|dat|die|ik er zijn] {nog}
    wat is [de datum van] (de|het) (volgende|eerstvolgende|komende) (vergadering|overleg|bijeenkomst|keer)

actie toon: {numbers}
    wanneer (moet|is|verloopt|vervalt) {numbers} {nog} [klaar|af|gereed|zijn|klaar zijn|af zijn]
    (is|zijn) {numbers} {nog} (verstuurd|gedeeld|gelukt|geregeld|rond|binnen|besproken|gebeurd) {note}

actie geschiedenis: {numbers}
    (waar komt|waar kwam|waarvandaan komt|hoe komen we aan|wie kwam met|waar is|uit welk verslag komt) {numbers}
        {nog} [vandaan|uit|ontstaan|begonnen]
    (waarom|wanneer|door wie|hoe) (is|zijn|werd|was|hebben we|wordt) {numbers} {note}
    (hoe lang|hoelang|sinds wanneer) (staat|staan|is|loopt|lopen) {numbers} {note}
    wie (maakte|sloot|wijzigde|bedacht|wilde|heeft) {numbers} {nog} [gesloten|gemaakt|gewijzigd|veranderd|bedacht|
        aangepast|ingebracht|aangemaakt]
    wat is er (met|bij) {numbers} {nog} [gebeurd|aan de hand|veranderd]
    wat is er {nog} (gebeurd|veranderd) (met|aan|bij) {numbers}

actie toon: {numbers}
    {how} {numbers} {nog}
    (wat is|wat was|wat houdt|waar gaat|wat staat|wat hield) {nog} [bij|over|in] {numbers} {nog} [in|over|voor iets|bij]
    wat is er (bekend|gezegd|genoteerd) (over|bij) {numbers}
    wie (doet|heeft|gaat over|pakt|trekt|is trekker van|is eigenaar van|zit op) {nog} {numbers} [op]
    (van wie|voor wie|bij wie) (is|ligt|staat) {nog} {numbers}
    (is|zijn|staat|staan|loopt|lopen) {numbers} {nog} ({done}|{open}|te laat|op schema|op tijd) {note}
    wie is {numbers}
    {numbers} (wie|wat|wanneer|waar|hoe|status|stand)
    (weet|weten) (je|u|jullie|iemand|we) {nog} (iets|wat|hoe het staat) (van|over|met) {numbers}

actie lijst: te laat {what}
    (is|zijn|loopt|lopen|ligt) {what} {nog} [ergens] (te laat|achter|over tijd) [mee]
    (wat|welke {points}) (is|zijn|staat|staan|loopt|lopen) {nog} (te laat|over tijd|verlopen|achterstallig)
        (voor|bij|van|in) {what}

actie lijst: te laat
    (wie|wat|hoeveel|welke {points}) (is|zijn|loopt|lopen|staat|staan) {nog} (te laat|over tijd|verlopen|achter|
        achterstallig|over de datum|over de deadline)
    (is|zijn) er {nog} [{points}|iets] (te laat|over tijd|verlopen|over de datum) {note}
    (te laat|achterstallig)

actie lijst: zonder eigenaar
    (wat|welke {points}) (is|zijn|staat|staan|heeft|hebben) {nog} (zonder eigenaar|van niemand|geen eigenaar|op
        niemands naam|eigenaarloos)
    (is|zijn) er {nog} [{points}|iets] (zonder eigenaar|zonder trekker|zonder actiehouder|van niemand) {note}
    (is|zijn) er {nog} [{points}|iets] (waarvoor|waarbij|waarvan|waar|die|met) {nog} geen (eigenaar|trekker) {note}
    (wat|welke {points}|wie) (heeft|hebben|is|zijn) {nog} (geen|zonder) (eigenaar|trekker|actiehouder|naam) {nog}
    [welke] {points} zonder (trekker|actiehouder|naam)
    (wat|welke {points}) (ligt|liggen|is|zijn) {nog} (bij|van) niemand

actie lijst: doorlopend
    (wat|welke {points}) (is|zijn|loopt|lopen|staat|staan) {nog} [op] (doorlopend|door)

actie lijst: gesloten
    (wat|welke {points}) (is|zijn|hebben we) {nog} (gesloten|afgerond|klaar|gereed|gedaan|af)
    hoeveel [{points}] (is|zijn|hebben we) {nog} (gesloten|afgerond|klaar|gedaan|af|dicht)

actie lijst: gesloten {what}
    (wat|welke {points}) (is|zijn|werden|hebben we|hebben wij) {nog} (gesloten|afgerond|klaar|gedaan|af)
        (in|van|door) {what}

actie lijst: deze week
    (wat|welke {points}) (heeft|hebben|is|zijn) {nog} (haast|spoed|urgent|dringend|nu nodig)

stand: {names}
    {how} {article} {names} {nog}

actie zoek: {what}
    [nog] (iets|wat) {nog} (over|rond|rondom) {what}
    {how} {article} {what} {nog}
    (is|zijn) er {nog} (iets|wat|nieuws|meer) {nog} [bekend|te melden] (over|van|rond|rondom|met) {article} {what}
    (wat|weet jij wat|weet u wat) (weten|hebben|hoorden|horen) (we|wij) {nog} (over|van|rond|rondom|inzake)
        {article} {what}
    (weet|weten) (je|u|jullie|iemand|we) {nog} (iets|wat|hoe het staat|hoe het zit) (van|over|met) {article} {what}
    (waar|in welk {points}) (staat|stond|ging|hebben we|hadden we) {nog} (over|van|met|iets over) {article} {what}
    (wat|welke {points}|welke) (gaan|gaat|ging) {nog} over {article} {what}
    wat is er {nog} [gebeurd|gedaan|geworden|terechtgekomen] (met|van|rond) {article} {what}
        [gebeurd|geworden|terechtgekomen|gedaan]
    hadden we {nog} (iets|wat) {nog} (over|met|rond|van) {article} {what}
    [is|heb je|heeft iemand] (iets|al iets|al wat|wat) {nog} [gehoord|bekend|vernomen] (over|met|van) {article}
        {what} [gehoord|bekend|vernomen]
    (is|zijn) {article} {what} {nog} (klaar|af|afgerond|verstuurd|gedeeld|gelukt|geregeld|rond|binnen|gereed|gedaan)
"""
