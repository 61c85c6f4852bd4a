"""
Claims to incidents: which mentions are of one happening, why, and which reports merely repeat another.

A mention is compared by its :class:`Portrait`; :func:`keys` says with which others; :func:`compare` how much speaks for "the same", by a
table of features and weights; :func:`partition` makes groups of them; :func:`regroup` does so as reports come. Nothing here reads a text
twice, and no result hangs on the order of adding or on what else there is.
"""

from reportedly.incidents.blocking import keys
from reportedly.incidents.clustering import incident_id, partition
from reportedly.incidents.comparing import because, compare
from reportedly.incidents.echoes import find_echoes
from reportedly.incidents.memory import Memory
from reportedly.incidents.portrait import Portrait, portrait
from reportedly.incidents.redating import redated
from reportedly.incidents.regrouping import Regrouped, Store, regroup
from reportedly.incidents.tallying import Tally, Telling, tally, telling

__all__ = [
    "Memory",
    "Portrait",
    "Regrouped",
    "Store",
    "Tally",
    "Telling",
    "because",
    "compare",
    "find_echoes",
    "incident_id",
    "keys",
    "partition",
    "portrait",
    "redated",
    "regroup",
    "tally",
    "telling",
]
