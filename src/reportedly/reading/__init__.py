"""
bytes -> Report: plain text, web pages, tables of reports; files, folders, patterns and standard input.

>>> from reportedly.reading import read_text
>>> report = read_text("QUETTA, March 12 (Example Wire) - Gunmen freed 12 passengers, police said.")
>>> report.dateline_place.of(report.text), report.publisher
('QUETTA', 'Example Wire')
"""

from reportedly.reading.cleaning import Cleaned, OffsetMap, clean
from reportedly.reading.inputs import read_bytes, read_inputs, read_text
from reportedly.reading.options import Form, ReadOptions

__all__ = ["Cleaned", "Form", "OffsetMap", "ReadOptions", "clean", "read_bytes", "read_inputs", "read_text"]
