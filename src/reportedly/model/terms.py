"""The closed vocabularies: statuses, manners, sides, stances, kinds of sources, grains of time; their values are the annotation guide's."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """What a report says has become of the people counted."""

    KILLED = "killed"
    INJURED = "injured"
    CASUALTIES = "casualties"
    HELD = "held"
    FREED = "freed"
    MISSING = "missing"
    ARRESTED = "arrested"
    DISPLACED = "displaced"
    PRESENT = "present"
    OTHER = "other"


class Manner(StrEnum):
    """How people came free (``Status.FREED`` only)."""

    RESCUED = "rescued"
    RELEASED = "released"
    ESCAPED = "escaped"
    UNSPECIFIED = "unspecified"


class Side(StrEnum):
    """Which part in the incident the people counted have."""

    ATTACKERS = "attackers"
    SECURITY = "security"
    VICTIMS = "victims"
    RESPONDERS = "responders"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Stance(StrEnum):
    """How a source stands to what it is reported to say."""

    ASSERTED = "asserted"
    DENIED = "denied"
    ESTIMATED = "estimated"
    THREATENED = "threatened"
    DEMANDED = "demanded"
    QUOTED_ONLY = "quoted_only"


class Blame(StrEnum):
    """How a statement about who did it is made."""

    CLAIMED = "claimed"
    ACCUSED = "accused"
    DENIED = "denied"
    SUSPECTED = "suspected"
    STATED = "stated"


class SourceKind(StrEnum):
    """What kind of body or person a source is."""

    GOVERNMENT = "government"
    SECURITY = "security"
    ARMED_GROUP = "armed_group"
    MEDICAL = "medical"
    MONITOR = "monitor"
    WITNESS = "witness"
    OUTLET = "outlet"
    COMPANY = "company"
    ACADEMIC = "academic"
    OTHER = "other"
    NARRATOR = "narrator"


class Precision(StrEnum):
    """The grain at which the words fix a time."""

    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    UNKNOWN = "unknown"
