# SPDX-License-Identifier: EUPL-1.2
"""What can be told to a user: one sentence of what happened, one of what to do."""


class UserError(Exception):
    """Something outside the program went wrong, and a person can do something about it.

    Everything that is not a `UserError` is a bug and ends in the excepthook.
    Subclasses give `what` and `remedy` as class attributes, or pass them here.
    Neither may hold an answer, a name or a number of a client.

    Attributes:
        what: one Swedish sentence saying what happened.
        remedy: one Swedish sentence saying what to do; may say that the data are safe.
    """

    what: str = "Något gick fel."
    remedy: str = "Försök igen."

    def __init__(self, what: str | None = None, remedy: str | None = None) -> None:
        self.what = what or type(self).what
        self.remedy = remedy or type(self).remedy
        super().__init__(f"{self.what} {self.remedy}")
