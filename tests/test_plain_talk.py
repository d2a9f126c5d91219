"""Ordinary talk, right behind a point, a list and a meeting that were just spoken of: none of it changes anything."""

from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from storage.changes import table
from storage.models import Change
from storage.store import Store
from tests.dialogue import Stage, stage

TALK = """
zeg is de koffie al klaar
ik heb vanmiddag om 3 uur een afspraak in venlo
de eigenaar van het pand heet jan
niet de burgemeester maar de wethouder was erbij
we hebben 12 bedden in horst
dat was een goed overleg gisteren
het gaat niet om het geld maar om de mensen
volgens mij moet noord dat ook weten
die teler uit meijel belde weer
die krant heeft het verkeerd opgeschreven
80 procent is klaar zei hij
punt is dat niemand reageert
gemeente venlo heet iedereen welkom
onze nieuwe secretaris is heel aardig
de nieuwe voorzitter wordt volgende week gekozen
jan wordt secretaris van de voetbalclub
in het provinciehuis was het warm
om 9 uur stond ik in de file
tot 4 uur ben ik bereikbaar
wat een weer he
ik denk dat 3 te laat komt
als 12 klaar is bel ik je
zodra 12 klaar is kunnen we door
als het goed is komt het goed
heel limburg ook
mkb ook
noord heeft er 12
dit is toch niet normaal
het klooster kan dicht zei de wethouder
de flyer was mooi
de flyer moet ook mooi zijn
mag de deur open
vrijdag ben ik vrij
ik ben vrijdag jarig
16 dec is mijn moeder jarig
gefeliciteerd met je verjaardag
wie gaat er mee lunchen
morgen om 12 uur lunch
sorry verkeerde chat
ik zei maandag maar bedoelde dinsdag
hij zei niet maandag maar dinsdag
drie van de vijf gemeenten doen mee
dat thema van wonen blijft lastig
we verzetten ons tegen die wet
kansen genoeg in limburg
het is een kans voor de regio
de knelpunten zijn bekend
voorstel was om te stoppen
stop met roken zegt mijn vrouw
nieuw jaar nieuwe kansen
ik ga 2 weken op vakantie
2 weken later was alles weg
een week later stond het in de krant
laat maar zitten het is al geregeld met piet
bij 3 gemeenten is het al gelukt
ook in zuid speelt dit
wij doen ook mee met de actie van serious request
haal jij koffie
het verslag was erg lang
maak er wat moois van
het kernteam ook
doe dat maar bij de bakker
zet dat maar bij het oud papier
succes en zet m op
hij is er niet bij vandaag
lwv is niet blij
en dan 12 dec de kerstborrel
volgende keer beter
kan de vergadering volgende keer korter
mag de taskforce een week later
is de vergadering een uur eerder
is er vrijdag taart
de vergadering duurt altijd 2 uur
vrijdag kan noord niet leveren
2 jaar geleden was het loket open want er was geld
heeft punt 1 haast
de trekker is kapot
lltb als trekker lijkt me goed
""".strip().split("\n")
_SAID_BEFORE = (
    ("secretaris", "/vergadering 16 december 2026 14:00 Gouvernement Maastricht", False),
    ("secretaris", "/actie nieuw contactpersonen per gemeente doorgeven, noord, midden, zuid", False),
    ("secretaris", "/actie nieuw flyer vertalen, LWV", False),
    ("noord", "/signaal kans: leeg klooster in Venlo", False),
    ("lltb", "wanneer is de volgende vergadering", True),
    ("lltb", "actie nieuw proefzin voor de rest, lltb, 12 dec", True),
)


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    staged = stage(f"sqlite:///{tmp_path_factory.mktemp('praat') / 'horzel.db'}")
    for who, said, private in _SAID_BEFORE:
        list(staged.say(who, said, private=private))
    yield staged
    staged.storage.close()


@pytest.mark.parametrize("said", TALK)
def test_ordinary_talk_changes_nothing(group: Stage, said: str) -> None:
    def changes(store: Store) -> int:
        return int(store.connection.execute(select(func.count()).select_from(table(Change))).scalar_one())

    before = group.storage.read(changes)
    list(group.say("lltb", said, private=True))
    assert group.storage.read(changes) == before, group.replies[-1].summary
