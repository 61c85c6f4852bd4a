"""Publishing a reading: JSON lines and their schema, a terminal ledger, CSV rows, one HTML page. Nothing here reads or decides."""
