# SPDX-License-Identifier: EUPL-1.2
"""Whether two answers to a question are about the same thing: a question may change its meaning."""

import re

from app.forms.model import Change, Form


def in_order(version: str) -> tuple[int, ...]:
    """The figures of a version, so that 2026.10 comes after 2026.9."""
    return tuple(int(part) for part in re.findall(r"\d+", version))


def changed_since(form: Form, key: str, version: str) -> tuple[Change, ...]:
    """What has changed in a question since a version of this form, oldest first.

    Empty means that an answer given in that version can be compared with one given now.

    Args:
        form: the newest form: it knows of every change before it.
        key: the question.
        version: the version that an interview began with.
    """
    return changed_between(form, key, version, form.version)


def changed_between(form: Form, key: str, one: str, other: str) -> tuple[Change, ...]:
    """What has changed in a question from one version to another, in either order."""
    first, last = sorted((in_order(one), in_order(other)))
    of_it = (change for change in form.changes if key in change.keys)
    between = [one for one in of_it if first < in_order(one.version) <= last]
    return tuple(sorted(between, key=lambda change: in_order(change.version)))
