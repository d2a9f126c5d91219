"""What somebody may have meant with a line that is not understood: the commands that share most words with it."""

import re
from functools import cache

from commands.actions.stems import stem
from commands.command import Command, Context
from commands.examples import own
from commands.reply import LABEL, Button, Buttons, Reply
from commands.words.slips import slips

_HOW = re.compile(
    r"^hoe\s+(?:kan|moet|mag)\s+(?:ik|je|u|we|men)\b|^hoe\s+\w+\s+(?:ik|je|u|we|men)\b(?!\s+(?:er|ervoor))"
    r"|^wat\s+(?:is|zijn|betekent|doet)\s+(?:(?:een|de|het)\s+)?\w+\W*$",
    re.IGNORECASE,
)
_MAKE = re.compile(r"\b(?:maak|voeg|leg|zet|noteer|meld)\b", re.IGNORECASE)
_SOME = 0.1  # for a question that asks how: "wat is een signaal"
_LEAST = 1.0  # words in common, rare ones counting more
_FILLED_IN = 600  # signs of what was typed that a button carries along
_FORMS = {
    "actie nieuw": ("Maak er een actiepunt van", "actie formulier"),
    "signaal nieuw": ("Meld het als signaal", "signaal formulier"),
}
_STOP = frozenset(
    stem(word)
    for word in (
        "een het van voor met naar over alle alles wat wie waar hoe nog maar ook dat dit deze die als dan uit bij door "
        "aan weer terug veel vandaag morgen ben laat maak neem hadden goed leuk komt gaat doen "
        "zijn wordt worden heeft hebben kunnen kunt moet moeten niet geen meer iets iemand jullie onze graag even "
        "horzel toon nummer groep volgende kan zonder dag later laatste vrijdag maandag dinsdag woensdag donderdag"
    ).split()
)
_LIKE = {
    "actie nieuw": "vastleggen noteren toevoegen aanmaken maken taak todo opdracht regelen oppakken",
    "actie klaar": "afvinken afronden voltooien klaarmelden dichtzetten",
    "actie lijst": "overzicht openstaand takenlijst actielijst zoeken",
    "actie": "mijn taken punten",
    "actie wijzig": "aanpassen veranderen deadline datum eigenaar overdragen verplaatsen uitstel",
    "actie notitie": "opmerking aantekening voortgang",
    "actie geschiedenis": "historie verloop logboek wijzigingen",
    "actie vervalt": "verwijderen weggooien schrappen wissen",
    "signaal nieuw": "melden melding kans bedreiging knelpunt media krant journalist interview",
    "signaal lijst": "signalen meldingen kansen bedreigingen",
    "vergadering": "overleg bijeenkomst plannen inplannen verzetten afzeggen",
    "vergadering volgende": "wanneer overleg bijeenkomst vergadering",
    "vergadering gebeurtenis": "agenda congres evenement",
    "stand": "status overzicht voorbereiden stand zaken",
    "verwerk": "verslag notulen inlezen importeren bestand actielijst document",
    "ongedaan": "terugdraaien herstellen foutje",
    "horzel": "hulp uitleg handleiding help",
    "horzel instellen": "instelling instellingen leden organisaties thema regio",
    "horzel privacy": "privacy avg woo gegevens bewaren wissen",
    "herinner mij": "herinnering herinneringen meldingen",
    "actie stuurgroep": "stuurgroep voorstel bestuurlijk",
}
"""Words that people use for a command without their being its name."""


@cache
def _words() -> dict[str, tuple[Command, frozenset[str], frozenset[str]]]:
    """For every shown command: the stems of its names, and those of its title, help and words alike."""
    from commands import COMMANDS

    found = {}
    for one in COMMANDS:
        if one.shown:
            names = frozenset(_stems(" ".join((one.name, *one.synonyms, _LIKE.get(one.name, "")))))
            found[one.name] = (one, names, frozenset(_stems(f"{one.title} {one.help}")) - names)
    return found


@cache
def _weights() -> dict[str, float]:
    """A word that many commands share says little."""
    often: dict[str, int] = {}
    for _, names, told in _words().values():
        for word in names | told:
            often[word] = often.get(word, 0) + 1
    return {word: 1 / count**0.5 for word, count in often.items()}


def _stems(text: str) -> list[str]:
    letters = "".join(sign if sign.isalnum() else " " for sign in text[:400].casefold())
    return [stem(word) for word in letters.split() if len(word) > 2 and stem(word) not in _STOP]


def nearest(text: str, ctx: Context, wanted: int = 2, least: float = _LEAST) -> list[Button]:
    """Buttons for the commands that share most words with a text, best first; fewer when little is shared."""
    said = _stems(text)
    scores: list[tuple[float, str]] = []
    for name, (one, names, told) in _words().items():
        if ctx.may(one.role):
            score = sum(_closeness(word, names) * 3 + _closeness(word, told) for word in said)
            scores.append((score, name))
    best = sorted(scores, key=lambda entry: -entry[0])[:wanted]
    return [_button(name, text) for score, name in best if score >= least]


def told_how(said: str, ctx: Context) -> Reply | None:
    """How something is done: the command that shares most words with the question, with its example."""
    best = nearest(_MAKE.sub("nieuw", said), ctx, wanted=1, least=_SOME) if _HOW.match(said) else []
    if not best:
        return None
    named = {form: name for name, (_, form) in _FORMS.items()}
    command = _words()[named.get(best[0].command, best[0].command)][0]
    return Reply(
        summary=f"{command.help} Bijvoorbeeld: {own(command, ctx)}", parts=(Buttons(buttons=(best[0],)),), only_me=True
    )


def in_form(name: str, text: str) -> Button:
    """Opens the form of a new point or signal with what was typed in it."""
    label, form = _FORMS[name]
    return Button(label=label, command=form, args={"what": text[:_FILLED_IN]})


def _button(name: str, text: str) -> Button:
    """The command; with what was typed in its form where it takes a text."""
    if name in _FORMS:
        return in_form(name, text)
    return Button(label=_words()[name][0].title[:LABEL], command=name)


def _closeness(word: str, among: frozenset[str]) -> float:
    weights = _weights()
    if word in among:
        return weights[word]
    if len(word) < 5:
        return 0.0
    near = [weights[one] for one in among if abs(len(one) - len(word)) <= 1 and len(one) > 3 and slips(word, one) == 1]
    return max(near, default=0.0) * 0.8
