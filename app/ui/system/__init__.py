# SPDX-License-Identifier: EUPL-1.2
"""What the computer has: its dialogs, its lock, its clipboard, what it remembers."""
