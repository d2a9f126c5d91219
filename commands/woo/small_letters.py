"""Names in small letters, where a title, a pair of names or an @ says that they are names."""

from collections.abc import Iterator
from dataclasses import replace

from commands.woo.around import HANDLE, SMALL_GIVEN, SMALL_PAIR, SMALL_TITLED
from commands.woo.lexicon import HUMAN_VERBS, is_given, is_ordinary, is_surname
from commands.woo.names import Name, fold, parse
from commands.woo.vocabulary import Vocabulary


def small_names(text: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int, Name]]:
    """Where they stand, and the name."""
    for found in SMALL_TITLED.finditer(text):
        last = found["name"].split()[-1]
        if not is_ordinary(last) or is_surname(last):
            name = parse(" ".join(part.title() if len(part) > 3 else part for part in found["name"].split()))
            yield *found.span(), replace(name, given="", surname=fold(last))
    for found in SMALL_PAIR.finditer(text):
        given, surname = found["given"], found["surname"]
        if is_given(given) and is_surname(surname) and not (is_ordinary(given) or is_ordinary(surname)):
            yield *found.span(), Name(fold(given), surname=fold(surname))
    for found in SMALL_GIVEN.finditer(text):
        given = found["given"]
        told = found["front"] or HUMAN_VERBS.match(text[found.end() :])
        if told and is_given(given) and not is_ordinary(given) and fold(given) not in vocabulary.words:
            yield found.start("given"), found.end("given"), Name(fold(given))
    for found in HANDLE.finditer(text):
        handle = found["handle"]
        if fold(handle) not in vocabulary.words and not is_ordinary(handle):
            yield *found.span(), parse(handle) if "." in handle else Name(given=fold(handle))
