"""
Who speaks: the sources of an incident's reports, resolved across them as person, organisation and party.

What the table of actors does not have is resolved by its words; what the words leave open stays a voice of its own.
"""

from reportedly.reconcile.voices.called import folded, names_of
from reportedly.reconcile.voices.origins import origins, sums_up
from reportedly.reconcile.voices.table import ActorTable, load_actors
from reportedly.reconcile.voices.voices import Voices

__all__ = ["ActorTable", "Voices", "folded", "load_actors", "names_of", "origins", "sums_up"]
