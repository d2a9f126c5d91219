"""One table of Replies for every platform: what each must be able to draw. A name is that of its golden file."""

from dataclasses import replace
from typing import Final

from commands.reply import Button, Buttons, Choice, Facts, Form, Input, Item, Items, Reply, Section, Text

UGLY: Final = (
    "<!channel> <@U012AB3CD> <#C024BE7LH|algemeen> &lt;b&gt; & < > *vet* _cursief_ ~weg~ `code` ```blok``` "
    "[klik](https://voorbeeld.nl) <https://kwaad.nl|provincie.nl> :tada: @everyone @here "
    "\u202eomgekeerd\u202c a\u200bb \u0645\u0631\u062d\u0628\u0627 \U0001f468\u200d\U0001f469\u200d\U0001f467 "
    '=HYPERLINK("x") \'; DROP TABLE actions; -- {{7*7}} ${x} \x07\x00 |cel| # kop'
)


def _close(number: int) -> Button:
    return Button(label="Klaar", command="actie klaar", args={"numbers": str(number)}, once=f"klaar-{number}")


def _row(number: int, *, button: bool = True) -> Item:
    return Item(
        number=str(number),
        title=f"Rapport {number} delen met de leden van de Taskforce",
        notes="Provincie Limburg · wo 17-05-2023",
        button=_close(number) if button else None,
    )


_MORE: Final = Button(label="Toon meer", command="actie lijst", args={"page": "2"})
_INPUTS: Final = (
    Input(name="what", label="Wat", kind="text", value="Rapport RIEC delen", hint="Eén zin is genoeg.", required=True),
    Input(
        name="owners",
        label="Wie",
        kind="choices",
        value="p1,p3",
        choices=(
            Choice(value="p1", label="Provincie Limburg"),
            Choice(value="p2", label="LWV"),
            Choice(value="p3", label="LLTB"),
        ),
    ),
    Input(name="due", label="Uiterlijk", kind="date", value="2023-05-17"),
    Input(
        name="theme",
        label="Thema",
        kind="choice",
        value="wonen",
        choices=(Choice(value="wonen", label="Wonen"), Choice(value="werken", label="Werken")),
    ),
    Input(name="note", label="Toelichting", max_length=200),
)

