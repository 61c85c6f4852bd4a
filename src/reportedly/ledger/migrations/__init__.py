"""The migrations of the ledger's tables, run when a ledger is made and when an older one is opened."""
