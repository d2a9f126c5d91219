"""Dutch deadlines: which day a line means, and what is left of the line without it.

The rules are letters with a number ("D4"): G general, N numeric, M month names, D weekdays, R relative, P periods,
K week numbers, L deadline words, T times, H feasts, S sentences, X no date at all, V not to be guessed.
"""

from commands.dates.meaning import Vague
from commands.dates.outcome import Certainty, Precision
from commands.dates.reading import DateReading, Named, read_date
from commands.dates.rest import rest_of
from commands.dates.time_range import read_time_range

__all__ = ["Certainty", "DateReading", "Named", "Precision", "Vague", "read_date", "read_time_range", "rest_of"]
