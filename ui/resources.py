"""Where the files that ship with the program lie, from source and in a bundle alike."""

from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
