# SPDX-License-Identifier: EUPL-1.2
"""The talk itself: the question in focus, the area around it, the client's own window."""
