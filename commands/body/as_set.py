"""How every setting of a body reads: in the overview, and when one is taken back."""

from datetime import date

from commands.dutch import WEEKDAYS, count
from commands.meetings.series import in_words
from commands.weekly.reminders import days_before
from commands.words.quiet import pause_of
from storage.values import BodySettings

_YEAR = 365


def as_set(settings: BodySettings, today: date = date.min) -> tuple[tuple[str, str], ...]:
    """The settings by the name they have for the secretary, in the order of the overview; without what is over."""
    digest = f"{WEEKDAYS[settings.digest_weekday]} {settings.digest_time}" if settings.digest else "uit"
    digest += pause_of(settings, today) if settings.digest else ""
    years = count(round(settings.signals_kept_days / _YEAR), "jaar", "jaar")
    kept = years if settings.signals_kept_days % _YEAR == 0 else count(settings.signals_kept_days, "dag", "dagen")
    return (
        ("Thema's", ", ".join(theme_in_words(theme.name, theme.aliases) for theme in settings.themes) or "nog geen"),
        ("Vergadering heet", ", ".join(settings.meeting_words) or "vergadering"),
        ("Vaste vergadering", in_words(settings.series) if settings.series else "geen"),
        ("Bestuur voor voorstellen", settings.steering),
        ("Gebied", settings.province or "niet ingevuld"),
        ("Weekbericht", digest),
        ("Herinneringen", f"aan, {days_before(settings.reminder_days)}" if settings.reminders else "uit"),
        ("Vraag om terugkoppeling", "aan" if settings.ask_feedback else "uit"),
        ("Signalen bewaard", f"{kept} na afhandeling"),
        ("Webadres", settings.web_address or "niet ingevuld"),
    )


def theme_in_words(name: str, aliases: tuple[str, ...]) -> str:
    """`Wonen (huisvesting)`: a name with its other names behind it."""
    return f"{name} ({', '.join(aliases)})" if aliases else name


def went_back(before: BodySettings, now: BodySettings) -> list[str]:
    """`weekbericht weer maandag 09:00`, for every setting that reads otherwise than before."""
    pairs = zip(as_set(before), as_set(now), strict=True)
    return [f"{name[0].lower()}{name[1:]} weer {value}" for (name, was), (_, value) in pairs if was != value]
