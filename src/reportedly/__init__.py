"""reportedly: a ledger of who says what."""
