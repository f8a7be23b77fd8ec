"""The app as a whole."""

from measuring import Row

ROWS: list[Row] = []
