"""A document held against what the body already has."""

from datetime import datetime

from commands.minutes.document import Document
from commands.minutes.finding.matching import Known, Match, matches, numbered_only
from commands.minutes.parts.known import KnownNames
from commands.minutes.proposal import NewPoint, Proposal
from storage.actions import Wanted
from storage.directory import Directory
from storage.frozen import dataclass
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was read, and which of it the body already has, by the proposal's own ids."""

    proposal: Proposal
    known: dict[str, Match]

    @property
    def fresh(self) -> tuple[NewPoint, ...]:
        """The new points that the body does not have yet."""
        return tuple(point for point in self.proposal.new if point.id not in self.known)

    @property
    def corrected(self) -> tuple[tuple[NewPoint, int], ...]:
        """New points that the body has with a slightly other text, and their number."""
        return tuple(
            (point, self.known[point.id].number)
            for point in self.proposal.new
            if point.id in self.known and not self.known[point.id].exact
        )

    def without_known(self) -> Proposal:
        """The proposal with only what would be added."""
        return self.proposal.model_copy(update={"new": self.fresh})


def names_of(directory: Directory) -> KnownNames:
    """The names that reading may recognise."""

    def names(*kinds: str) -> tuple[str, ...]:
        return tuple(
            word for party in directory.parties if party.kind in kinds for word in (party.name, *party.aliases)
        )

    people = tuple(member.name for member in directory.members if member.active)
    return KnownNames((*names("organisatie", "rol", "allen"), *people), names("regio"), names("gemeente"))


def prepare(document: Document, store: Store, directory: Directory, now: datetime) -> Prepared:
    """Read a document and hold it against what the body has. Nothing is saved."""
    from commands.minutes.find import read_minutes  # its patterns take 50 ms to make, once there is a document

    return hold_against(read_minutes(document, now, names_of(directory)), store)


def hold_against(proposal: Proposal, store: Store) -> Prepared:
    """Find the points of a proposal that the body already has; one told by its number alone gets its words."""
    points = store.actions.find(Wanted(status="alle"), limit=2000)
    texts = {f"punt {point.number}": point.text for point in points}
    reviewed = tuple(
        seen.model_copy(update={"text": texts.get(seen.text, seen.text)}) if numbered_only(seen.text) else seen
        for seen in proposal.reviewed
    )
    proposal = proposal.model_copy(update={"reviewed": reviewed})
    known = [Known(point.number, point.text, point.status) for point in points]
    return Prepared(proposal, {match.id: match for match in matches(proposal, known)})
