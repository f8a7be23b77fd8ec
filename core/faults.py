"""What a log may say of our own faults."""

import traceback


def places_of(error: BaseException) -> str:
    """The kind of an exception and where it came from, with those behind it; never its words: they may quote a name."""
    told: list[str] = []
    each: BaseException | None = error
    while each is not None and len(told) < 5:
        kind = type(each)
        places = "".join(traceback.format_list(traceback.extract_tb(each.__traceback__)))
        told.append(f"{kind.__module__}.{kind.__qualname__}\n{places}{getattr(each, 'places', '')}")
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
    return "behind it: ".join(told)
