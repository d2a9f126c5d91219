"""What a browser sent in a form."""

from collections.abc import Mapping

from starlette.datastructures import FormData

from bot.web.draw import field_name
from commands.reply import Form


def words_of(form: FormData, name: str) -> str:
    """One field's words; "" when it is not there or is a file. Line ends as everywhere else."""
    value = form.get(name, "")
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else ""


def values_of(asked: Form, form: FormData) -> Mapping[str, str]:
    """What was filled in; ticked boxes joined by a comma."""
    return {
        field.name: ",".join(
            value.replace("\r\n", "\n") for value in form.getlist(field_name(field)) if isinstance(value, str) and value
        )
        for field in asked.inputs
    }
