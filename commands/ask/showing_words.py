"""What people say to have a point made, shown or listed, or a file made: the rest of the table of orders."""

SHOWING = """
actie nieuw:
    (nieuw|nieuwe|toevoegen) [actie|actiepunt|punt]

actie nieuw: voor {what}: {text}
    (maak|noteer|leg|graag) {please} [een] [nieuw|nieuwe] (actie*|punt*|taak) [aan|vast] (voor|van) {what} (:|om) {text}
    (nieuw|nieuwe) (actie|actiepunt|punt|taak) (voor|van) {what} : {text}
    [een] [nieuw|nieuwe] [actie|actiepunt|punt|taak] (maken|aanmaken|toevoegen|noteren|vastleggen) (voor|van) {what} :
        {text}

actie nieuw: {text}
    {please} [actie|actiepunt] nieuw : {text}
    (nieuw|nieuwe) (actie|actiepunt|punt|taak) : {text}
    {please} (noteer|onthoud|vastleggen|leg vast|schrijf op|toevoegen) {please} : {text}
    voeg {please} [een|de] [nieuw|nieuwe] [actie|actiepunt|punt] {please} toe [:] {text}
    (maak|noteer|leg) {please} [vast] [nog] [een] [nieuw|nieuwe] (actie*|punt*|taak) [aan|vast] (:|om) {text}
    [nog] [een] [nieuw|nieuwe] [actie*|punt*|taak] [erbij] (maken|aanmaken|toevoegen|noteren|vastleggen) (:|om) {text}
    [en|ook] nog (een|eentje|een punt|een actie) : {text}
    [zet|noteer|voeg] {please} [nog|ook] (erbij|er bij|toe|op de lijst|op de actielijst) : {text}

actie toon: {numbers}
    {numbers}
    (toon|laat zien|bekijk|open|geef|pak) [me|mij|ons] {numbers} [erbij]
    laat {numbers} {please} zien
    {numbers} {please} (toon|tonen|laten zien|zien|bekijken)
    (heeft|hebben) {what} [het] {numbers} {nog} (geleverd|aangeleverd|opgeleverd|{done}) {nog}

actie geschiedenis: {numbers}
    (geschiedenis|historie|verloop) [van|bij] {numbers}
    {numbers} (geschiedenis|historie|verloop)

actie export:
    [stuur|mail|geef|maak|exporteer|download|toon|mag|kan|krijg] [me|mij|ik|ons|wij] {please} [de|een|het] [hele]
        (lijst|actielijst|overzicht|{points}) (als|in|naar) [een] (word|excel|csv|pdf|bestand|document) {note}
    (stuur|mail|exporteer|download) [me|mij|ons] {please} [de|het] [hele] (lijst|actielijst|overzicht|alles)

stand: {what}
    (geef|toon|laat) [me|mij|ons] {please} [de|het] (stand|stand van zaken|status) (van|voor|bij|op|in) {what} [zien]

horzel rapport: {note}
    (maak|geef|stuur|toon|mail) [me|mij|ons] {please} [het|een] (kwartaalrapport|kwartaalrapportage) {note}

horzel rapport:
    (maak|geef|stuur|toon|mail) [me|mij|ons] {please} [het|een] (rapport|rapportage)

vergadering agenda: {note}
    (maak|geef|toon|stuur|mail) [me|mij|ons] {please} [de|een] agenda {note}

vergadering verslag: {note} vaststellen
    (stel|stellen) [we|wij] {please} [het|de] (verslag|notulen) {note} vast
    [het|de] (verslag|notulen) {note} (vaststellen|is vastgesteld)

vergadering verslag: {note}
    (maak|geef|stuur|toon|mail|verstuur|deel) [me|mij|ons] {please} [het|een] [concept] (verslag|conceptverslag) {note}
    [het] [concept] (verslag|conceptverslag) {please} (versturen|rondsturen|mailen|delen|sturen) {note}
    concept verslag {note}

actie formulier:
    [ik|wij|we] (wil|wou|willen|zou|moet) {please} [een|iets|mijn] [nieuw|nieuwe] ({points}|punt|taak) {please}
        (toevoegen|maken|vastleggen|invoeren|aanmaken|noteren|melden|opgeven|toevoegen aan de lijst|willen toevoegen|
        willen maken)

signaal formulier:
    [ik wil|ik wou|wil|ik heb|ik moet] {please} (een|het) [nieuw] signaal [melden|doorgeven|aanmelden|vastleggen]
    (meld|nieuw|maak) {please} [een|nieuw] signaal

signaal export: {note}
    (stuur|mail|exporteer|download) [me|mij|ons] {please} [de|alle] [lijst|overzicht] [met|van] [de] signalen {note}

horzel commando's: actie
    (help|hulp|uitleg) [bij|over|voor|met] [een|de] {points}

horzel commando's: signaal
    (help|hulp|uitleg) [bij|over|voor|met] [een|de] (signaal|signalen)

horzel commando's: vergadering
    (help|hulp|uitleg) [bij|over|voor|met] [een|de] (vergadering|vergaderingen|agenda|verslag)

horzel digest voorbeeld:
    (laat|toon|geef|bekijk) [me|mij] [het|de] (weekbericht|digest) [zien]

actie lijst:
    open
    (te laat|zonder eigenaar|doorlopend|doorlopende|gesloten|afgeronde|achterstallige) [{points}]
    (lijst|overzicht|actielijst|alles|alle {points}|{points}|[toon] [de] [hele] lijst|alles wat [nog] open staat)

actie zoek: {text}
    (zoek|zoeken) [:|op|naar] {text}

actie lijst: {text}
    (alles|alle {points}) (over|rond|rondom|in|van|voor|bij|op|met) {text}
    (lijst|overzicht|actielijst|toon|laat zien|geef) [me|mij] [de|het|een] [lijst|overzicht] [van|met|voor] {text}
    [ontvang|krijg|wil|heb|kan|kun|mag] [ik|wij|we|je|jij|u] [mij|me|ons] {please} (een|het) (overzicht|lijst|lijstje)
        {please} [geven|sturen|tonen|krijgen|ontvangen|zien] (van|met) [de] [{points}] [van] {text}
    laat [me|mij|ons] {please} alles (van|voor|over|in) {text} zien {note}
    (laat|geef|toon) [me|mij|ons] {please} alles [zien] (wat|dat) {text} (is|zijn) [zien]
    laat [me|mij|ons] {please} {text} zien
"""
