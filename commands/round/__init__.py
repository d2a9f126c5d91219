"""The meeting's whole round: agenda, nalopen, besluiten, verslag; what is exported, in the order of the help."""

from commands.command import Command, Job
from commands.round import decisions, review

ROUND_COMMANDS: tuple[Command, ...] = (
    review.walk,
    review.step,
    review.running,
    review.becoming,
    review.lapsing,
    decisions.decide,
    decisions.decisions,
)
ROUND_JOBS: tuple[Job, ...] = ()
