"""B³: for each item, how much of its group is of its class (precision), and how much of its class is in its group (recall); the means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from evaluation.result import Row


def bcubed(found: Mapping[str, str], gold: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the items of ``gold``, all of which are in ``found``. Raises KeyError where one is not."""
    if not gold:
        return 0.0, 0.0, 0.0
    both = Counter((found[item], name) for item, name in gold.items())
    groups, classes = Counter(found[item] for item in gold), Counter(gold.values())
    precision = sum(both[found[item], name] / groups[found[item]] for item, name in gold.items()) / len(gold)
    recall = sum(both[found[item], name] / classes[name] for item, name in gold.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def row(measure: str, found: Mapping[str, str], gold: Mapping[str, str], keep: Callable[[str], bool] = lambda name: True) -> Row:
    """B³ as a row, over the items whose class ``keep`` keeps. Raises KeyError as :func:`bcubed` does."""
    kept = {item: name for item, name in gold.items() if keep(name)}
    precision, recall, f1 = bcubed(found, kept)
    return Row(measure, f1, len(kept), precision, recall)
