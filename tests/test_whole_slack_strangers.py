"""Who may not come in: forged requests, guests, other workspaces, channels without a working group."""

from concurrent.futures import ThreadPoolExecutor

import httpx

from tests.slack_parts import encoded, payload, signed
from tests.whole_parts import (
    ANOUK,
    GUEST,
    HERE,
    OTHER,
    PIET,
    SECRETARY,
    House,
    Http,
    in_channel,
    words,
)
from tests.whole_served import digest_day, digests_of, new, served, user

__all__ = ["served"]


def _bad_headers(http: Http, body: bytes) -> dict[str, dict[str, str]]:
    now, form = http.stamp(), {"Content-Type": "application/x-www-form-urlencoded"}
    good = signed(body, now)
    return {
        "unsigned": form,
        "another secret": form | signed(body, now, "geheim"),
        "another body": form | signed(body + b"&x=1", now),
        "too old": form | signed(body, http.stamp(-330)),
        "from the future": form | signed(body, http.stamp(330)),
        "a stamp in words": form | good | {"X-Slack-Request-Timestamp": "gisteren"},
        "a signature in words": form | good | {"X-Slack-Signature": "v0=ja"},
        "no signature": form | {"X-Slack-Request-Timestamp": now},
        "another kind of body": good | {"Content-Type": "text/plain"},
        "said to be JSON": good | {"Content-Type": "application/json"},
    }


def test_what_is_forged_old_or_malformed_has_no_effect(served: House) -> None:
    http, anouk = Http(served), user(served)
    body, _ = encoded(anouk.command("/actie nieuw Vervalst punt"))
    for name, headers in _bad_headers(http, body).items():
        assert 400 <= http.send(body, **headers).status_code < 500, name
    for bad in (b"payload={", b"payload=[]", b"%ff%fe", b"a=" + b"x" * 2_000_000, b""):
        headers = {"Content-Type": "application/x-www-form-urlencoded", **signed(bad, http.stamp())}
        answer = http.send(bad, **headers)
        assert 200 <= answer.status_code < 500
        assert answer.status_code >= 400 or not answer.text
    with httpx.Client(base_url=served.address, trust_env=False) as client:
        assert client.get("/slack/events").status_code == 405
        assert client.get("/healthz").status_code == 200
    assert served.slack.messages == {}
    assert "Actiepunt 1" in new(anouk, "Echt punt")["text"]
    assert [point["text"] for point in served.export()["actions"]] == ["Echt punt"]
    assert "Vervalst" not in served.log()


def test_a_guest_asks_the_secretary_and_is_let_in(served: House) -> None:
    guest, secretary = user(served, GUEST), user(served, SECRETARY)
    refused = guest.types("/actie nieuw Iets van een gast")
    assert refused["response_type"] == "ephemeral"
    assert "nog geen lid" in refused["text"]
    assert "Secretaris" in guest.presses("Vraag om toegang", refused)["text"]
    asked = secretary.heard()[0]
    assert "Gerda Gast vraagt toegang" in asked["text"]
    assert "nu lid" in secretary.presses("Toevoegen als lid", asked)["text"]
    assert "U bent nu lid" in guest.heard()[0]["text"]
    assert "Actiepunt 1" in new(guest, "Iets van een gast")["text"]


def test_somebody_of_another_workspace_has_no_rights(served: House) -> None:
    refused = user(served, OTHER).types("/actie nieuw Van buiten")
    assert "nog geen lid" in refused["text"]
    assert served.export()["actions"] == []


def test_a_channel_without_a_working_group_is_offered_to_become_one(served: House) -> None:
    anouk = user(served, ANOUK, "C0NEW0001")
    offered = anouk.types("/actie nieuw Eerste punt")
    assert "nog geen werkgroep" in offered["text"]
    form = anouk.opens_by("Richt dit kanaal in", offered)
    sent = anouk.form(form, Naam_van_de_werkgroep="Regiotafel De Peel")
    with ThreadPoolExecutor() as pool:
        made, again = pool.map(anouk.wire.deliver, [sent, sent])
    assert made == again
    assert "Dit is nu het kanaal van Regiotafel De Peel" in words(made["view"])
    assert "Regiotafel De Peel" in in_channel(served.slack, 1, "C0NEW0001")[0]["text"]
    assert "Actiepunt 1" in new(anouk, "Eerste punt")["text"]
    assert "Actiepunt 1" in new(user(served), "Punt van de Taskforce")["text"]
    assert "Eerste punt" not in words(user(served).types("/actie lijst"))
    assert "al ingericht" in user(served, PIET, "C0NEW0001").presses("Richt dit kanaal in", offered)["text"]
    assert len(served.export()["bodies"]) == 2


def test_after_an_uninstall_nothing_is_posted_and_all_is_kept(served: House) -> None:
    anouk, slack = user(served), served.slack
    new(anouk, "Woonvisie doorsturen @LLTB")
    user(served, PIET).heard()
    slack.fail("auth.test", *["account_inactive"] * 50)
    slack.fail("chat.postMessage", *["account_inactive"] * 50)
    Http(served).deliver(payload("app_uninstalled", slack))
    posted = len(slack.asked("chat.postMessage"))
    assert "niet (meer) geïnstalleerd" in anouk.types("/actie nieuw Na het weghalen")["text"]
    assert len(slack.asked("chat.postMessage")) == posted
    at = digest_day(served)
    served.horzel("tick", "--at", at.isoformat())
    assert digests_of(slack, at) == []
    export = served.export()
    assert [point["text"] for point in export["actions"]] == ["Woonvisie doorsturen"]
    assert {row["state"] for row in export["outgoing"] if row["address"] == HERE} == {"failed"}

    slack.forget()  # Horzel is added again
    served.stop()
    served.start()
    assert "Actiepunt 2" in new(anouk, "Na het toevoegen")["text"]
