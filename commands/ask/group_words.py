"""What people ask about the group and about Horzel itself: the rest of the table of questions."""

ABOUT_GROUP = """
horzel groep:
    welke (organisaties|partijen|regio's|gemeenten|gemeentes|rollen|thema's|themas|leden) (zijn er|hebben we|hebben wij|
        doen mee|doen er mee|ken je|kent u|staan erin|staan er in)
    wie (zit|zitten|doet|doen) [er] [allemaal] (mee|in de groep|in de werkgroep|in deze groep)
    wie (zit|zitten) [er] [allemaal] (in|bij) {what}
    wie (zijn|is) {nog} (lid|de leden|onze leden) [en] [met|in] [welke rol|rol]

horzel rechten:
    wie (is|zijn) {nog} [de] (voorzitter|beheerder|kennisambassadeur|lezer|lezers)
    wie mag {nog} (wat|alles|dit|dat) {nog} [doen|wijzigen|instellen]
    wat (mag|mogen|kan|kunnen) (een|de) (lezer|lid|leden|voorzitter|secretaris|beheerder|kennisambassadeur) {nog}
    waarom [(mag|kan) (ik|dat|dit) {nog}] niet
    (mag|kan) ik {nog} (lid|secretaris|voorzitter|beheerder) worden
    hoe (word|wordt|kan|krijg|krijgt) (ik|iemand|men|hij|zij) {nog} (lid|toegang) [worden]
    {note} hoe (voeg|voegen|geef|geven|krijg|laat) (ik|we|wij) {nog} (iemand|die|hem|haar|een lid|een nieuw lid|een
        collega|een nieuwe collega|een gast) {nog} (toe|toegang|erbij|toevoegen|toelaten|binnen)
    (rollen|rechten)

horzel privacy:
    (vergeet|wis|verwijder) (mij|me|mijn gegevens|mijn naam) {note}
    wat (weet|weten|bewaar|bewaart|bewaren) (je|jij|u|jullie|horzel) {nog} (van|over) (mij|me|ons|mijn gegevens) {note}

horzel:
    (wat is|wat was) mijn (rol|functie|recht|rechten) {note}
    (wat|wie) ben ik {note}
    wat (mag|kan) ik {note}
    wie (is|zijn) [de] (secretaris|voorzitter|kennisambassadeur|beheerder) {note}
    hoe werkt (dit|het|horzel|dat) {note}
    (wie|wat) (ben|bent|is) (je|jij|u|horzel|dit)
    (help|hulp|uitleg|instructie|ik snap het niet|ik begrijp het niet) {note}
"""
