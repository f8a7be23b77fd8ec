"""pdfium reads and draws PDF files, in one thread at a time only."""

import threading

PDFIUM = threading.Lock()  # held by whoever uses it: a page drawn beside an import would crash the program
