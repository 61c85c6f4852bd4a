"""
The flow over a ledger: add reports, group them, judge, reconcile, code, verify, read again. With ``pipeline``, it alone knows all stages.

A command, a page or a program calls these functions; none of them prints.
"""
