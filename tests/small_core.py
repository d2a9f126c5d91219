"""A small core for tests of the platforms that draw conversations: actions in memory, Replies as the real one gives."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from commands.command import Request
from commands.dutch import AMSTERDAM, short_date
from commands.reply import Button, Buttons, Choice, Facts, Form, Input, Item, Items, Reply, Section, Text

NOW = datetime(2023, 5, 17, 10, 12, tzinfo=AMSTERDAM)
PARTIES = ("Provincie Limburg", "LWV", "LLTB", "MKB-Limburg", "Noord-Limburg", "Midden-Limburg", "Zuid-Limburg")
THEMES = ("Wonen", "Werken", "Samenleven", "Algemeen")


@dataclass
class Point:
    title: str
    owners: str = ""
    due: str = ""
    closed: bool = False


@dataclass
class SmallCore:
    """Answers a few commands, remembers every request, and gives the first answer again for a known key."""

    points: dict[int, Point] = field(default_factory=dict)
    heard: list[Request] = field(default_factory=list)
    given: dict[str, Reply] = field(default_factory=dict)

    def answer(self, request: Request) -> Reply:
        self.heard.append(request)
        if request.key not in self.given:
            reply = self._run(request)
            if reply.form and any(each.error for each in reply.form.inputs):
                return reply  # nothing was saved, so the key is free
            self.given[request.key] = reply
        return self.given[request.key]

    async def answer_async(self, request: Request) -> Reply:
        return self.answer(request)

    def _run(self, request: Request) -> Reply:
        if request.command:
            return self._order(request.command, dict(request.values))
        match request.text.split(maxsplit=2):
            case ["actie", "nieuw"]:
                return Reply(summary="Een nieuw actiepunt", form=new_form({}, {}), only_me=True)
            case ["actie", "nieuw", what]:
                return self._new({"what": what})
            case ["breek"]:
                raise RuntimeError("broken on purpose")
            case ["actie", "lijst"]:
                return self._list()
            case ["stand"]:
                return self._state()
            case ["verwerk", *_] if request.document:
                lines = len(request.document.parts)
                return Reply(summary=f"{request.document.name}: {lines} regels gelezen", only_me=True)
            case ["verwerk", *_] if request.reading_failed:
                return Reply(summary=request.reading_failed, only_me=True)
        return Reply(summary=f"Dat begrijp ik niet: {request.text}", only_me=True)

    def _order(self, command: str, values: dict[str, str]) -> Reply:
        match command:
            case "actie nieuw":
                return self._new(values)
            case "actie klaar":
                return self._close(int(values["number"]), closed=True)
            case "actie heropen":
                return self._close(int(values["number"]), closed=False)
            case "actie lijst":
                return self._list()
            case _:
                return Reply(summary=f"Dat kan ik niet: {command}", only_me=True)

    def _new(self, values: dict[str, str]) -> Reply:
        if len(values["what"]) < 3:
            errors = {"what": "Schrijf in een paar woorden wat er moet gebeuren."}
            return Reply(summary="Een nieuw actiepunt", form=new_form(values, errors), only_me=True)
        number = len(self.points) + 1
        self.points[number] = Point(values["what"], values.get("owners", ""), values.get("due", ""))
        return self._confirmed(number, "vastgelegd", replaces=False)

    def _close(self, number: int, *, closed: bool) -> Reply:
        self.points[number].closed = closed
        return self._confirmed(number, "gesloten" if closed else "heropend", replaces=True)

    def _confirmed(self, number: int, what: str, *, replaces: bool) -> Reply:
        point = self.points[number]
        command, label = ("actie heropen", "Ongedaan maken") if point.closed else ("actie klaar", "Klaar")
        return Reply(
            summary=f"Actiepunt {number} {what}",
            parts=(
                Facts(pairs=(("Wat", point.title), ("Wie", point.owners or "nog niemand"), ("Uiterlijk", _due(point)))),
                Buttons(
                    buttons=(
                        Button(label=label, command=command, args={"number": str(number)}, style="primary"),
                        Button(label="Alle punten", command="actie lijst"),
                    )
                ),
            ),
            replaces=replaces,
        )

    def _list(self) -> Reply:
        rows = tuple(_row(number, point) for number, point in self.points.items() if not point.closed)
        return Reply(summary=f"{len(rows)} open actiepunten", parts=(Items(rows=rows, total=len(rows)),), only_me=True)

    def _state(self) -> Reply:
        late = tuple(_row(number, point) for number, point in self.points.items() if point.due and not point.closed)
        open_ = sum(not point.closed for point in self.points.values())
        return Reply(
            summary="Taskforce woensdag 17 mei 2023, 14:00",
            parts=(
                Text(text="Huis van de Gemeenten, Peel en Maas, ruimte 0.0.17", subtle=True),
                Facts(pairs=(("Open", str(open_)), ("Gesloten", str(len(self.points) - open_)))),
                Section(heading="Met een datum", parts=(Items(rows=late),)),
            ),
            only_me=True,
        )


def new_form(values: dict[str, str], errors: dict[str, str]) -> Form:
    """The form for a new action, with every kind of input."""
    owners = tuple(Choice(value=name, label=name) for name in PARTIES)
    themes = tuple(Choice(value=name.lower(), label=name) for name in THEMES)
    inputs = (
        Input(name="what", label="Wat", required=True, hint="In één zin, zoals u het zou zeggen."),
        Input(name="owners", label="Wie", kind="choices", choices=owners),
        Input(name="due", label="Uiterlijk", kind="date"),
        Input(name="theme", label="Thema", kind="choice", choices=themes),
        Input(name="note", label="Toelichting", kind="text"),
    )
    filled = tuple(replace(each, value=values.get(each.name, ""), error=errors.get(each.name, "")) for each in inputs)
    return Form(title="Nieuw actiepunt", command="actie nieuw", inputs=filled, once="f1")


def digest(core: SmallCore, at: datetime) -> Reply:
    """A weekly digest of what is open."""
    rows = tuple(_row(number, point) for number, point in core.points.items() if not point.closed)
    week = at.date() + timedelta(days=9)
    return Reply(
        summary=f"Weekbericht · {short_date(at.date())}",
        parts=(
            Section(heading=f"Open ({len(rows)})", parts=(Items(rows=rows),)),
            Section(heading="Agenda", parts=(Items(rows=(Item(title="Jaarcongres", notes=short_date(week)),)),)),
        ),
    )


def _row(number: int, point: Point) -> Item:
    button = Button(label="Klaar", command="actie klaar", args={"number": str(number)}, once=f"k{number}")
    notes = " · ".join([point.owners or "eigenaar onbekend", _due(point)])
    return Item(number=str(number), title=point.title, notes=notes, button=button)


def _due(point: Point) -> str:
    return short_date(date.fromisoformat(point.due)) if point.due else "geen datum"
