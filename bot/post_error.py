"""Why a message could not be put out: what `poster` needs to know to decide about trying again."""

from typing import Final

_HALF_A_MINUTE: Final = 30.0


class PostError(Exception):
    """Posting, changing or looking up a message failed.

    sentence: one Dutch sentence for the log and the secretary.
    permanent: the same call will be refused again (channel gone, access revoked): stop trying.
    unknown: the message may have arrived all the same: look for the mark before posting again.
    retry_after: seconds to wait before trying again, where the platform said so.
    """

    def __init__(
        self, sentence: str, *, permanent: bool = False, unknown: bool = False, retry_after: float | None = None
    ) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.permanent = permanent
        self.unknown = unknown
        self.retry_after = retry_after


def seconds_to_wait(retry_after: str) -> float:
    """The seconds of a `Retry-After` header, at least one; half a minute where it holds none."""
    try:
        return max(1.0, float(retry_after))
    except ValueError:
        return _HALF_A_MINUTE
