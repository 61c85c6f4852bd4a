"""The pure solver: which claims can't all be true, whatever they are about. It knows counts and sums, and nothing of reports."""

from reportedly.reconcile.solver.marco import minimal_conflicts, satisfiable
from reportedly.reconcile.solver.problem import Assumption, Conflict, Conflicts, Law, Linear, Problem

__all__ = ["Assumption", "Conflict", "Conflicts", "Law", "Linear", "Problem", "minimal_conflicts", "satisfiable"]
