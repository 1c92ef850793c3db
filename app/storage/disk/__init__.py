# SPDX-License-Identifier: EUPL-1.2
"""Files and folders on the disk: whole or not at all, locked, in a good place."""
