"""A free sentence -> a command with arguments, or an honest "dit begrijp ik niet".

A small explicit grammar, no language model; nothing leaves the machine. A question never changes anything, and an
unknown line never becomes an action point.
"""

from commands.ask.follow import Typed
from commands.ask.meaning import Understood
from commands.ask.run import run_all
from commands.ask.understand import understand

__all__ = ["Typed", "Understood", "run_all", "understand"]
