"""Any Reply at all, for the property tests of every platform's drawing."""

from hypothesis import strategies as st

from commands.reply import Button, Buttons, Facts, Item, Items, Reply, Section, Text


def replies(texts: st.SearchStrategy[str], most_numbered: int) -> st.SearchStrategy[Reply]:
    """Replies whose words are of `texts`; the number of a row is text of at most `most_numbered` signs."""
    buttons = st.builds(
        Button, label=texts, command=st.just("c"), args=st.dictionaries(st.text(max_size=9), texts, max_size=2)
    )
    rows = st.builds(Item, number=st.text(max_size=most_numbered), title=texts, notes=texts, button=st.none() | buttons)
    parts = (
        st.builds(Text, text=texts, subtle=st.booleans())
        | st.builds(Facts, pairs=st.lists(st.tuples(texts, texts), max_size=9).map(tuple))
        | st.builds(
            Items,
            rows=st.lists(rows, max_size=9).map(tuple),
            total=st.integers(0, 99),
            more=st.none() | buttons,
        )
        | st.builds(Buttons, buttons=st.lists(buttons, max_size=30).map(tuple))
    )
    sections = st.builds(Section, heading=texts, parts=st.lists(parts, max_size=3).map(tuple))
    return st.builds(Reply, summary=texts, parts=st.lists(parts | sections, max_size=5).map(tuple))
