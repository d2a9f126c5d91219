"""No name of a member is in any part of any file of any format, whatever its capitals, signs and small words."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bot.cli.making import Made, made
from bot.files.write import written
from commands.columns import COLUMNS
from commands.woo.export import Export
from commands.woo.file_made import NOTE, as_report, file_name
from commands.woo.lexicon import is_ordinary
from commands.woo.names import fold
from commands.woo.proposal import Proposal, propose
from storage.changes import Actor
from storage.store import Store
from tests.group import Group
from tests.woo_parts import MEMBERS, NONE, directory, proposal

NOW = datetime(2023, 5, 17, 14, tzinfo=UTC)
FORMATS = ("json", "csv", "xlsx", "docx", "md", "ics")
PLAIN = {name: None for columns in COLUMNS.values() for _, name in columns} | {
    "body": "Taskforce",
    "body_id": 1,
    "id": 1,
}

LINKED = [{"addresses": ["teams:t1:aad-petra"], "from": 2, "active": True, "parties": []}]


def whole(text: str, name: str, member: int = 1) -> Export:
    """An export in which a text stands in every kind of row and every kind of place."""
    owner = {"name": name, "member": member}
    line = {"name": name, "role": "lid", "linked": LINKED}
    slug = fold(name).replace(" ", "-")
    rows: dict[str, list[dict[str, Any]]] = {
        "bodies": [{"id": 1, "slug": "taskforce", "name": "Taskforce", "trail": "ab12", "settings": {"x": name}}],
        "parties": [PLAIN | {"name": "LLTB", "contact": text}],
        "members": [PLAIN | {"id": member, "name": name, "role": "lid", "linked": LINKED}],
        "documents": [PLAIN | {"name": f"verslag {name}.docx", "hash": "cd34", "proposal": {"new": [text]}}],
        "actions": [PLAIN | {"number": 1, "text": text, "owners": [owner], "closed_note": text, "created_by": member}],
        "notes": [PLAIN | {"subject": "action", "number": 1, "text": text, "by": member, "at": NOW}],
        "signals": [PLAIN | {"number": 1, "text": text, "origin": name, "link": f"https://a.nl/team/{slug}"}],
        "meetings": [PLAIN | {"day": date(2023, 5, 17), "start": time(14), "place": text, "status": "gepland",
                      "record": {"present": [name], "besluiten": [{"text": text, "by": member}],
                                 "terugkoppeling": {name: {"text": text, "by": member}}}}],
        "events": [PLAIN | {"day": date(2023, 5, 24), "text": text, "status": "gepland"}],
        "goals": [PLAIN | {"number": 1, "title": text, "stands": [{"text": text, "by": member}]}],
        "contacts": [PLAIN | {"name": "Weert", "contact": text}],
        "audit": [PLAIN | {"at": NOW, "by": member, "subject": "member", "row_id": member, "hash": "ef56",
                           "request": f"slack:{name}", "before": "{}", "after": json.dumps(line)},
                  PLAIN | {"at": NOW, "by": member, "subject": "action", "row_id": 1, "before": "{}",
                           "after": json.dumps({"text": text, "owners": [owner]})}],
    }  # fmt: skip
    return Export("all", rows)


def parts(content: bytes) -> Iterator[str]:
    """The file as text, or every part of an archive with its name."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        yield content.decode("utf-8", "replace").replace("\r\n ", "")
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            yield f"{entry.filename} {archive.read(entry).decode('utf-8', 'replace')}"


def files(made_of: Proposal) -> Iterator[tuple[str, bytes]]:
    """Every file that can be given out, of the command line and of the chat."""
    source = Made(made_of.rows, lambda: [made_of.as_json(NOTE)], made_of.hash)
    for form in FORMATS:
        for what in ("all", "actions", "signals", "meetings", "goals", "contacts", "audit"):
            possible = form in ("json", "xlsx") or (form == "ics" and what in ("meetings", "all"))
            if possible or (what != "all" and form != "ics"):
                yield f"{what} als {form}", b"".join(made(what, form, source, NOW))
    report = as_report(made_of, "Taskforce", NOW)
    for form in ("docx", "xlsx", "csv", "md", "ics"):
        name = file_name(made_of, "taskforce", NOW.date(), form)
        yield name, name.encode() + written(name, report)


def survives(name: str, made_of: Proposal) -> list[str]:
    """The files in which a word of the name is left."""
    words = [word for word in fold(name).split() if len(word) > 3]
    found = []
    for file, content in files(made_of):
        for part in parts(content):
            small = fold(re.sub(r"<[^>]{0,400}>", " ", part))
            found += [f"{word} in {file}" for word in words if re.search(rf"(?<![a-z]){word}(?![a-z])", small)]
    return found


@pytest.mark.parametrize("name", list(MEMBERS)[:4])
def test_no_member_is_in_any_part_of_any_file(name: str) -> None:
    number = list(MEMBERS).index(name) + 1
    mail = fold(name).replace(" ", ".")
    text = f"Besproken met {name} ({name.upper()}, {name.split(maxsplit=1)[0]}); mail {mail}@lltb.nl"
    assert survives(name, Proposal(whole(text, name, number), [directory()], NONE)) == []


