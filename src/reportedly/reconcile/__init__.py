"""From an incident's claims to what can and what can't be true together: quantities, laws, conflicts, revisions."""
