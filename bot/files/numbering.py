"""Numbers of list paragraphs: Word stores the rule ("%1."), not the number it shows."""

from collections import defaultdict
from dataclasses import dataclass, field

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_VALUE = qn("w:val")


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    pattern: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of one document and how far each has counted."""

    levels: dict[str, dict[int, _Level]]
    by_style: dict[str, tuple[str, int]]
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, word: WordDocument) -> "Numbering":
        """Read the rules; a document without lists has none."""
        try:
            root = word.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return cls({}, {})
        kinds: dict[str, dict[int, _Level]] = defaultdict(dict)
        by_style: dict[str, tuple[str, int]] = {}
        styled: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for kind in root.iter(qn("w:abstractNum")):
            name = str(kind.get(qn("w:abstractNumId")))
            for level in kind.iter(qn("w:lvl")):
                depth = int(level.get(qn("w:ilvl")) or 0)
                start = _value(level, "w:start")
                kinds[name][depth] = _Level(
                    _value(level, "w:numFmt"), _value(level, "w:lvlText"), int(start) if start.isdigit() else 1
                )
                if style := _value(level, "w:pStyle"):
                    styled[name].append((style, depth))
        levels: dict[str, dict[int, _Level]] = {}
        for number in root.iter(qn("w:num")):
            name, kind_name = str(number.get(qn("w:numId"))), _value(number, "w:abstractNumId")
            levels[name] = kinds.get(kind_name, {})
            for style, depth in styled.get(kind_name, []):
                by_style.setdefault(style, (name, depth))
        for style in word.styles.element.iter(qn("w:style")):
            found = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
            if found is not None:
                by_style.setdefault(str(style.get(qn("w:styleId"))), (str(found.get(_VALUE)), 0))
        return cls(levels, by_style)

    def label(self, paragraph: BaseOxmlElement, style: str) -> str:
        """The next number of this paragraph's list ("2.", "a)"), "•" for a bullet, "" when it is in no list."""
        place = self._place(paragraph, style)
        if place is None or place[0] not in self.levels:
            return ""
        name, depth = place
        level = self.levels[name].get(depth)
        if level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return "•"
        self.counts[name, depth] = self.counts.get((name, depth), level.start - 1) + 1
        for deeper in [key for key in self.counts if key[0] == name and key[1] > depth]:
            del self.counts[deeper]
        text = level.pattern
        for above in range(depth + 1):
            rule = self.levels[name].get(above)
            count = self.counts.get((name, above), rule.start if rule else 1)
            text = text.replace(f"%{above + 1}", _shown(count, rule.form if rule else "decimal"))
        return text.strip()

    def _place(self, paragraph: BaseOxmlElement, style: str) -> tuple[str, int] | None:
        rule = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if rule is None:
            return self.by_style.get(style)
        number, depth = _value(rule, "w:numId"), _value(rule, "w:ilvl")
        if number == "0":
            return None
        if not number:
            return self.by_style.get(style)
        return number, int(depth) if depth.isdigit() else 0


def _value(node: BaseOxmlElement, name: str) -> str:
    found = node.find(qn(name))
    return str(found.get(_VALUE) or "") if found is not None else ""


def _shown(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26)
        return letter if form == "lowerLetter" else letter.upper()
    return str(count)
