"""What people ask of the list of points: the rest of the table of questions."""

LISTING = """
actie lijst: gesloten mijn {when}
    wat (heb|hebben) (ik|wij|we) {nog} (gedaan|afgerond|gesloten|afgehandeld) {nog} {when}
    wat (heb|hebben) (ik|wij|we) {nog} {when} {nog} (gedaan|afgerond|gesloten|afgehandeld)

actie lijst: mijn te laat
    (ben|zijn|loop|lopen) (ik|wij|we) {nog} [ergens] {nog} (achter|te laat) [mee|met iets]
    (waar|waarmee) (ben|zijn|loop|lopen) (ik|we|wij) {nog} [mee] te laat [mee]

actie lijst: mijn
    (wat|welke {points}) (moet|moeten|heb|hebben|ga|dienen) (ik|wij|we) {nog} [{open}|afmaken|afronden|oppakken|staan]
    (wat|welke {points}) (staat|staan|ligt|liggen|is|zijn) {nog} [{open}] (voor|bij|van|op naam van) (mij|ons|me)
        {nog} [{open}]
    (heb|hebben) (ik|wij|we) {nog} (iets|wat|{points}) {nog} [{open}]
    (mijn|onze) ({points}|lijst|lijstje)

actie lijst: mijn {what}
    (wat|welke {points}) (moet|moeten|heb|hebben|ga|dien|dienen|mag) (ik|wij|we) {nog} [{open}] {what} {nog}
        [doen|te doen|klaar hebben|af hebben|opleveren|afmaken|afronden|afhebben|gedaan hebben|oppakken|staan|open]
    (wat|welke {points}) (staat|staan|ligt|liggen|is|zijn) {nog} [{open}] (voor|bij|van|op naam van) (mij|ons|me)
        {nog} [{open}] {what} [{open}]
    (heb|hebben) (ik|wij|we) {nog} (iets|wat|{points}) {nog} [{open}] {what}
    (mijn|onze) ({points}|lijst|lijstje) {what}

actie lijst: gesloten {what} sinds 1 januari
    wat (heeft|hebben) {what} {nog} (gedaan|afgerond|gesloten|opgeleverd|geregeld) dit jaar
    wat (heeft|hebben) {what} {nog} dit jaar {nog} (gedaan|afgerond|gesloten|opgeleverd|geregeld)

actie lijst: gesloten {what}
    wat (heeft|hebben) {what} {nog} (gedaan|afgerond|gesloten|opgeleverd|geregeld)
    (wat|welke {points}) (is|zijn) {nog} [door] {what} {nog} (gedaan|afgerond|gesloten)

actie lijst: {what}
    (wat|welke {points}) (staat|staan|ligt|liggen|is|zijn|loopt|lopen) {nog} [{open}]
        (voor|bij|van|op naam van|op het bordje van) {what} {nog} [{open}]
    (wat|welke {points}) (moet|moeten|heeft|hebben|doet|doen|gaat|gaan) {what} {nog}
        ({open}|afmaken|opleveren|oppakken|klaar hebben|af hebben|leveren)
    (wat|welke {points}) (doet|doen|heeft|hebben) {what} {nog}
    (wat|welke {points}) (hoort|horen) {nog} bij {what}
    (wat|welke {points}) (moet|moeten) {nog} {what} {nog} (af|klaar|gereed|binnen|gebeuren|gedaan) [zijn]
    hoeveel {nog} (van|voor|bij) {what}
    hoeveel (staat|staan|is|zijn|ligt|liggen) {nog} [{open}] (voor|bij|van|in) {what} {nog} [{open}]
    (wat|welke {points}|hoeveel {points}) (staat|staan|is|zijn|ligt|liggen|loopt|lopen|speelt|spelen|gebeurt|hebben
        we|heeft|hebben) {nog} [{open}] (in|rond|rondom|op het gebied van|over|aan|op|qua|onder) {what} {nog} [{open}]
    (heeft|hebben) {what} {nog} (iets|wat|{points}) {nog} [{open}]
    (staat|staan|ligt|liggen|is|zijn) er {nog} (iets|wat|{points}) {nog} [{open}] (voor|bij|van|in|op|rond) {what}
        {nog} [{open}]
    [nog] {open} (voor|bij|van|in|op) {what}
    [welke] {points} (van|voor|in|bij|over|met|rond|op|per) {what}
    (laat|geef|toon) [me|mij|ons|eens] (zien wat|wat) {nog} [{open}] (voor|bij|van|in) {what} {nog} [{open}|staat]

actie lijst: {what} {until}
    (wat|welke {points}) (moet|moeten) {what} {nog} ({open}|afmaken|afronden|opleveren|leveren|klaar hebben|af hebben)
        {until}

actie lijst: {until}
    (wat|welke {points}) (moet|moeten) {nog} (af|klaar|gereed|binnen|gebeurd|gedaan|gebeuren) [zijn] {until}
    (wat|welke {points}) (verloopt|verlopen|vervalt|vervallen|loopt af|lopen af) {nog} {until}

actie lijst:
    hoeveel {nog} (staat|staan|is|zijn|hebben we|loopt|lopen) {nog} [{open}] {nog}
    (wat|welke {points}|hoeveel {points}) (staat|staan|is|zijn|loopt|lopen|ligt|liggen|hebben we|hebben wij) {nog}
        [{open}] {nog}
    (wat|welke {points}) moet {nog} ({open}|gebeuren)
    (laat|geef|toon) [me|mij|ons] {nog} (zien wat|wat) {nog} open [staat]
    (toon|geef|laat) [de|alle] {points} [zien]

actie lijst: {what}
    hoeveel {points} (heeft|hebben|doet|doen|staan er voor|staat er voor|liggen er bij|zijn er van|zijn er voor) {nog}
        {what} {nog} [{open}|op naam] {nog}
"""
