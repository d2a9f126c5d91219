"""The visie-actielijst: visie-actiepunten under themes, with a stand van zaken per region. Titles are no key."""

import re
from collections.abc import Iterable, Sequence

from commands.minutes.document import Table
from commands.minutes.layout.paragraphs import Paragraph
from commands.minutes.layout.sections import Block
from commands.minutes.parts.known import KnownNames
from commands.minutes.parts.regions import Regions
from commands.minutes.parts.sentences import ends_sentence, sentences, tidy
from commands.minutes.parts.subject import subject_of
from commands.minutes.parts.verbs import says_what_one_does
from commands.minutes.proposal import Ask, Goal, GoalStatus, Standing

_TITLE = re.compile(r"^(?:visie-?)?actie(?:punt)?\s*(?:\d{1,2})?\s*:\s*(?P<title>\S.*)$", re.IGNORECASE)
_ARROW = re.compile(r"^\s*(?:=>?»?|=?>?»|→|➜|⇒|->)+\s*(?=\S)")
_PROPOSAL = re.compile(r"^(?:voorstel|advies)\s*:\s*(?P<text>\S.*)$", re.IGNORECASE)
_SHOULD = re.compile(r"\bzou(?:den)?\s+(?:de |het )?(?P<to>[A-Z]\w+)\s+moeten\b[^.;]*")
_WILL = re.compile(
    r"^(?:De |Het )?(?P<to>[A-Za-zé][\w-]*(?: [\w-]+){0,2}?)\s+(?:zal|zullen|neemt (?:het )?initiatief|"
    r"nemen (?:het )?initiatief)\b"
)
_INSIDE = re.compile(r"\bActie\s*:\s*(?P<text>[^.;]+)")
_NONE = re.compile(
    r"\bgeen actie(?:s)? (?:genomen|nodig|ondernomen)|\bgeen (?:aanvullende|verdere|nadere) acties? (?:nodig|vereist)|"
    r"\bactie (?:blijkt|is) niet (?:nodig|opportuun)|\bligt minder voor de hand\b|\bniet (?:langer "
    r")?(?:opportuun|aan de orde)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"^(?:dit|deze|het|dat)\b[^.;]{0,20}\b(?:is|zijn)\s+(?:inmiddels\s+|reeds\s+|al\s+)?(?:gebeurd|"
    r"afgerond|gerealiseerd|uitgevoerd|klaar|gereed)\b|"
    r"^actie is (?:genomen|afgerond|uitgevoerd)\b|^(?:is |inmiddels )?(?:afgerond|gerealiseerd|gereed|"
    r"uitgevoerd|afgehandeld)\b",
    re.IGNORECASE,
)
_STANDING = re.compile(r"\b(?:doorlopend|continu|structureel aandacht)\b", re.IGNORECASE)


def is_vision(blocks: Sequence[Block]) -> bool:
    """Whether "Actie:" heads a description here instead of being a point: a list of a vision, not minutes."""
    texts = [block.what for block in blocks if isinstance(block.what, Paragraph)]
    named = any(re.search(r"\bvisie\b", text.text, re.IGNORECASE) for text in texts[:8])
    if not named or any(block.section.kind == "present" for block in blocks):
        return False
    titles = [at for at, text in enumerate(texts) if _TITLE.match(text.text)]
    told = sum(
        at + 1 < len(texts) and not _TITLE.match(texts[at + 1].text) and len(texts[at + 1].text) > 40 for at in titles
    )
    return len(titles) >= 3 and told >= 0.6 * len(titles)


def goals_of(blocks: Sequence[Block], known: KnownNames) -> tuple[Goal, ...]:
    """The visie-actiepunten in order; the number is the order in the document."""
    paragraphs = [block.what for block in blocks if not isinstance(block.what, Table)]
    regions = Regions.of([paragraph.text for paragraph in paragraphs], known)
    goals: list[Goal] = []
    theme, title, told = "", None, list[str]()
    for at, paragraph in enumerate(paragraphs):
        match = _TITLE.match(paragraph.text)
        after = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
        if match is None and after is not None and _TITLE.match(after.text) and _is_theme(paragraph):
            if title is not None:
                goals.append(_goal(len(goals) + 1, theme, title, told, regions, known))
            theme, title, told = paragraph.text.rstrip(":"), None, []
        elif match is not None and (at == 0 or _heads(paragraph, match["title"])):
            if title is not None:
                goals.append(_goal(len(goals) + 1, theme, title, told, regions, known))
            title, told = paragraph, []
        elif title is not None:
            told.append(paragraph.text)
    if title is not None:
        goals.append(_goal(len(goals) + 1, theme, title, told, regions, known))
    return tuple(goals)


def _is_theme(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return len(text) < 50 and not ends_sentence(text.rstrip(":")) and not any(map(says_what_one_does, text.split()))


def _heads(paragraph: Paragraph, title: str) -> bool:
    """A head is short and no sentence; "Actie: allen blijven alert op kansen …" inside a paragraph is none."""
    return len(title) < 90 and not ends_sentence(title) and bool(paragraph.line)


def _goal(nr: int, theme: str, head: Paragraph, told: Sequence[str], regions: Regions, known: KnownNames) -> Goal:
    match = _TITLE.match(head.text)
    title = tidy(match["title"]) if match else head.text
    texts = _merged_asides(told)
    description = texts[0] if len(texts) > 1 else None
    standing: list[Standing] = []
    proposal: str | None = None
    asks: list[Ask] = []
    for text in texts[1:] if description is not None else texts:
        bare = _ARROW.sub("", text)
        if (found := _PROPOSAL.match(bare)) is not None:
            proposal = found["text"]
            asks.append(Ask(to=_first_actor(proposal, known), text=proposal, line=head.line))
            continue
        standing.extend(_per_region(bare, regions))
        asks.extend(_asks(bare, head.line, known))
    named = {region for each in standing for region in each.regions}
    return Goal(
        nr=nr,
        theme=theme,
        title=title,
        description=description,
        standing=tuple(standing),
        status=_status(description or "", standing, proposal),
        proposal=proposal,
        asks=tuple(asks),
        regions=tuple(region for region in regions.names if region in named),
        line=head.line,
    )


def _merged_asides(told: Sequence[str]) -> list[str]:
    """ "Actie: …" that was cut off from the paragraph it stands in goes back to it."""
    texts: list[str] = []
    for text in told:
        if texts and _TITLE.match(text):
            texts[-1] = f"{texts[-1]} {text}"
        else:
            texts.append(text)
    return texts


def _per_region(text: str, regions: Regions) -> Iterable[Standing]:
    """One entry for as long as the sentences speak of the same regions."""
    now: tuple[str, ...] = ()
    said: list[str] = []
    for sentence in sentences(text):
        here = regions.named_in(sentence)
        if said and here and now and here != now:
            yield Standing(regions=now, text=" ".join(said))
            said = []
        now = here if not said else now or here
        said.append(sentence)
    if said:
        yield Standing(regions=now, text=" ".join(said))


def _asks(text: str, line: int, known: KnownNames) -> Iterable[Ask]:
    if match := _SHOULD.search(text):
        yield Ask(to=match["to"], text=match.group().strip(), line=line)
    if match := _INSIDE.search(text):
        asked = tidy(match["text"])
        yield Ask(to=", ".join(subject_of(asked, known)), text=asked, line=line)
    for sentence in sentences(text):
        if (match := _WILL.match(sentence)) and (to := _first_actor(match["to"].split()[-1], known)):
            yield Ask(to=to, text=sentence, line=line)


def _first_actor(text: str, known: KnownNames) -> str:
    """The first word, when it names somebody."""
    first = text.split(maxsplit=1)[0].strip(",:")
    return first if subject_of(f"{first} zal kijken", known) else ""


def _status(description: str, standing: Sequence[Standing], proposal: str | None) -> GoalStatus:
    """A proposal asks for a decision; then what the stand says; "doorlopend" also when the description does."""
    if proposal:
        return "voorstel"
    text = " ".join(each.text for each in standing)
    if re.search(r"\(doorlopend\)", description, re.IGNORECASE):
        return "doorlopend"
    if _NONE.search(text):
        return "geen actie"
    if any(_DONE.match(sentence) for each in standing for sentence in sentences(each.text)[:1]):
        return "afgerond"
    return "doorlopend" if _STANDING.search(text) else "loopt"
