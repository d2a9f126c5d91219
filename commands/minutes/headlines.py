"""Which paragraphs are heads: by their style, by what they say, by what stands below them."""

import re
from collections.abc import Sequence

from commands.minutes.document import Table
from commands.minutes.heads import AGREED, LEADS, MARK, USUAL, kind_of
from commands.minutes.paragraphs import Paragraph
from commands.minutes.sentences import ends_sentence, sentences
from commands.minutes.verbs import says_what_one_does


def is_head(parts: Sequence[Paragraph | Table], place: int) -> bool:
    """Whether the paragraph at `place` is a head."""
    part = parts[place]
    if not isinstance(part, Paragraph):
        return False
    text = part.text
    if part.heading or leads_list(parts, place):
        return True
    if (
        MARK.match(text)
        or part.box
        or part.lead
        or len(text) > 90
        or (re.search(r"[.;,?!]$", text) and not (text.endswith("?") and kind_of(text) == "list"))
        or re.match(r"^[^:]{2,30}:\s+\S", text)
    ):
        return False
    if not (text[:1].isupper() or kind_of(text) != "plain"):
        return False
    if part.bold or text.isupper():
        return len(text) > 3
    if part.number:
        return len(text) <= 80
    if part.listed:
        return False
    if kind_of(text) != "plain" or USUAL.match(text):
        return len(text.split()) <= 9 or text.endswith(":")
    if any(says_what_one_does(word) for word in text.split()):
        return False
    after = parts[place + 1] if place + 1 < len(parts) else None
    return (
        part.after_gap
        and len(text) <= 60
        and not ends_sentence(text)
        and isinstance(after, Paragraph)
        and (len(after.text) > 60 or after.listed)
    )


def leads_list(parts: Sequence[Paragraph | Table], place: int) -> bool:
    """ "Dank voor uw komst. Hierbij de acties:" leads in a list, however long it is."""
    part, after = parts[place], parts[place + 1] if place + 1 < len(parts) else None
    if not isinstance(part, Paragraph):
        return False
    text = part.text
    listed = isinstance(after, Paragraph) and after.listed and len(text) < 300
    if listed and text.endswith(":") and AGREED.search(sentences(text)[-1]):
        return True
    if listed and any(LEADS.match(sentence) for sentence in sentences(text)):
        return True
    return text.endswith(":") and len(sentences(text)) > 1 and kind_of(sentences(text)[-1]) == "list"
