# SPDX-License-Identifier: EUPL-1.2
"""Use cases: start, answer, go to, rate, sign, import, practise. No Qt, no SQL."""
