"""The essays in the order they were opened, with a way back and on again, as in a web browser."""


class Trail:
    def __init__(self) -> None:
        self._essays: list[int] = []
        self._at = -1

    def go(self, essay_id: int) -> None:
        """It is opened now; what lay ahead on the trail is left."""
        if not self._essays or self._essays[self._at] != essay_id:
            self._essays[self._at + 1 :] = [essay_id]
            self._at += 1

    def back(self) -> int | None:
        """The one before; None at the beginning."""
        if self._at < 1:
            return None
        self._at -= 1
        return self._essays[self._at]

    def on(self) -> int | None:
        """The one that was left by going back; None at the end."""
        if self._at + 1 >= len(self._essays):
            return None
        self._at += 1
        return self._essays[self._at]

    def begin_at(self, essay_id: int) -> None:
        """Put one before the first: it was marked last, before the trail began."""
        self._essays.insert(0, essay_id)
        self._at = 0
