"""Looking back over a period: what was closed, what is open, what became of the signals. Facts only (domain, 9.10)."""

from commands.progress import report

PROGRESS_COMMANDS = (report.report,)