CASES: Final[dict[str, Reply]] = {
    "text": Reply(summary="Actiepunt 13 gesloten.", parts=(Text(text="Met dank aan de Provincie."),)),
    "summary_only": Reply(summary="Actiepunt 12 was al gesloten.", only_me=True),
    "subtle": Reply(summary="Genoteerd.", parts=(Text(text="Alleen u ziet dit bericht.", subtle=True),)),
    "long_text": Reply(
        summary="Het verslag van 12 april 2023",
        parts=(
            Text(text="\n\n".join(f"Alinea {at}. " + "De leden bespreken de voortgang. " * 18 for at in range(1, 9))),
        ),
    ),
    "endless_text": Reply(summary="Heel veel", parts=(Text(text="woord " * 8000), Buttons(buttons=(_MORE,)))),
    "facts": Reply(
        summary="Actiepunt 13 vastgelegd: Rapport RIEC delen",
        parts=(
            Facts(
                pairs=(
                    ("Wat", "Rapport RIEC inzake uitbuiting arbeidsmigranten delen met Taskforce"),
                    ("Wie", "Provincie Limburg, LLTB"),
                    ("Uiterlijk", "woensdag 17 mei 2023"),
                    ("Thema", ""),
                )
            ),
            Buttons(
                buttons=(
                    Button(label="Wijzig", command="actie wijzig", args={"number": "13"}),
                    Button(label="Ongedaan maken", command="ongedaan", args={"change": "77"}, once="o77"),
                )
            ),
        ),
    ),
    "many_facts": Reply(
        summary="Stand van zaken per gemeente",
        parts=(Facts(pairs=tuple((f"Gemeente {at}", f"{at} van de 8 klaar") for at in range(1, 13))),),
    ),
    "items_with_buttons": Reply(
        summary="Uw open actiepunten (3)", parts=(Items(rows=tuple(_row(number) for number in (4, 6, 12)), total=3),)
    ),
    "items_without_buttons": Reply(
        summary="Gesloten actiepunten (4)",
        parts=(Items(rows=tuple(_row(number, button=False) for number in (1, 2, 3, 5))),),
    ),
    "items_with_more": Reply(
        summary="Alle open actiepunten (24)",
        parts=(Items(rows=tuple(_row(number) for number in range(1, 11)), total=24, more=_MORE),),
    ),
    "sixty_rows": Reply(
        summary="Alle actiepunten (60)",
        parts=(Items(rows=tuple(_row(number) for number in range(1, 61)), total=60, more=_MORE),),
    ),
    "sections": Reply(
        summary="Weekbericht Taskforce · ma 15 mei 2023",
        parts=(
            Section(heading="Te laat (2)", parts=(Items(rows=(_row(8, button=False), _row(12, button=False))),)),
            Section(heading="Zonder eigenaar (1)", parts=(Items(rows=(_row(6),)),)),
            Section(
                heading="Agenda",
                parts=(
                    Text(text="wo 17-05-2023 14:00 Taskforce, Huis van de Gemeenten, ruimte 0.0.17"),
                    Text(text="wo 24-05-2023 Jaarcongres", subtle=True),
                ),
            ),
            Buttons(
                buttons=(
                    Button(label="Alle open punten", command="actie lijst", style="primary"),
                    Button(label="Signalen", command="signaal lijst"),
                )
            ),
        ),
    ),
    "empty_digest": Reply(
        summary="Weekbericht Taskforce · ma 15 mei 2023: niets te laat, niets deze week, geen nieuwe signalen."
    ),
    "many_buttons": Reply(
        summary="Kies een dag",
        parts=(
            Buttons(
                buttons=tuple(
                    Button(label=f"Dag {day}", command="vergadering", args={"day": str(day)}, once=f"d{day}")
                    for day in range(1, 32)
                )
            ),
            Buttons(buttons=(Button(label="Vervalt", command="actie vervalt", args={"n": "6"}, style="danger"),)),
        ),
    ),
    "form": Reply(
        summary="Actiepunt vastleggen. In één regel kan ook: actie nieuw Rapport delen, Provincie, voor 17 mei",
        form=Form(
            title="Nieuw actiepunt", command="actie nieuw", inputs=_INPUTS, args={"source": "chat"}, once="form-1"
        ),
        only_me=True,
    ),
    "form_with_errors": Reply(
        summary="Wat ontbreekt nog.",
        form=Form(
            title="Een actiepunt met een titel die langer is dan past",
            command="actie nieuw",
            inputs=(
                replace(_INPUTS[0], value="", error="Wat ontbreekt nog."),
                replace(_INPUTS[1], value="p9", error="Deze eigenaar ken ik niet."),
                replace(_INPUTS[2], value="eind mei", error="Welke dag bedoelt u?"),
                *_INPUTS[3:],
            ),
        ),
        only_me=True,
    ),
    "large_form": Reply(
        summary="Kies een gemeente.",
        form=Form(
            title="Gemeente",
            command="contact",
            inputs=(
                Input(
                    name="place",
                    label="Gemeente",
                    kind="choice",
                    choices=tuple(
                        Choice(value=f"g{at}", label=f"Gemeente {at} " + "met een lange naam " * 5)
                        for at in range(1, 343)
                    ),
                ),
                Input(name="other", label="Anders", kind="choices"),
            ),
        ),
    ),
    "ugly": Reply(
        summary=UGLY,
        parts=(
            Text(text=UGLY),
            Text(text="\u200b \u2060", subtle=True),
            Facts(pairs=((UGLY[:80], UGLY), ("*Wat*", "x"))),
            Items(
                rows=(
                    Item(
                        number="7",
                        title=UGLY,
                        notes=UGLY,
                        button=Button(label=UGLY, command="actie toon", args={"text": UGLY}),
                    ),
                )
            ),
            Section(heading=UGLY, parts=(Text(text=UGLY),)),
        ),
    ),
    "replacing": Reply(
        summary="Actiepunt 12 gesloten.",
        parts=(Buttons(buttons=(Button(label="Ongedaan maken", command="ongedaan", args={"change": "78"}),)),),
        replaces=True,
    ),
}
"""Case name -> the reply. Every platform draws each of them; a form stands in a case of its own."""
