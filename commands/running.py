"""One command on its words: the right, the words, the run. Read first and run afterwards, for who has time between."""

from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from commands.asking_back import in_a_sentence, not_allowed, which_date, wrong
from commands.command import Command, Context, UserError
from commands.fields import LINE
from commands.read import read_line, read_values
from commands.reply import BODY, Button, Reply
from commands.words.unread import UnclearDate


class Ready(NamedTuple):
    """A command with what its words say; `line` and `values` are those words."""

    command: Command
    arguments: BaseModel
    line: str
    values: dict[str, str]

    def run(self, ctx: Context) -> Reply:
        """Do it. Raises UserError."""
        reply = self.command.run(self.arguments, ctx)
        if self.command.changes:
            return reply
        asked = {**self.values, **({LINE: self.line} if self.line else {})}
        return Reply(  # written out: every list and every screen comes this way
            summary=reply.summary,
            parts=reply.parts,
            form=reply.form,
            only_me=reply.only_me,
            replaces=reply.replaces,
            secret=reply.secret,
            again=Button(label=self.command.title, command=self.command.name, args=asked),
        )


def run_command(command: Command, line: str, values: dict[str, str], ctx: Context, alone: bool = True) -> Reply:
    """Read a command's words and run it; see `read_command`. Raises UserError, UnclearDate."""
    read = read_command(command, line, values, ctx, alone)
    return read if isinstance(read, Reply) else read.run(ctx)


def read_command(
    command: Command, line: str, values: dict[str, str], ctx: Context, alone: bool = True
) -> Ready | Reply:
    """Check the right and read the words; an answer, often a form, where words are missing. Raises UserError.

    A date that may not be chosen gives the choices as buttons, or raises UnclearDate when this is not `alone`.
    """
    if not ctx.may(command.role):
        raise UserError(not_allowed(command, ctx))
    line = values.pop(LINE, line)
    values.pop(BODY, None)
    typed: dict[str, Any] = {}
    try:
        if line:
            typed |= read_line(command.arguments, line, ctx)
        typed |= read_values(command.arguments, values, ctx)
    except UnclearDate as unclear:
        if not alone:
            raise
        return which_date(command, line, values, unclear, ctx)
    try:
        arguments = command.arguments.model_validate(typed)
    except ValidationError as error:
        if alone and line and (meant := in_a_sentence(command, line, typed, ctx)):
            return read_command(command, meant.line, dict(meant.values), ctx)
        return wrong(error, command, line, values, typed, ctx, alone=alone)
    return Ready(command, arguments, line, values)
