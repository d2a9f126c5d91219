"""What comes by itself: the weekly digest in the channel, and the reminders in private."""

from commands.command import Command, Job
from commands.weekly.digest import WEEKLY_DIGEST, preview, settings
from commands.weekly.reminders import REMINDERS, reminders

WEEKLY_COMMANDS: tuple[Command, ...] = (preview, settings, reminders)
WEEKLY_JOBS: tuple[Job, ...] = (WEEKLY_DIGEST, REMINDERS)
