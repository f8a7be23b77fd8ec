"""The door: the window without arguments, the command line with them."""

import multiprocessing
import sys


def main() -> int:
    from ui.bootstrap import start

    return start(sys.argv[1:])


if __name__ == "__main__":
    multiprocessing.freeze_support()  # first: in a bundle a child starts this file again
    sys.exit(main())
