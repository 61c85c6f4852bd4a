"""Parsed -> claims: who says, how many, what became of them, who did it, when; lexicons as data files."""