def test_who_goes_from_one_file_goes_from_every_file(sqlite_url: str) -> None:
    with Group(sqlite_url) as group:
        group.say("actie nieuw mevrouw Zwartkruis bellen")
        group.say("contact Weert burgerzaken: Zwartkruis, kamer 3")

        def contacts(store: Store) -> str:
            body = store.bodies.called("taskforce")
            assert body is not None
            store.enter(body, Actor(None, "woo", NOW))
            return propose(store, [store.directory()], "contacts", body.id, NONE).as_json(NOTE)

        made_of = group.storage.read(contacts)
    assert ("kamer 3" in made_of, "Zwartkruis" in made_of) == (True, False)


def test_the_same_label_stands_in_every_file_and_place() -> None:
    made_of = Proposal(whole("Lemmens belt", "Petra Lemmens"), [directory()], NONE)
    for file, content in files(made_of):
        labels = set(re.findall(r"\[5\.1\.2\.e [^\]]+\]", " ".join(parts(content)).replace("\\", "")))
        assert labels <= {"[5.1.2.e lid, LLTB]"}, file


def test_nothing_leads_back_to_an_account_or_a_number() -> None:
    told = Proposal(whole("niets", "Petra Lemmens"), [directory()], NONE).as_json(NOTE)
    accounts, hashes = ("slack:", "teams:", "web:", "U00"), ("ab12", "cd34", "ef56")
    for trace in (*accounts, *hashes, '"hash"', '"request"', '"trail"', '"member":'):
        assert trace not in told, trace
    assert json.loads(told)["horzel"]["complete"] is False


def test_a_json_export_says_that_it_cannot_be_read_back() -> None:
    assert "niet terug te lezen" in json.loads(proposal(["x"]).as_json(NOTE))["horzel"]["note"]


def test_file_properties_name_no_person() -> None:
    made_of = Proposal(whole("Lemmens belt", "Petra Lemmens"), [directory()], NONE)
    for file, content in files(made_of):
        if file.endswith(("docx", "xlsx")):
            with zipfile.ZipFile(io.BytesIO(content[content.index(b"PK") :])) as archive:
                assert not [entry for entry in archive.namelist() if "comment" in entry]
                core = archive.read("docProps/core.xml").decode()
                who = re.findall(r"<(?:dc:creator|cp:lastModifiedBy)>([^<]*)<", core)
                assert set(who) <= {"Horzel", "openpyxl", ""}, file


_LETTERS = st.text(alphabet="bdefgiklmnoprstuvwyz", min_size=5, max_size=9)
_SIGNS = st.sampled_from(
    ["", " ", ".", ",", "(", ")", "[", "]", "“", "”", "'", '"', "/", "\n", "\t", "*", "_", ":", ";", "…", "|"]
)
_SMALL = st.sampled_from(["", "van ", "van der ", "de ", "ten ", "van 't ", "op de "])
_CASES: tuple[Callable[[str], str], ...] = (str, str.upper, str.lower, str.title, str.swapcase)
_CASE = st.sampled_from(_CASES)


@st.composite
def mentions(draw: st.DrawFn) -> tuple[str, str]:
    """A member's name, and a text in which it stands in some form."""
    first, last = draw(_LETTERS).title(), draw(_LETTERS).title()
    particle = draw(_SMALL)
    form = draw(
        st.sampled_from(
            [
                f"{first} {particle}{last}", f"{last}, {first}", f"{first[0]}. {particle}{last}",
                f"mevrouw {particle}{last}",
                f"{first}{last}", f"{first}_{last}", f"{first}-{last}", f"{first}.{last}@lltb.nl", f"{last}",
                f"{first}",
                f"https://a.nl/{first}-{last}", f"{particle}{last}s", f"{last}'s", f"@{first}", f"{last} {first}",
            ]
        )
    )  # fmt: skip
    said = draw(_CASE)(form)
    before, behind = draw(_SIGNS), draw(_SIGNS)
    return f"{first} {particle}{last}".strip(), f"Besproken is dat {before}{said}{behind} het doet."


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(mentions())
def test_no_known_name_survives_in_whatever_form(mention: tuple[str, str]) -> None:
    name, text = mention
    words = fold(name).split()
    assume(not any(is_ordinary(word) or word in fold(NOTE) for word in words))
    members = {name: ("lid", "LLTB")}
    export = Export("all", {"actions": [PLAIN | {"number": 1, "text": text, "created_by": 1}]})
    out = Proposal(export, [directory(members)], NONE)
    left = [word for word in words if len(word) > 3 and word in fold(out.blanked(text)).replace(" ", "")]
    assert left == [], out.blanked(text)


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(mentions())
def test_no_known_name_survives_in_any_file(mention: tuple[str, str]) -> None:
    name, text = mention
    words = fold(name).split()
    assume(not any(is_ordinary(word) or word in fold(NOTE) for word in words))
    assert survives(name, Proposal(whole(text, name), [directory({name: ("lid", "LLTB")})], NONE)) == []
