# SPDX-License-Identifier: EUPL-1.2
"""The vault itself: made, opened, its keys exchanged, looked through."""
