"""What the log tells of an error: where and of what kind, never what somebody typed."""

import logging

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot import log
from storage.connecting import create

TYPED = "vertrouwelijk rapport"


def _logged(form: str, error: Exception, capsys: pytest.CaptureFixture[str]) -> str:
    root, horzel = logging.getLogger(), logging.getLogger("horzel")
    before, levels = root.handlers[:], (root.level, horzel.level)
    try:
        log.start("json" if form == "json" else "text")
        horzel.error("request failed, code %s", "K7F2", exc_info=error)
    finally:
        root.handlers[:] = before
        root.setLevel(levels[0])
        horzel.setLevel(levels[1])
    return capsys.readouterr().err


def _raised(outer: type[Exception], inner: type[Exception]) -> Exception:
    try:
        try:
            raise inner(TYPED)
        except inner as error:
            raise outer(TYPED) from error
    except outer as error:
        return error


@pytest.mark.parametrize("form", ["text", "json"])
def test_an_error_is_told_without_its_words(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = _logged(form, _raised(ValueError, KeyError), capsys)
    assert "K7F2" in told
    assert "in _raised" in told
    assert told.index("builtins.KeyError") < told.index("builtins.ValueError")
    assert TYPED not in told


def test_what_the_machine_lacks_is_told_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    assert "No space left" in _logged("text", OSError(28, "No space left on device"), capsys)


def test_an_error_of_the_database_does_not_tell_what_was_to_be_saved(database_url: str) -> None:
    engine = create(database_url, makes=True)
    with engine.connect() as connection, pytest.raises(DBAPIError) as raised:
        connection.execute(text("select * from nowhere where what = :what"), {"what": TYPED})
    engine.dispose()
    assert TYPED not in str(raised.value)
