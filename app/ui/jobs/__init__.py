# SPDX-License-Identifier: EUPL-1.2
"""Work on other threads, and answers on their way to the disk."""
