"""What every worker process does around its work: tell how it goes, stop when asked, never die without a word."""

import os
from collections.abc import Callable, Generator
from contextlib import closing
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from typing import Any

from core.errors import UserError
from core.faults import places_of
from core.jobs.messages import Cancelled, Done, Failed, Progress


def report_steps(start: Callable[[], Generator[Progress, None, Any]], events: Connection, cancel: Event) -> None:
    """Run the steps of a job: each Progress is sent on, what the generator returns is sent as Done.

    A cancelled job is closed at its next step, so its `finally` clauses run.
    """
    os.environ["TOKENIZERS_PARALLELISM"] = "false"  # the tokenizers library warns of forks otherwise
    try:
        with closing(start()) as steps:
            while not cancel.is_set():
                events.send(next(steps))
        events.send(Cancelled())
    except StopIteration as finished:
        events.send(Done(finished.value))
    except UserError as error:
        events.send(Failed(error))
    except BrokenPipeError:  # the parent is gone: nobody is left to tell
        return
    except Exception as error:  # the one broad except: everything is told to the parent
        events.send(Failed(f"{type(error).__name__}: {error}", places_of(error)))
    finally:
        events.close()
