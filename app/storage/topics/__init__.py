# SPDX-License-Identifier: EUPL-1.2
"""The topics of an open vault, each with what it needs."""
